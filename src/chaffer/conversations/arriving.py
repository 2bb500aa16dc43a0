"""What waits in a lane, opened, translated and put together."""

from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from chaffer.conversations.dialogue.gather import Gathered, gather
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.hear import apart
from chaffer.conversations.house import House
from chaffer.conversations.plan import Arrival, Plan
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Identity, Inbound, Notice, Report, Slice, Unsupported
from chaffer.runtime.transaction import Transaction


def gathered(house: House, tx: Transaction, thread: Any, state: State, arrivals: list[Arrival]) -> list[Gathered]:
    if not arrivals:
        return []
    newest = arrivals[-1].inbound
    own = partial(apart, house, tx, thread, state, newest)
    return gather([arrival.inbound.parts for arrival in arrivals], own)


def last_heard(plan: Plan) -> datetime:
    """When the shopper last spoke: a late old message takes nothing back, one from the future gives nothing more."""
    times = [min(arrival.inbound.said_at or arrival.kept_at, arrival.kept_at) for arrival in plan.arrivals]
    before = plan.thread.last_in_at
    return max(times) if before is None else max(before, *times)


def open_arrivals(house: House, tx: Transaction, thread: Any, rows: list[Any]) -> tuple[list[Arrival], list[str]]:
    """Translate what waits; events that cannot be read are named apart."""
    channel = house.channels[thread.channel]
    known_as = tuple(msgspec.convert(thread.addresses, list[Identity]))
    arrivals, broken = [], []
    for row in rows:
        try:
            body = house.bodies.open(tx, row.event_day, bytes(row.event_body), row.event_id)
            told = channel.parse(
                Slice(row.event_external_id, thread.account_id, "message", body, known_as, row.event_said_at)
            )
        except Malformed:
            broken.append(row.event_id)
            continue
        inbound = next((each for each in told if isinstance(each, Inbound)), None)
        arrivals.append(Arrival(row.event_id, row.event_external_id, row.event_kept_at, inbound or _silent(row, told)))
    return arrivals, broken


def _silent(row: Any, told: list[Inbound | Report | Notice]) -> Inbound:
    """What came through a lane without being a message (a number change) is kept and shown, and not answered."""
    kind = next((each.kind for each in told if isinstance(each, Notice)), "notice")
    return Inbound(row.event_external_id, (Unsupported("notice", kind),), row.event_said_at)
