"""Put what somebody has back into its queue."""

from datetime import timedelta

from sqlalchemy import select

from chaffer.desk.rows.consequences import routing_for
from chaffer.desk.rows.facts import facts_of
from chaffer.desk.rows.refresh import refresh
from chaffer.desk.rows.work_out import waits_since
from chaffer.desk.tables import desk_rows
from chaffer.desk.teams import routing_of_teams
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations

AT_ONCE = 500
_THEIRS = Statement(
    "desk_rows.theirs",
    select(desk_rows.c.id)
    .where(
        mine(desk_rows), desk_rows.c.owner_kind == "person", desk_rows.c.owner_id == given("staff_id"),
        desk_rows.c.state == "open",
    )
    .limit(AT_ONCE),
)  # fmt: skip
_RELEASE = guarded(
    "desk.release", conversations, conversations.c.id == given("id_"), conversations.c.owner_kind == "person",
    conversations.c.owner_id == given("staff_id"), owner_kind="team", owner_id=conversations.c.team_id,
    version=conversations.c.version + 1,
)  # fmt: skip


def release_of(tx: Transaction, staff_id: str) -> list[str]:
    """All that is open of somebody's, at most 500; the conversations. What a rival took meanwhile stays taken."""
    ids = [row.id for row in tx.rows(_THEIRS, staff_id=staff_id)]
    released = [each for each in ids if _release(tx, each, staff_id)]
    refresh(tx, ids)
    return released


def release_silent(tx: Transaction, conversation_id: str) -> str:
    """Where a shopper has waited too long for the person who has it: who that was; "" if they were answered meanwhile."""
    facts = next(iter(facts_of(tx, [conversation_id])), None)
    if facts is None or facts.owner_kind != "person" or facts.state != "open":
        return ""
    since = waits_since(facts)
    _, routing = routing_for(routing_of_teams(tx), facts.team_id)
    patience = timedelta(minutes=routing.silence_minutes)
    if since is None or not patience or tx.now < since + patience:
        return ""
    released = _release(tx, conversation_id, facts.owner_id)
    refresh(tx, [conversation_id])
    return facts.owner_id if released else ""


def _release(tx: Transaction, conversation_id: str, staff_id: str) -> bool:
    if not tx.run(_RELEASE, id_=conversation_id, staff_id=staff_id):
        return False
    tx.changed("conversation", conversation_id)
    return True
