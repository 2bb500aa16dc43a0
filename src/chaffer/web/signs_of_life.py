"""That an account's platform calls: noted beside the call, a few times a minute at most, so that the desk can show it."""

import asyncio
import logging
from datetime import datetime, timedelta

from chaffer.accounts.channels import OpenAccount
from chaffer.accounts.operations.note_health import Sign, note_sign
from chaffer.runtime.database import Database

_log = logging.getLogger(__name__)
EVERY = timedelta(seconds=20)


class SignsOfLife:
    """One for each address."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._noted: dict[tuple[str, Sign], datetime] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def note(self, account: OpenAccount, sign: Sign) -> None:
        """Soon; the caller does not wait for it."""
        now, key = self._db.clock.now(), (account.id, sign)
        before = self._noted.get(key)
        if before is not None and now - before < EVERY:
            return
        self._noted[key] = now
        task = asyncio.create_task(self._write(account, sign))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _write(self, account: OpenAccount, sign: Sign) -> None:
        try:
            await self._db.write(account.shop_id, lambda tx: note_sign(tx, account.id, sign))
        except Exception:  # noqa: BLE001 — a sign that is lost comes again; the webhook itself is kept
            _log.warning("a sign of life was not noted", extra={"account": account.id})
