"""A card number sent in pieces: the message that completes it is masked before anything of it is stored.

The pieces before it that were answered already stay where they are: a part of a number is no card number. Those that wait
in the same turn are masked with it. A number in more than four pieces, or with other talk in between, is not found.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import msgspec
from sqlalchemy import select

from chaffer.conversations.hear import masked
from chaffer.conversations.house import House
from chaffer.inbox import events
from chaffer.inbox.masking import without_text
from chaffer.kernel.message import Inbound, Part, Text
from chaffer.language.redact import PIECES_BEFORE, REMOVED, mostly_digits, split_card
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

_BELONGS_TOGETHER = timedelta(minutes=30)
_BEFORE = Statement(
    "messages.said_before",
    select(messages.c.part)
    .where(
        mine(messages),
        messages.c.conversation_id == given("conversation_id"),
        messages.c.direction == "in",
        messages.c.kept_at >= given("since"),
        messages.c.kept_at < given("before"),
    )
    .order_by(messages.c.seq.desc())
    .limit(PIECES_BEFORE),
)


class Arrived(Protocol):
    event_id: str
    kept_at: datetime
    inbound: Inbound


def mask_cards(
    house: House, tx: Transaction, thread: Any, arrived: Sequence[Arrived], rows: Sequence[Any]
) -> tuple[bool, dict[str, bytes]]:
    """Mask every card number, whole or in pieces; whether there was one, and the events that hold pieces, masked, by id."""
    found = False
    for each in arrived:
        each.inbound, has_card = masked(each.inbound)
        found = found or has_card
    split = _mask_split(house, tx, thread, arrived, rows)
    return found or bool(split), split


def _mask_split(
    house: House, tx: Transaction, thread: Any, arrived: Sequence[Arrived], rows: Sequence[Any]
) -> dict[str, bytes]:
    """Mask the messages that make a card number with those before them; the events they came in, masked, by id.

    rows: those events, as `load_with_waiting` gives them. One statement, and only if a message is mostly digits.
    """
    texts = [_text(each.inbound.parts) for each in arrived]
    if not any(map(mostly_digits, texts)):
        return {}
    before = _said_before(tx, thread.id, arrived[0].kept_at)
    bodies: dict[str, bytes] = {}
    for place, text in enumerate(texts):
        pieces = split_card([*before, *texts[:place]], text) if mostly_digits(text) else 0
        for at in range(place - pieces, place + 1) if pieces else ():
            if at >= 0:
                each = arrived[at]
                bodies[each.event_id] = _masked_body(house, tx, rows, each.event_id, texts[at])
                each.inbound = _emptied(each.inbound)
    return bodies


def keep_masked(house: House, tx: Transaction, bodies: Mapping[str, bytes]) -> None:
    """Put the masked events in the place of those that came."""
    for event_id, body in bodies.items():
        events.rewrite(tx, event_id, *house.bodies.seal(tx, body, event_id))


def _said_before(tx: Transaction, conversation_id: str, before: datetime) -> list[str]:
    rows = tx.rows(_BEFORE, conversation_id=conversation_id, since=before - _BELONGS_TOGETHER, before=before)
    return [_text(msgspec.convert(row.part, list[Part])) for row in reversed(rows)]


def _text(parts: Sequence[Part]) -> str:
    return "\n".join(part.text for part in parts if isinstance(part, Text))


def _emptied(inbound: Inbound) -> Inbound:
    parts = tuple(Text(REMOVED) if isinstance(part, Text) else part for part in inbound.parts)
    return Inbound(
        inbound.external_id, parts, inbound.said_at, inbound.profile_name, inbound.locale, inbound.reply_to,
        inbound.about_sku, inbound.referral, inbound.group, inbound.forwarded,
    )  # fmt: skip


def _masked_body(house: House, tx: Transaction, rows: Sequence[Any], event_id: str, text: str) -> bytes:
    row = next(row for row in rows if row.event_id == event_id)
    body = house.bodies.open(tx, row.event_day, bytes(row.event_body), event_id)
    return without_text(body, text)
