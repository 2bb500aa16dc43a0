"""Catalogue files that people sent are read one after the other, beside everything else."""

import asyncio
import contextlib
import logging
import threading

from chaffer.commerce.catalog.import_files import ImportFiles
from chaffer.commerce.catalog.import_rows import WAKE, ClaimedImport, claim_import, fail_import, some_due
from chaffer.commerce.catalog.operations.import_products import ImportFile, read_again
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.server.wakes import Wakes

ANYHOW_EVERY_SECONDS = 30.0
SWEPT_EVERY_SECONDS = 3600.0
_log = logging.getLogger(__name__)


class Importing:
    """name: of this process, in its claims."""

    def __init__(self, db: Database, files: ImportFiles, wakes: Wakes, name: str) -> None:
        self._db = db
        self._files = files
        self._wakes = wakes
        self._name = name

    async def loop(self) -> None:
        clock = asyncio.get_running_loop().time
        looked = swept = -SWEPT_EVERY_SECONDS
        while True:
            came = await self._wakes.waited(WAKE)
            if self._wakes.stopping:
                return
            if not came and clock() - looked < ANYHOW_EVERY_SECONDS:
                continue
            while not self._wakes.stopping and (claimed := await self._claim()):
                await self._read(claimed)
            looked = clock()
            if looked - swept >= SWEPT_EVERY_SECONDS:
                swept = looked
                await asyncio.to_thread(self._files.sweep, self._db.clock.now())

    async def _claim(self) -> ClaimedImport | None:
        if not await self._db.read(ANY_SHOP, some_due):
            return None
        return await self._db.write(ANY_SHOP, lambda tx: claim_import(tx, self._name))

    async def _read(self, claimed: ClaimedImport) -> None:
        """To its end, or until we stop: then whoever comes next begins it anew, which writes nothing twice."""
        stop = threading.Event()
        reading = asyncio.create_task(asyncio.to_thread(self._read_now, claimed, stop))
        while not reading.done():
            if self._wakes.stopping:
                stop.set()
            await asyncio.wait([reading], timeout=0.2)
        try:
            reading.result()
        except Exception:  # noqa: BLE001 — one file must not stop the loop
            _log.exception("an import broke off", extra={"import": claimed.id})
            with contextlib.suppress(Exception):
                await self._db.write(claimed.shop_id, lambda tx: fail_import(tx, claimed.id))

    def _read_now(self, claimed: ClaimedImport, stop: threading.Event) -> None:
        command = ImportFile(claimed.format, claimed.source, claimed.currency, claimed.dry)
        with self._files.open(claimed.shop_id, claimed.id) as source:
            steps = read_again(self._db, claimed.shop_id, claimed.id, command, source)
            for _ in steps:
                if stop.is_set():
                    steps.close()
