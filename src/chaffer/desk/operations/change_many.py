"""Change many conversations as one: each is changed or says why not, and tells how it stood before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.desk.errors import Taken
from chaffer.desk.operations.hand_back import give_back
from chaffer.desk.operations.set_conversation import SetConversation, change_conversation, check_until
from chaffer.desk.rows.refresh import refresh
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation
from chaffer.threads.tables import conversations

LABELS_AT_MOST = 50


class ChangeMany(msgspec.Struct, frozen=True):
    """What is None stays as it is. assign_to, team, state, snoozed_until: as for one. hand_back: to the bot.
    assign_from: who has it as far as the caller knows, "" for the bot or the whole shop; anybody, if it is None.
    """

    state: Literal["open", "closed", "snoozed"] | None = None
    snoozed_until: datetime | None = None
    assign_to: str | None = None
    team: str | None = None
    priority: int | None = None
    add_labels: tuple[str, ...] = ()
    remove_labels: tuple[str, ...] = ()
    hand_back: bool = False
    assign_from: str | None = None


class Before(msgspec.Struct, frozen=True):
    """How a conversation stood: what brings it back there."""

    state: str
    snoozed_until: datetime | None
    owner_kind: str
    owner_id: str
    team_id: str
    labels: tuple[str, ...]
    priority: int


class Outcome(msgspec.Struct, frozen=True):
    """code: empty where it was done, else why not. before: None where there is no such conversation."""

    id: str
    code: str = ""
    before: Before | None = None


def check_change(tx: Transaction, command: ChangeMany) -> None:
    """Before any is touched. Raises Invalid."""
    if command.hand_back and (command.assign_to is not None or command.team is not None):
        raise Invalid("it goes to the bot or to somebody, not to both", field="hand_back")
    check_until(tx, command.state, command.snoozed_until)


def change_many(tx: Transaction, ids: Sequence[str], command: ChangeMany, actor: Actor) -> list[Outcome]:
    """In the order of the ids. Safe to repeat; a repeat tells of the state that the first left. The list is seen to once
    for all of them.
    """
    outcomes = [_change(tx, each, command, actor) for each in ids]
    refresh(tx, [each.id for each in outcomes if not each.code])
    return outcomes


def _change(tx: Transaction, here: str, command: ChangeMany, actor: Actor) -> Outcome:
    if command.assign_from is not None:
        tx.lock(conversations, id=here)
    try:
        thread = conversation(tx, here)
    except NotFound as missing:
        return Outcome(here, missing.code)
    before = _before(thread)
    if command.assign_from is not None and thread.owner_id != command.assign_from:
        return Outcome(here, Taken.code, before)
    labels = _labels(before.labels, command)
    if labels is not None and len(labels) > LABELS_AT_MOST:
        return Outcome(here, "too_many_labels", before)
    if command.hand_back:
        give_back(tx, here)
    change_conversation(
        tx, SetConversation(
            here, command.state, labels, command.assign_to, command.snoozed_until, command.team, command.priority
        ), actor,
    )  # fmt: skip
    return Outcome(here, "", before)


def _labels(before: Sequence[str], command: ChangeMany) -> tuple[str, ...] | None:
    """None where they stay."""
    if not command.add_labels and not command.remove_labels:
        return None
    return tuple(sorted((set(before) | set(command.add_labels)) - set(command.remove_labels)))


def _before(thread: Any) -> Before:
    return Before(
        thread.state, thread.snoozed_until if thread.state == "snoozed" else None, thread.owner_kind, thread.owner_id,
        thread.team_id, tuple(thread.labels), thread.priority,
    )  # fmt: skip
