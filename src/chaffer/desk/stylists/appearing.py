"""Under which name and from which number a person of the shop writes."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.actor import Actor
from chaffer.channels.registry import CHANNELS
from chaffer.desk.stylists.tables import stylists
from chaffer.kernel.message import Media, Part, Text
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

NAMES_WHO_WRITES = ("web",)
"""Channels that say it themselves."""
_ONE = Statement("stylists.one", select(stylists).where(mine(stylists), stylists.c.staff_id == given("staff_id")))
_ALL = Statement("stylists.all", select(stylists).where(mine(stylists)).order_by(stylists.c.staff_id))
_OF_NUMBER = Statement(
    "stylists.of_number",
    select(stylists.c.staff_id).where(
        mine(stylists), stylists.c.account_id == given("account_id"), stylists.c.account_id != ""
    ),
)
_LAST_OUT = Statement(
    "stylists.spoke_last",
    select(messages.c.author_kind, messages.c.author_id)
    .where(mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.direction == "out")
    .order_by(messages.c.seq.desc())
    .limit(1),
)


def stylist(tx: Transaction, staff_id: str) -> Any:
    """The row, None for whoever set nothing."""
    return tx.row(_ONE, staff_id=staff_id)


def all_stylists(tx: Transaction) -> list[Any]:
    return tx.rows(_ALL)


def stylist_of_number(tx: Transaction, account_id: str) -> str:
    """Whose own number this is; "" for the shop's."""
    return str(tx.value(_OF_NUMBER, account_id=account_id) or "") if account_id else ""


def signed(tx: Transaction, thread: Any, bubbles: Sequence[Part], actor: Actor) -> tuple[Part, ...]:
    """With the person's signature above the first words, where another spoke last and the channel does not say who
    writes. What would become too long for the channel goes without. thread: the conversation's row.
    """
    if actor.kind != "staff" or thread.channel in NAMES_WHO_WRITES or not bubbles:
        return tuple(bubbles)
    known = stylist(tx, actor.id)
    if known is None or not known.signature or _spoke_last(tx, thread.id, actor):
        return tuple(bubbles)
    return (_with(bubbles[0], known.signature, thread.channel), *bubbles[1:])


def _spoke_last(tx: Transaction, conversation_id: str, actor: Actor) -> bool:
    last = tx.row(_LAST_OUT, conversation_id=conversation_id)
    return last is not None and (last.author_kind, last.author_id) == ("staff", actor.id)


def _with(part: Part, signature: str, channel: str) -> Part:
    limits = CHANNELS[channel].limits
    field, most = (
        ("text", limits.text) if isinstance(part, Text)
        else ("caption", limits.caption) if isinstance(part, Media) and part.kind not in ("audio", "sticker")
        else ("body", limits.body) if hasattr(part, "body")
        else ("", 0)
    )  # fmt: skip
    words = f"{signature}\n{getattr(part, field)}".rstrip("\n") if field else ""
    if not words or len(words) > most:
        return part
    return msgspec.structs.replace(part, **{field: words})
