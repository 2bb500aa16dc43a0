"""The words of a person's reply, to be kept as an answer."""

import msgspec
from sqlalchemy import select

from chaffer.kernel.errors import Invalid
from chaffer.kernel.message import Part, Text
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages

_MESSAGE = Statement(
    "faq.message",
    select(messages.c.direction, messages.c.author_kind, messages.c.part).where(
        mine(messages), messages.c.id == given("id")
    ),
)
_NOT_PEOPLE = frozenset(("bot", "shopper", "system"))


def said_in(tx: Transaction, message_id: str) -> str:
    """The text of something a person of the shop wrote. Raises NotFound, Invalid for any other message."""
    row = tx.one(_MESSAGE, id=message_id)
    if row.direction != "out" or row.author_kind in _NOT_PEOPLE:
        raise Invalid("only what a person of the shop wrote can become an answer")
    part = msgspec.convert(row.part, Part)
    if not isinstance(part, Text) or not part.text.strip():
        raise Invalid("this message has no text")
    return part.text.strip()
