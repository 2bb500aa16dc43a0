"""Count a question that had no answer."""

import re

import msgspec
from sqlalchemy import update

from chaffer.commerce.faq.tables import unanswered
from chaffer.kernel.errors import NotFound
from chaffer.language.normalise import normalise
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

CHARS_AT_MOST = 200
_NAMING = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|\+?\d[\d ().-]{5,}\d")
_WORDS = re.compile(r"[^\W\d_]+")
_add = insert_all(unanswered, "id", "language", "asked", "example", "product_id", "first_at", "last_at")
_COUNT = Statement(
    "faq.count_unanswered",
    _add.on_conflict_do_update(
        index_elements=["shop_id", "language", "asked", "product_id"],
        set_={"count": unanswered.c.count + 1, "last_at": _add.excluded.last_at},
    ),
)
_STATE = Statement(
    "faq.unanswered_state",
    update(unanswered).where(mine(unanswered), unanswered.c.id == given("which")).values(state=given("state")),
)


class NoteUnanswered(msgspec.Struct, frozen=True):
    """product_id: of the product it was asked of, if any."""

    question: str
    language: str
    product_id: str = ""


def note_unanswered(tx: Transaction, command: NoteUnanswered) -> bool:
    """Whether there was anything to count. Addresses, links and long numbers are left out before it is kept."""
    example = without_names(command.question)
    asked = " ".join(_WORDS.findall(normalise(example)))
    if not asked:
        return False
    tx.run(
        _COUNT, id=tx.new_id("asked"), language=command.language, asked=asked, example=example,
        product_id=command.product_id, first_at=tx.now, last_at=tx.now,
    )  # fmt: skip
    return True


def without_names(question: str) -> str:
    """The question on one line, without mail addresses, links and long numbers; CHARS_AT_MOST of it."""
    return _NAMING.sub("…", " ".join(question[: 4 * CHARS_AT_MOST].split()))[:CHARS_AT_MOST]


def settle_unanswered(tx: Transaction, unanswered_id: str, state: str) -> None:
    """state: answered, dropped, or open again. Raises NotFound."""
    if not tx.run(_STATE, which=unanswered_id, state=state):
        raise NotFound("no such question", unanswered_id=unanswered_id)
