"""The way out: claim what may leave, call the channels, keep the receipts."""

import asyncio
import contextlib
import time
from collections.abc import Sequence

from chaffer.accounts.channels import OpenAccount
from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.channels.account_of import account_of
from chaffer.channels.registry import CHANNELS
from chaffer.kernel.errors import SendFault
from chaffer.kernel.http import Http
from chaffer.kernel.message import SendReceipt
from chaffer.outbox.claim import Claimed, Departure, claim
from chaffer.outbox.files_out import FilesOut
from chaffer.outbox.journal import Journal
from chaffer.outbox.pace import Pace
from chaffer.outbox.receipts import take_back, taken
from chaffer.outbox.send import send
from chaffer.runtime.database import Database
from chaffer.runtime.stages import timed
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.tasks import Tasks
from chaffer.server.wakes import Wakes

SENDS_AT_ONCE = 64
LOOK_EVERY_SECONDS = 0.05
"""While messages wait for their place: often enough to keep the pace, with some of them at a time."""
LIMITS = {kind: channel.limits for kind, channel in CHANNELS.items()}


class Sending:
    """journal: of this process, from its start on. name: of this process, in its claims."""

    journal: Journal

    def __init__(
        self, db: Database, http: Http, accounts: OpenAccounts, pace: Pace, wakes: Wakes, tasks: Tasks, name: str,
        files: FilesOut,
    ) -> None:  # fmt: skip
        self._db = db
        self._http = http
        self._accounts = accounts
        self._pace = pace
        self._wakes = wakes
        self._tasks = tasks
        self._name = name
        self._files = files
        self._room = asyncio.Semaphore(SENDS_AT_ONCE)
        self._claims = 0

    async def loop(self) -> None:
        while await self._wakes.woken("outbox", self._rest_seconds()):
            while not self._wakes.stopping and (claimed := await self._claim()).found:
                for departure in claimed.departures:
                    await self._room.acquire()  # one that hangs must not hold up the others
                    self._room.release()
                    self._tasks.spawn(self.send(departure))

    async def send(self, departure: Departure) -> None:
        """Call the channel once for what is claimed."""
        async with self._room:
            account = account_of(await self._accounts.get(departure.shop_id, departure.account_id))
            await send(self._db, self._http, CHANNELS, account, departure, self._pace, self.journal, self._files)

    def handed_over(self, departures: Sequence[Departure]) -> None:
        """They stand in a response that leaves now: note it, for whatever happens next, and keep the receipts."""
        for departure in departures:
            self.journal.note(departure.outbound.id)
            self._tasks.spawn(self._note_taken(departure))

    async def attend(self, account: OpenAccount, external_id: str) -> None:
        """Show that it was read and an answer is on its way. A courtesy: its failure is noted and nothing else."""
        with contextlib.suppress(SendFault):
            await timed("attend", CHANNELS[account.kind].attend(self._http, account_of(account), external_id))

    async def _note_taken(self, departure: Departure) -> None:
        receipt = SendReceipt(departure.outbound.id)
        await self._db.write(departure.shop_id, lambda tx: taken(tx, departure, receipt))

    async def _claim(self) -> Claimed:
        """Claim under a name used once: if nobody hears whether the claim was committed, nobody will send by it."""
        self._claims += 1
        holder = f"{self._name}/{self._claims}"
        try:
            return await self._db.write(ANY_SHOP, lambda tx: claim(tx, LIMITS, holder, self._pace, time.monotonic()))
        except Exception:
            await self._db.write(ANY_SHOP, lambda tx: take_back(tx, holder))
            raise

    def _rest_seconds(self) -> float:
        return max(self._pace.soonest_seconds(time.monotonic()), LOOK_EVERY_SECONDS)
