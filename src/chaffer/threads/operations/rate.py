"""How a shopper found it: asked once for each conversation that ended, answered when they like."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import select

from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.events import ConversationRated
from chaffer.threads.tables import messages, ratings

COMMENT_AT_MOST = 2000
"""Characters."""
COMMENTED_WITHIN = timedelta(days=7)
_ADD = Statement(
    "ratings.add",
    insert_all(
        ratings, "id", "conversation_id", "contact_id", "channel", "language", "about_kind", "about_id", "team_id",
        "asked_at",
    ),
)  # fmt: skip
_ONE = Statement(
    "ratings.one",
    select(ratings).where(
        mine(ratings), ratings.c.id == given("id"), ratings.c.conversation_id == given("conversation_id")
    ),
)
_LAST = Statement(
    "ratings.last",
    select(ratings)
    .where(mine(ratings), ratings.c.contact_id == given("contact_id"))
    .order_by(ratings.c.asked_at.desc(), ratings.c.id.desc())
    .limit(1),
)
_SCORE = guarded(
    "ratings.score", ratings, ratings.c.id == given("id_"), ratings.c.score.is_(None), score=given("new_score"),
    comment=given("new_comment"), answered_at=given("at"),
)  # fmt: skip
_COMMENT = guarded(
    "ratings.comment", ratings, ratings.c.id == given("id_"), ratings.c.score.is_not(None), ratings.c.comment == "",
    comment=given("new_comment"),
)  # fmt: skip
_SPOKEN_SINCE = Statement(
    "ratings.spoken_since",
    select(messages.c.id)
    .where(
        mine(messages),
        messages.c.conversation_id == given("conversation_id"),
        messages.c.direction == "out",
        messages.c.author_kind.in_(["staff", "seller"]),
        messages.c.at > given("at"),
    )
    .limit(1),
)


class About(NamedTuple):
    """Who had looked after the shopper."""

    kind: str
    id: str = ""
    team_id: str = ""


class Rate(msgspec.Struct, frozen=True):
    """meant: it was tapped, so it is an answer wherever it stands. Words are one only if nobody spoke since it was asked."""

    conversation_id: str
    rating_id: str
    score: int
    comment: str = ""
    meant: bool = False


def begin_rating(tx: Transaction, thread: Any, language: str, about: About) -> str:
    """The id under which it is asked now."""
    rating_id = tx.new_id("rating")
    tx.run(
        _ADD, id=rating_id, conversation_id=thread.id, contact_id=thread.contact_id, channel=thread.channel,
        language=language, about_kind=about.kind, about_id=about.id, team_id=about.team_id, asked_at=tx.now,
    )  # fmt: skip
    return rating_id


def last_rating(tx: Transaction, contact_id: str) -> Any | None:
    """What this person was asked last."""
    return tx.row(_LAST, contact_id=contact_id)


def rate(tx: Transaction, command: Rate) -> bool:
    """Whether it counts as the answer; the first one stays. Raises NotFound."""
    row = _rating(tx, command.conversation_id, command.rating_id)
    if row.score is not None:
        return command.meant
    if not command.meant and spoken_since(tx, command.conversation_id, row.asked_at):
        return False
    comment = command.comment[:COMMENT_AT_MOST]
    if tx.run(_SCORE, id_=row.id, new_score=command.score, new_comment=comment, at=tx.now):
        _tell(tx, row, command.score, comment)
    return True


def comment_on(tx: Transaction, conversation_id: str, rating_id: str, comment: str) -> bool:
    """Words that follow the answer; whether they were kept with it. Raises NotFound."""
    row = _rating(tx, conversation_id, rating_id)
    late = row.answered_at is None or tx.now - row.answered_at > COMMENTED_WITHIN
    if late or spoken_since(tx, conversation_id, row.answered_at):
        return False
    if not tx.run(_COMMENT, id_=row.id, new_comment=comment[:COMMENT_AT_MOST]):
        return False
    _tell(tx, row, row.score, comment[:COMMENT_AT_MOST])
    return True


def spoken_since(tx: Transaction, conversation_id: str, at: datetime) -> bool:
    """Whether a person of the shop has: then what the shopper says is said to them."""
    return tx.value(_SPOKEN_SINCE, conversation_id=conversation_id, at=at) is not None


def _rating(tx: Transaction, conversation_id: str, rating_id: str) -> Any:
    row = tx.row(_ONE, id=rating_id, conversation_id=conversation_id)
    if row is None:
        raise NotFound("nothing was asked")
    return row


def _tell(tx: Transaction, row: Any, score: int, comment: str) -> None:
    tx.happened(
        ConversationRated(row.id, row.conversation_id, row.contact_id, score, comment, row.about_kind, row.about_id)
    )
    tx.changed("rating", row.id)
    tx.changed("conversation", row.conversation_id)
