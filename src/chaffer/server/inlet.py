"""The way in: what a webhook brought is kept, and its turn begins."""

import asyncio
from collections.abc import Sequence

import msgspec

from chaffer.accounts.channels import OpenAccount
from chaffer.channels.registry import CHANNELS
from chaffer.conversations.holding import hold
from chaffer.conversations.house import House
from chaffer.conversations.listening import OWN
from chaffer.conversations.show_waiting import show_waiting
from chaffer.conversations.turn import take_turn
from chaffer.inbox.receive import Received, Source, receive
from chaffer.kernel.message import Report, Slice
from chaffer.outbox.claim import Departure
from chaffer.outbox.receipts import reported
from chaffer.runtime.failpoints import passing
from chaffer.runtime.stages import stage
from chaffer.runtime.transaction import Transaction
from chaffer.server.sending import Sending
from chaffer.server.tasks import Tasks
from chaffer.server.turns import Turns


class Inlet:
    """name: of this process, which holds the lanes it takes."""

    def __init__(self, house: House, turns: Turns, sending: Sending, tasks: Tasks, name: str) -> None:
        self._house = house
        self._turns = turns
        self._sending = sending
        self._tasks = tasks
        self._name = name

    async def keep(self, account: OpenAccount, pieces: Sequence[Slice], request_id: str) -> None:
        """`hook`: keep, return after COMMIT; the turn follows by itself."""
        received = await self._keep(account, pieces, request_id)
        for lane in received.lanes:
            self._turns.begin(lane)
        newest = next((piece for piece in reversed(pieces) if piece.kind == "message" and not piece.silent), None)
        # A shop that does not want blue ticks before somebody looked sets "attend" to "off".
        if newest is not None and received.kept and account.settings.get("attend") != "off":
            self._tasks.spawn(self._sending.attend(account, newest.external_id))

    async def answer(
        self, account: OpenAccount, pieces: Sequence[Slice], request_id: str, seconds: float
    ) -> list[Departure]:
        """`inline`: keep, wait for the replies, and hand their parts over instead of sending them.

        Past the deadline a holding phrase stands in for a reply, which is sent by itself later. Nothing is said for
        a lane that another turn holds: that turn answers.
        """
        received = await self._keep(account, pieces, request_id)
        turns = {self._tasks.spawn(take_turn(self._house, lane)): lane for lane in received.lanes}
        if turns:
            await asyncio.wait(turns, timeout=seconds)
        departures: list[Departure] = []
        for turn, lane in turns.items():
            if not turn.done():
                held = await self._house.db.write(lane.shop_id, lambda tx, lane=lane: hold(self._house, tx, lane))  # type: ignore[misc]
                departures.append(held)
                turn.add_done_callback(self._send_late)
            else:
                departures.extend(turn.result())
        return departures

    def handed_over(self, departures: Sequence[Departure]) -> None:
        """They stand in a response that leaves now."""
        self._sending.handed_over(departures)

    def _send_late(self, turn: "asyncio.Task[list[Departure]]") -> None:
        for departure in turn.result():
            self._tasks.spawn(self._sending.send(departure))

    async def _show(self, shop_id: str, conversation_id: str) -> None:
        """A person is typing: they see at once what the bot answers later."""
        await self._house.db.write(shop_id, lambda tx: show_waiting(self._house, tx, conversation_id))

    async def _keep(self, account: OpenAccount, pieces: Sequence[Slice], request_id: str) -> Received:
        source = Source(account.id, account.kind)
        channel = CHANNELS[account.kind]

        def apply_report(tx: Transaction, piece: Slice) -> bool:
            told = [each for each in channel.parse(piece) if isinstance(each, Report)]
            known = [reported(tx, each) for each in told]
            return bool(known) and all(known)

        pieces = [_not_ours(piece) for piece in pieces]
        what = "report" if all(piece.kind == "report" for piece in pieces) else "keep"

        def work(tx: Transaction) -> Received:
            with stage(what):
                return receive(tx, source, pieces, self._house.bodies, apply_report, request_id, self._name)

        received = await self._house.db.write(account.shop_id, work, urgent=True)
        passing("kept")
        for conversation_id in dict.fromkeys(received.paused):
            self._tasks.spawn(self._show(account.shop_id, conversation_id))
        return received


def _not_ours(piece: Slice) -> Slice:
    """Nobody outside may say that an event is one we made ourselves."""
    if not piece.external_id.startswith(OWN):
        return piece
    return msgspec.structs.replace(piece, external_id=f"x:{piece.external_id}")
