"""Rows of the inbox that many desks ask for at once, worked out once.

A change sends every desk to ask for the same rows within a moment. What the live feed has not called changed since it was
read is given again, for a quarter of a second: a name that changed may lag so long.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from chaffer.desk.rows.shown import InboxRow
from chaffer.runtime.live import Change

GOOD_SECONDS = 0.25
HELD_AT_MOST = 5_000
Read = Callable[[Sequence[str]], Awaitable[Sequence[InboxRow]]]


class _Held(NamedTuple):
    began: float
    row: "asyncio.Future[InboxRow | None]"


class SharedRows:
    """One for the process, hooked to its feed."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], _Held] = OrderedDict()
        self._reading: set[asyncio.Task[None]] = set()

    def note(self, changes: list[Change]) -> None:
        """Whoever asks from now on gets what is read from now on."""
        for change in changes:
            if change.topic == "conversation":
                self._held.pop((change.shop_id, change.thing_id), None)

    async def of(self, shop_id: str, ids: Sequence[str], read: Read) -> dict[str, InboxRow]:
        """By id, those there are. A fault of `read` is everybody's who waits for it."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        missing = []
        waiting: dict[str, asyncio.Future[InboxRow | None]] = {}
        for each in dict.fromkeys(ids):
            held = self._held.get((shop_id, each))
            if held is None or now - held.began > GOOD_SECONDS:
                held = self._held[shop_id, each] = _Held(now, loop.create_future())
                missing.append(each)
            waiting[each] = held.row
        while len(self._held) > HELD_AT_MOST:
            self._held.popitem(last=False)
        if missing:  # a task of its own: who asked first may hang up, the others wait on
            task = loop.create_task(self._fill(shop_id, missing, waiting, read))
            self._reading.add(task)
            task.add_done_callback(self._reading.discard)
        return {each: row for each, future in waiting.items() if (row := await asyncio.shield(future)) is not None}

    async def _fill(
        self, shop_id: str, missing: list[str], waiting: dict[str, "asyncio.Future[InboxRow | None]"], read: Read
    ) -> None:
        try:
            found = {row.id: row for row in await read(missing)}
        except Exception as fault:  # noqa: BLE001 — whoever waits for the row is told
            for each in missing:
                self._held.pop((shop_id, each), None)
                waiting[each].set_exception(fault)
                waiting[each].exception()  # all who waited may have gone
            return
        for each in missing:
            waiting[each].set_result(found.get(each))
