"""Close a conversation, put it off or open it again, label it, rank it, give it to somebody."""

from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec

from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.desk.events import (
    ConversationAssigned,
    ConversationClosed,
    ConversationLabelled,
    ConversationReopened,
)
from chaffer.desk.operations.take_over import taken
from chaffer.desk.operations.tell_moved import tell_moved
from chaffer.desk.rows.refresh import refresh_at_end
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import given
from chaffer.runtime.timers import clear_timer, set_timer
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import conversation
from chaffer.threads.tables import conversations

SNOOZED = "conversation.snoozed"
"""The timer that opens a conversation again."""
SNOOZED_AT_MOST = timedelta(days=400)
ANYBODY = "*"

_this = conversations.c.id == given("id_")
_SET = guarded("desk.set_state", conversations, _this, state=given("new_state"), snoozed_until=given("until"))
_LABEL = guarded("desk.label", conversations, _this, labels=given("new_labels"))
_RANK = guarded("desk.rank", conversations, _this, priority=given("new_priority"))
_ASSIGN = guarded(
    "desk.assign", conversations, _this,
    (given("from_id") == ANYBODY) | (conversations.c.owner_id == given("from_id")),
    owner_kind=given("to_kind"), owner_id=given("to_id"), team_id=given("to_team"),
    version=conversations.c.version + 1,
)  # fmt: skip
_WAKE = guarded(
    "desk.wake", conversations, _this, conversations.c.state == "snoozed",
    conversations.c.snoozed_until <= given("now"), state="open", snoozed_until=None,
)  # fmt: skip


class SetConversation(msgspec.Struct, frozen=True):
    """What is None stays as it is. assign_to: a member of staff; "" for the team's queue. team: its id, "" for none.

    assign_from: who has it as far as the caller knows ("" for the bot or the whole shop); anybody, if it is None.
    """

    conversation_id: str
    state: Literal["open", "closed", "snoozed"] | None = None
    labels: tuple[str, ...] | None = None
    assign_to: str | None = None
    snoozed_until: datetime | None = None
    team: str | None = None
    priority: int | None = None
    assign_from: str | None = None


def set_conversation(tx: Transaction, command: SetConversation, actor: Actor = SYSTEM) -> None:
    """Safe to repeat. Raises NotFound; Taken if somebody else has it than `assign_from` says; Invalid."""
    change_conversation(tx, command, actor)
    refresh_at_end(tx, command.conversation_id)


def change_conversation(tx: Transaction, command: SetConversation, actor: Actor) -> None:
    """The same for one of many: the caller sees to the list. Raises NotFound, Taken, Invalid."""
    here = command.conversation_id
    thread = conversation(tx, here)
    if command.state is not None:
        _set_state(tx, command, thread)
    if command.labels is not None:
        _label(tx, thread, set(command.labels))
    if command.priority is not None:
        tx.run(_RANK, id_=here, new_priority=command.priority)
    if command.assign_to is not None or command.team is not None:
        team = thread.team_id if command.team is None else command.team
        person = command.assign_to or ""
        expected = ANYBODY if command.assign_from is None else command.assign_from
        if not tx.run(
            _ASSIGN, id_=here, from_id=expected, to_kind="person" if person else "team", to_id=person or team,
            to_team=team,
        ):  # fmt: skip
            raise taken(conversation(tx, here), tx)
        to = ("person", person) if person else ("team", team)
        if to != (thread.owner_kind, thread.owner_id):
            tx.happened(ConversationAssigned(here, *to, team))
        tell_moved(tx, thread, person, actor)
    tx.changed("conversation", here)


def wake_up(tx: Transaction, conversation_id: str) -> bool:
    """Open what was put off until now; False if it was opened, closed or put off again meanwhile."""
    if not tx.run(_WAKE, id_=conversation_id, now=tx.now):
        return False
    tx.changed("conversation", conversation_id)
    refresh_at_end(tx, conversation_id)
    return True


def _label(tx: Transaction, thread: Any, labels: set[str]) -> None:
    tx.run(_LABEL, id_=thread.id, new_labels=sorted(labels))
    had = set(thread.labels)
    if labels != had:
        tx.happened(ConversationLabelled(thread.id, tuple(sorted(labels - had)), tuple(sorted(had - labels))))


def _set_state(tx: Transaction, command: SetConversation, thread: Any) -> None:
    until = command.snoozed_until if command.state == "snoozed" else None
    check_until(tx, command.state, until)
    tx.run(_SET, id_=command.conversation_id, new_state=command.state, until=until)
    if command.state == "closed" and thread.state != "closed":
        tx.happened(ConversationClosed(thread.id, thread.contact_id, thread.owner_kind, thread.owner_id))
    if command.state == "open" and thread.state == "closed":
        tx.happened(ConversationReopened(thread.id, thread.contact_id, "desk"))
    if until is not None:
        set_timer(tx, SNOOZED, command.conversation_id, until)
    else:
        clear_timer(tx, SNOOZED, command.conversation_id)


def check_until(tx: Transaction, state: str | None, until: datetime | None) -> None:
    """Raises Invalid for what is put off to no hour, or to one that is past."""
    if state == "snoozed" and (until is None or not tx.now < until <= tx.now + SNOOZED_AT_MOST):
        raise Invalid("say until when, within the next 400 days", field="snoozed_until")
