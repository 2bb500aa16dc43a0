"""What shoppers said of how they found it: counted, and one by one."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import ratings

_SCORES = Statement(
    "ratings.scores",
    select(ratings.c.about_kind, ratings.c.about_id, ratings.c.score, func.count().label("number"))
    .where(mine(ratings), ratings.c.asked_at >= given("since"))
    .group_by(ratings.c.about_kind, ratings.c.about_id, ratings.c.score),
)
_LIST = Statement(
    "ratings.list",
    select(ratings, contacts.c.name.label("contact_name"))
    .outerjoin(contacts, (contacts.c.shop_id == ratings.c.shop_id) & (contacts.c.id == ratings.c.contact_id))
    .where(
        mine(ratings), ratings.c.id < given("before"), ratings.c.score.is_not(None), ratings.c.score <= given("at_most")
    )
    .order_by(ratings.c.id.desc())
    .limit(given("limit")),
)


def scores_since(tx: Transaction, since: datetime) -> list[Any]:
    """Rows of about_kind, about_id, score (None: no answer) and number, of what was asked since."""
    return tx.rows(_SCORES, since=since)


def list_ratings(tx: Transaction, before: str, at_most: int, limit: int) -> list[Any]:
    """Answers to what was asked before this id, the latest first; at_most: only scores up to this one."""
    return tx.rows(_LIST, before=before, at_most=at_most, limit=limit)
