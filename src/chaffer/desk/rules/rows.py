"""Events that show in the list: somebody wrote or answered, a closed conversation is open again, somebody waits.

Told before the rows are written: of two who see the same row move, one opens it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select

from chaffer.desk.events import ConversationReopened
from chaffer.desk.rows.facts import PAST_MICROSECONDS, UNSAID
from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.rules.promising import promise
from chaffer.desk.rules.rule import BY_THE_CLOCK, Occurrence
from chaffer.desk.rules.stored import wanted
from chaffer.desk.tables import desk_rows
from chaffer.kernel.clock import to_microseconds
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import messages

CLOCK = "rules.clock"
"""The timer of a conversation somebody waits in: for rules that follow from waiting."""
DUE = "sla.due"
"""The timer that notices an answer that is overdue."""
_SPEAKING = ("shopper_wrote", "person_replied")
AT_MOST = 50
"""Messages of one conversation that rules hear of at once."""
_SAID = Statement(
    "rules.said",
    select(messages.c.id, messages.c.direction, messages.c.at, messages.c.kept_at)
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.seq > given("after"),
        messages.c.seq <= given("up_to"),
        or_(
            (messages.c.direction == "in") & (messages.c.author_kind == "shopper"),
            (messages.c.direction == "out") & messages.c.author_kind.in_(["staff", "seller"])
            & messages.c.state.not_in(UNSAID),
        ),
    )
    .order_by(messages.c.seq)
    .limit(AT_MOST),
)  # fmt: skip

_OPEN = guarded(
    "rules.opened_again", desk_rows, desk_rows.c.id == given("id_"), desk_rows.c.state == "closed", state="open"
)


def tell_of_rows(tx: Transaction, moved: Sequence[tuple[Any, dict[str, Any]]]) -> None:
    """moved: rows before, and as they are now. One statement if no rule is about any of it."""
    waits = [row for before, row in moved if _waits_anew(before, row)]
    for row in waits:
        if row["due_at"] != NEVER:
            set_timer(tx, DUE, row["id"], row["due_at"])
    spoke = [(before, row) for before, row in moved if row["last_seq"] > _seq(before)]
    for before, row in spoke:
        if _opened(before, row) and tx.run(_OPEN, id_=row["id"]):
            tx.happened(ConversationReopened(row["id"], row["contact_id"], "shopper"))
    if not waits and not spoke:
        return
    listening = wanted(tx, [*_SPEAKING, *BY_THE_CLOCK])
    if any(each in listening for each in _SPEAKING):
        for before, row in spoke:
            promise(tx, *_said(tx, row["id"], _seq(before), row["last_seq"]), known=listening)
    for row in waits:
        if (at := next_moment(listening, row["waits_since"], row["due_at"], tx.now)) is not None:
            set_timer(tx, CLOCK, row["id"], at)


def next_moment(
    listening: dict[str, list[int]], since: datetime, due_at: datetime, now: datetime
) -> datetime | None:  # fmt: skip
    """When the next rule may follow from somebody's waiting; None for none. Pure."""
    moments = [at for _, at in moments_of(listening, since, due_at) if at > now]
    return min(moments, default=None)


def moments_of(
    listening: dict[str, list[int]], since: datetime, due_at: datetime
) -> list[tuple[tuple[str, int], datetime]]:  # fmt: skip
    """For each rule of waiting, by event and minutes, its moment. Pure."""
    found = [(("waiting", each), since + timedelta(minutes=each)) for each in listening.get("waiting", ())]
    if due_at != NEVER:
        found += [
            (("sla_at_risk", each), max(since, due_at - timedelta(minutes=each)))
            for each in listening.get("sla_at_risk", ())
        ]
    return found


def _opened(before: Any, row: dict[str, Any]) -> bool:
    """By what was said; who opens it at the desk tells so."""
    return before is not None and before.state == "closed" and row["state"] == "open"


def _waits_anew(before: Any, row: dict[str, Any]) -> bool:
    if row["waits_since"] == NEVER or row["state"] == "closed":
        return False
    return before is None or (before.waits_since, before.due_at) != (row["waits_since"], row["due_at"])


def _seq(before: Any) -> int:
    return 0 if before is None else int(before.last_seq)


def _said(tx: Transaction, here: str, after: int, up_to: int) -> list[Occurrence]:
    """What came in with a thread's past is no event."""
    rows = tx.rows(_SAID, conversation_id=here, after=after, up_to=up_to)
    return [
        Occurrence(
            "shopper_wrote" if row.direction == "in" else "person_replied", here, row.id,
            message_id=row.id if row.direction == "in" else "",
        )
        for row in rows
        if to_microseconds(row.kept_at) - to_microseconds(row.at) < PAST_MICROSECONDS
    ]  # fmt: skip
