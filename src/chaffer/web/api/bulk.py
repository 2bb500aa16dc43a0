"""Many conversations changed by one call."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.listing import is_staff
from chaffer.desk.operations.change_many import ChangeMany, Outcome, change_many, check_change
from chaffer.desk.rows.shown import PRIORITIES
from chaffer.desk.teams import is_team
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.conversations import PRIORITY_RANKS, Priority
from chaffer.web.call import Call
from chaffer.web.idempotency import require_key

AT_MOST = 200
TOGETHER = 20
"""Conversations changed in one transaction: the writer is held for no longer than that."""
Id = Annotated[str, msgspec.Meta(max_length=64)]
Labels = Annotated[tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=60)], ...], msgspec.Meta(max_length=20)]


class ManyChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. assign_to: a member of staff, empty for the queue; team: whose queue it is.
    hand_back: the bot has the next move again. assign_from: who has it as far as the caller knows, empty for the bot or the
    whole shop; what somebody else has by now is left alone, with code `taken`.
    """

    state: Literal["open", "closed", "snoozed"] | None = None
    snoozed_until: datetime | None = None
    assign_to: Id | None = None
    team: Id | None = None
    priority: Priority | None = None
    add_labels: Labels = ()
    remove_labels: Labels = ()
    hand_back: bool = False
    assign_from: Id | None = None


class ManyAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """ids: of conversations, at most 200; one that is named twice is changed once."""

    ids: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=AT_MOST)]
    change: ManyChange


class StoodOut(msgspec.Struct, frozen=True):
    """How a conversation stood before: saying so again undoes the change."""

    state: str
    snoozed_until: datetime | None
    owner_kind: str
    owner_id: str
    team: str
    labels: tuple[str, ...]
    priority: str


class OutcomeOut(msgspec.Struct, frozen=True):
    """code: empty where it was done, else why it was not. before: null where the shop has no such conversation."""

    id: str
    done: bool
    code: str
    before: StoodOut | None


class ManyOut(msgspec.Struct, frozen=True):
    """In the order of the ids. done: how many were changed."""

    done: int
    items: tuple[OutcomeOut, ...]


async def change(call: Call, asked: ManyAsked) -> ManyOut:
    """In steps of twenty, each whole; the answer is kept with the last. Raises Invalid before anything is changed."""
    require_key(call)
    command = _command(asked.change)
    ids = sorted(set(asked.ids))  # two who change the same ones take them in the same order
    steps = [ids[at : at + TOGETHER] for at in range(0, len(ids), TOGETHER)]

    def check(tx: Transaction) -> None:
        if call.once is not None:
            call.once.check(tx)
        if asked.change.assign_to and not is_staff(tx, asked.change.assign_to):
            raise Invalid("no such member of staff", field="change.assign_to")
        if asked.change.team and not is_team(tx, asked.change.team):
            raise Invalid("no such team", field="change.team")
        check_change(tx, command)

    await call.read(check)
    return await _in_steps(call, steps, command, asked)


def _of(step: list[str], command: ChangeMany, call: Call) -> Callable[[Transaction], list[Outcome]]:
    return lambda tx: change_many(tx, step, command, call.actor)


async def _in_steps(call: Call, steps: list[list[str]], command: ChangeMany, asked: ManyAsked) -> ManyOut:
    done: list[Outcome] = []
    for step in steps[:-1]:
        done += await call.step(_of(step, command, call))

    def last(tx: Transaction) -> ManyOut:
        outcomes = [*done, *change_many(tx, steps[-1], command, call.actor)]
        audit.record(
            tx, call.actor, "conversation.change_many", target_kind="conversation", target_id="",
            after={"ids": [each.id for each in outcomes if not each.code], "change": asked.change},
        )  # fmt: skip
        by_id = {each.id: each for each in outcomes}
        return _out([by_id[each] for each in dict.fromkeys(asked.ids)])

    return await call.write(last)


def _command(change: ManyChange) -> ChangeMany:
    """Raises Invalid for an hour without its zone."""
    if change.snoozed_until is not None and change.snoozed_until.tzinfo is None:
        raise Invalid("say the time zone too", field="change.snoozed_until")
    return ChangeMany(
        change.state, change.snoozed_until, change.assign_to, change.team,
        None if change.priority is None else PRIORITY_RANKS[change.priority], change.add_labels, change.remove_labels,
        change.hand_back, change.assign_from,
    )  # fmt: skip


def _out(outcomes: list[Outcome]) -> ManyOut:
    items = tuple(OutcomeOut(each.id, not each.code, each.code, _stood(each)) for each in outcomes)
    return ManyOut(sum(each.done for each in items), items)


def _stood(outcome: Outcome) -> StoodOut | None:
    was = outcome.before
    if was is None:
        return None
    return StoodOut(
        was.state, was.snoozed_until, was.owner_kind, was.owner_id, was.team_id, was.labels,
        PRIORITIES.get(was.priority, "normal"),
    )  # fmt: skip
