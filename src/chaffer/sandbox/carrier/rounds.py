"""A driver's rounds: each parcel is seen four times, and each time the merchant is told."""

import asyncio

from chaffer.sandbox.carrier.depot import Depot, Parcel, Scan
from chaffer.sandbox.notify import Notifier


class Rounds:
    """Moves parcels by the depot's modes, within the running event loop. Whoever made it closes it."""

    def __init__(self, depot: Depot, notifier: Notifier) -> None:
        self._depot = depot
        self._notifier = notifier
        self._under_way: set[asyncio.Task[None]] = set()

    def begin(self, parcel: Parcel) -> None:
        """Send the parcel on its way, if the modes give times for it."""
        waits = self._depot.modes.waits_seconds
        if waits:
            task = asyncio.get_running_loop().create_task(self._drive(parcel, waits))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    def step(self, parcel: Parcel) -> Scan | None:
        """The next scan, now; None once it is delivered."""
        scan = self._depot.scan(parcel)
        if scan is not None:
            self._tell(parcel, scan)
        return scan

    async def close(self) -> None:
        for task in list(self._under_way):
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _drive(self, parcel: Parcel, waits: tuple[float, ...]) -> None:
        for wait in (*waits, waits[-1], waits[-1]):  # a second attempt takes two sightings more
            await asyncio.sleep(wait)
            if self.step(parcel) is None:
                return

    def _tell(self, parcel: Parcel, scan: Scan) -> None:
        told = {
            "id": scan.id, "type": "parcel.scanned", "tracking_number": parcel.number,
            "reference": parcel.wish.reference, "code": scan.code, "place": scan.place, "at": scan.at,
        }  # fmt: skip
        modes = self._depot.modes
        # Kept back so long that the next scan overtakes it.
        late = max(modes.waits_seconds, default=0.0) * 1.5 + 0.2 if modes.shuffle and len(parcel.scans) == 2 else 0.0
        for _ in range(2 if modes.duplicate else 1):
            self._notifier.send(parcel.wish.notify_url, told, after_seconds=late)
