"""What waits in a lane, opened, translated and put together."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from chaffer.conversations.afterthoughts import heard_parts, is_afterthought, is_correction
from chaffer.conversations.dialogue.gather import Gathered, gather
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.hear import apart
from chaffer.conversations.house import House
from chaffer.conversations.listening import OWN
from chaffer.conversations.plan import Arrival
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Identity, Inbound, Notice, Report, Slice, Unsupported
from chaffer.runtime.transaction import Transaction


def gathered(house: House, tx: Transaction, thread: Any, state: State, arrivals: list[Arrival]) -> list[Gathered]:
    if not arrivals:
        return []
    newest = arrivals[-1].inbound
    own = partial(apart, house, tx, thread, state, newest)
    return gather(heard_parts(tx, thread, state, arrivals), own)


def newest_of(arrivals: list[Arrival]) -> Inbound:
    """The newest message, with what only an earlier one of the same turn tells: an ad, a product, a quote."""
    newest = arrivals[-1].inbound
    for earlier in arrivals[-2::-1]:
        told = {
            name: value
            for name in _TOLD_ONCE
            if not getattr(newest, name) and (value := getattr(earlier.inbound, name))
        }
        if told:
            newest = msgspec.structs.replace(newest, **told)
    return newest


CORRECTED_WITHIN = timedelta(minutes=15)
"""WhatsApp lets nobody change a message that is older."""
_TOLD_ONCE = ("referral", "about_sku", "reply_to")


def last_heard(thread: Any, arrivals: Sequence[Arrival]) -> datetime | None:
    """When the shopper last spoke: a late old message takes nothing back, one from the future gives nothing more.

    A reaction and a deletion are no speaking. A correction was spoken as long before as one may be made at all.
    """
    times = [_spoken(arrival) for arrival in arrivals if not is_afterthought(arrival.inbound.parts)]
    times += [_spoken(arrival) - CORRECTED_WITHIN for arrival in arrivals if is_correction(arrival.inbound.parts)]
    return max(filter(None, (thread.last_in_at, *times)), default=None)


def _spoken(arrival: Arrival) -> datetime:
    return min(arrival.inbound.said_at or arrival.kept_at, arrival.kept_at)


def open_arrivals(house: House, tx: Transaction, thread: Any, rows: list[Any]) -> tuple[list[Arrival], list[str]]:
    """Translate what waits; events that cannot be read are named apart."""
    channel = house.channels[thread.channel]
    known_as = tuple(msgspec.convert(thread.addresses, list[Identity]))
    arrivals, broken = [], []
    for row in rows:
        try:
            body = house.bodies.open(tx, row.event_day, bytes(row.event_body), row.event_id)
            if row.event_external_id.startswith(OWN):
                own = msgspec.json.decode(body, type=Inbound)
                arrivals.append(
                    Arrival(row.event_id, row.event_external_id, row.event_kept_at, own, row.event_message_id)
                )
                continue
            told = channel.parse(
                Slice(row.event_external_id, thread.account_id, "message", body, known_as, row.event_said_at)
            )
        except (Malformed, msgspec.DecodeError):
            broken.append(row.event_id)
            continue
        inbound = next((each for each in told if isinstance(each, Inbound)), None)
        arrivals.append(
            Arrival(
                row.event_id,
                row.event_external_id,
                row.event_kept_at,
                inbound or _silent(row, told),
                row.event_message_id,
            )
        )
    return arrivals, broken


def _silent(row: Any, told: list[Inbound | Report | Notice]) -> Inbound:
    """What came through a lane without being a message (a number change) is kept and shown, and not answered."""
    kind = next((each.kind for each in told if isinstance(each, Notice)), "notice")
    return Inbound(row.event_external_id, (Unsupported("notice", kind),), row.event_said_at)
