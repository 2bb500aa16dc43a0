"""Follow a conversation that somebody else answers: it stands in a view of one's own, and its news is told."""

from sqlalchemy import delete, func, select

from chaffer.desk.tables import followers
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation

FOLLOWED_AT_MOST = 500
_ADD = Statement(
    "followers.add",
    insert_all(followers).on_conflict_do_nothing(index_elements=["shop_id", "conversation_id", "staff_id"]),
)
_REMOVE = Statement(
    "followers.remove",
    delete(followers).where(
        mine(followers), followers.c.conversation_id == given("here"), followers.c.staff_id == given("staff_id")
    ),
)
_COUNT = Statement(
    "followers.count",
    select(func.count().label("number")).select_from(followers)
    .where(mine(followers), followers.c.staff_id == given("staff_id")),
)  # fmt: skip
_OF = Statement(
    "followers.of",
    select(followers.c.staff_id)
    .where(mine(followers), followers.c.conversation_id == given("here"))
    .order_by(followers.c.staff_id),
)
_MINE = Statement(
    "followers.mine",
    select(followers.c.conversation_id)
    .where(mine(followers), followers.c.staff_id == given("staff_id"))
    .order_by(followers.c.conversation_id),
)


def follow_it(tx: Transaction, conversation_id: str, staff_id: str) -> None:
    """Safe to repeat. Raises NotFound, Invalid past 500."""
    conversation(tx, conversation_id)
    if int(tx.value(_COUNT, staff_id=staff_id)) >= FOLLOWED_AT_MOST:
        raise Invalid(f"one follows at most {FOLLOWED_AT_MOST} conversations", field="id")
    if tx.run(_ADD, conversation_id=conversation_id, staff_id=staff_id, since=tx.now):
        tx.changed("conversation", conversation_id)


def leave_it(tx: Transaction, conversation_id: str, staff_id: str) -> None:
    """Safe to repeat. Raises NotFound."""
    conversation(tx, conversation_id)
    if tx.run(_REMOVE, here=conversation_id, staff_id=staff_id):
        tx.changed("conversation", conversation_id)


def followers_of(tx: Transaction, conversation_id: str) -> list[str]:
    """Raises NotFound."""
    conversation(tx, conversation_id)
    return [row.staff_id for row in tx.rows(_OF, here=conversation_id)]


def followed_by(tx: Transaction, staff_id: str) -> list[str]:
    return [row.conversation_id for row in tx.rows(_MINE, staff_id=staff_id)]
