"""One turn: what arrived in a conversation is understood, decided and answered, once.

Prepare reads and thinks and writes nothing. Commit is one short transaction: it runs the commands, moves the thread,
promises the replies, stores the turn and gives the lane back; if anything moved meanwhile, all of it is undone and
prepared again.
"""

import logging
from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import func

from chaffer.conversations.afterthoughts import keep_afterthoughts
from chaffer.conversations.arriving import gathered, last_heard, newest_of, open_arrivals
from chaffer.conversations.dialogue.effects import Ask, Command, HandOver, Later, Query, Say
from chaffer.conversations.dialogue.gather import Gathered
from chaffer.conversations.dialogue.inputs import Done, Found, Input, Refused
from chaffer.conversations.dialogue.state import dump, load
from chaffer.conversations.dialogue.stepping import step
from chaffer.conversations.fetch_media import fetch_later
from chaffer.conversations.hear import hear
from chaffer.conversations.house import House
from chaffer.conversations.keeping_sorted import keep_sorted
from chaffer.conversations.payment_bells import ring
from chaffer.conversations.plan import Moved, Plan
from chaffer.conversations.promising import bubbles_of, claims_as, promise_all
from chaffer.conversations.sharing import who_said
from chaffer.conversations.skills.ctx import Ctx
from chaffer.conversations.sorting_out import sort_out
from chaffer.conversations.split_cards import keep_masked, mask_cards
from chaffer.conversations.thread import load_with_waiting
from chaffer.inbox import events, lanes
from chaffer.inbox.lanes import Lane
from chaffer.kernel.errors import Refusal
from chaffer.outbox.claim import Departure
from chaffer.outbox.receipts import take_back
from chaffer.runtime.columns import Moment
from chaffer.runtime.failpoints import passing
from chaffer.runtime.stages import stage
from chaffer.runtime.statements import Statement, given, insert_all
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.load import advance
from chaffer.threads.origin import note_origin
from chaffer.threads.say import Author, Row, heard, keep
from chaffer.threads.tables import messages, turns

ROUNDS_AT_MOST = 8
PLANS_AT_MOST = 5

_KEEP_TURN = Statement("turns.keep", insert_all(turns))
_TAKE_UP = guarded(
    "turns.take_up", messages, messages.c.id == given("id_"), turn_id=given("turn"), language=given("spoken"),
    read_at=func.coalesce(messages.c.read_at, given("at", type_=Moment())),
)  # fmt: skip
_log = logging.getLogger(__name__)


async def take_turn(house: House, lane: Lane) -> list[Departure]:
    """Answer all that waits in this lane; what may be sent at once, already marked `sending`.

    Gives the lane back in every case. A defect of ours puts the events back for later, and aside after some tries.
    """
    try:
        if not house.indexes.of(lane.shop_id).loaded:
            await house.indexes.load(lane.shop_id)
        if house.db.one_writer:
            departures = await house.db.write(lane.shop_id, lambda tx: _at_once(house, tx, lane))
            passing("turn_committed")
            return departures
        for _attempt in range(PLANS_AT_MOST):
            plan = await house.db.read(lane.shop_id, lambda tx: _prepare(house, tx, lane))
            passing("turn_prepared")
            try:
                departures = await house.db.write(lane.shop_id, lambda tx, plan=plan: _commit(house, tx, plan))  # type: ignore[misc]
            except Moved:
                continue
            passing("turn_committed")
            return departures
        raise Moved
    except Exception as error:  # noqa: BLE001 — a defect of ours must not cost the shopper's message
        _log.exception("a turn failed", extra={"conversation": lane.conversation_id})
        reason = repr(error)
        await house.db.write(lane.shop_id, lambda tx: _set_back(house, tx, lane, reason))
        return []


def _at_once(house: House, tx: Transaction, lane: Lane) -> list[Departure]:
    """Think inside the transaction: where there is one writer, nobody waits for a lock, and nothing can have moved."""
    plan = _prepare(house, tx, lane)
    passing("turn_prepared")
    return _commit(house, tx, plan)


def _prepare(house: House, tx: Transaction, lane: Lane) -> Plan:
    with stage("prepare"):
        return prepare(house, tx, lane)


def _commit(house: House, tx: Transaction, plan: Plan) -> list[Departure]:
    with stage("commit"):
        return commit(house, tx, plan)


def prepare(house: House, tx: Transaction, lane: Lane) -> Plan:
    """Read, understand, decide; write nothing."""
    thread, waiting = load_with_waiting(tx, lane.conversation_id)
    with stage("open"):
        arrivals, broken = open_arrivals(house, tx, thread, waiting)
    state = load(thread.dialogue)
    card, split = mask_cards(house, tx, thread, arrivals, waiting)
    told = sort_out(house, tx, thread, state, arrivals)
    unheard = deque([Gathered()] if told.owner else gathered(house, tx, thread, state, told.heard))
    plan = Plan(lane, thread, arrivals, broken, tx.now, dump(state), state, card, unheard, split)
    plan.theirs, plan.asks, plan.owner = told.sellers, told.asks, told.owner
    _carry_on(house, tx, plan, may_write=False)
    return plan


def commit(house: House, tx: Transaction, plan: Plan) -> list[Departure]:
    """Do what was decided and promise the replies. Raises Moved if the thread or the lane moved meanwhile."""
    plan = replace(  # a rolled-back commit must not leave its traces in the plan
        plan,
        to_do=deque(plan.to_do),
        unheard=deque(plan.unheard),
        inputs=list(plan.inputs),
        effects=list(plan.effects),
        says=list(plan.says),
    )
    lane = plan.lane
    if not plan.arrivals:
        if plan.broken:
            events.give_up(tx, plan.broken, "cannot be read")
        lanes.release(tx, lane)
        return []
    tx.turn_id = tx.new_id("turn")
    keep_masked(house, tx, plan.split)
    _carry_on(house, tx, plan, may_write=True)
    channel = house.channels[plan.thread.channel]
    with stage("render"):
        bubbles = bubbles_of(house, tx, plan, channel)
    newest = plan.arrivals[-1]
    heard_at = last_heard(plan.thread, plan.arrivals)
    window = timedelta(seconds=channel.limits.window_seconds)
    window_until = heard_at + window if window and heard_at else None
    taken = advance(
        tx, lane.conversation_id, plan.thread.version, messages=len(plan.unseen) + len(bubbles),
        dialogue=dump(plan.state), dialogue_version=plan.state.version,
        language=plan.state.language or plan.thread.language, window_until=window_until, last_in_at=heard_at,
        last_in_external_id=newest.external_id, last_out_at=tx.now if bubbles else plan.thread.last_out_at,
    )  # fmt: skip
    if taken is None:
        raise Moved
    seq = taken.first_seq
    said = _heard(tx, plan, seq, listens=bool(house.listeners))
    ours, departures = promise_all(
        house, tx, plan, channel, bubbles, seq + len(plan.unseen), window_until, taken.outstanding
    )  # fmt: skip
    keep(tx, [*said, *ours])
    keep_sorted(tx, plan, said, ours)
    keep_afterthoughts(tx, plan.thread, plan.arrivals)
    ring(tx, plan.thread, plan.arrivals)
    note_origin(tx, plan.thread, [arrival.inbound for arrival in plan.arrivals])
    ids = [arrival.event_id for arrival in plan.arrivals]
    if events.handled(tx, ids) != len(ids):
        raise Moved
    if plan.broken:
        events.give_up(tx, plan.broken, "cannot be read")
    _take_up(tx, plan)
    _keep_turn(
        house, tx, plan, [*(each.message_id for each in plan.arrivals if each.message_id), *(row["id"] for row in said)]
    )
    tx.changed("conversation", lane.conversation_id)
    if not lanes.release(tx, lane):
        raise Moved
    return departures


def _tell(plan: Plan, told: Input) -> None:
    """One step: its effects come before whatever was still to do."""
    plan.rounds += 1
    plan.inputs.append(told)
    with stage("step"):
        plan.state, effects = step(plan.state, told)
    plan.effects.extend(effects)
    plan.to_do.extendleft(reversed(effects))


def _carry_on(house: House, tx: Transaction, plan: Plan, *, may_write: bool) -> None:
    """Hear one thing after the other and work through its effects.

    Preparing stops at the first command; commit goes on from there.
    """
    context = None
    while plan.to_do or plan.unheard:
        if not plan.to_do:
            plan.rounds = 0
            newest = newest_of([each for each in plan.arrivals if each.event_id not in plan.theirs] or plan.arrivals)
            with stage("understand"):
                told = hear(
                    house, tx, plan.thread, plan.state, plan.unheard.popleft(), newest, masked=plan.masked, owner=plan.owner
                )  # fmt: skip
            _tell(plan, told)
            continue
        effect = plan.to_do[0]
        if isinstance(effect, (Command, HandOver, Later)) and not may_write:
            return
        plan.to_do.popleft()
        if isinstance(effect, (Say, Ask)):
            plan.says.append(effect)
            continue
        context = context or _context(house, tx, plan)
        if isinstance(effect, HandOver):
            house.commands["hand_over"](context, {"reason": effect.reason, "question": effect.question})
        elif isinstance(effect, Later):
            due_at = tx.now + timedelta(seconds=effect.seconds)
            set_timer(tx, "conversation.wake", plan.lane.conversation_id, due_at, plan.thread.version + 1)
        elif plan.rounds >= ROUNDS_AT_MOST:
            _log.error("a turn took too many rounds", extra={"conversation": plan.lane.conversation_id})
        else:
            with stage(f"skill {effect.name}"):
                result = _result(house, context, effect)
            _tell(plan, result)


def _context(house: House, tx: Transaction, plan: Plan) -> Ctx:
    thread = plan.thread
    language = plan.state.language or thread.language
    return Ctx(
        tx, house.shops.of(tx), thread.contact_id, thread.id, thread.channel, language, house.indexes, house.public_url,
        bool(thread.own_tastes),
    )  # fmt: skip


def _result(house: House, context: Any, effect: Query | Command) -> Input:
    if isinstance(effect, Query):
        return Found(effect.name, house.queries[effect.name](context, effect.args), effect.args, effect.then)
    try:
        return Done(effect.name, house.commands[effect.name](context, effect.args), effect.args, effect.then)
    except Refusal as refusal:
        details = msgspec.to_builtins(refusal.details)
        return Refused(effect.name, refusal.code, details, effect.args, effect.then)


def _heard(tx: Transaction, plan: Plan, seq: int, *, listens: bool) -> list[Row]:
    rows = []
    shared = bool(plan.arrivals[0].inbound.group)
    read_at = tx.now if plan.thread.owner_kind == "bot" and not shared else None
    authors = who_said(tx, plan.thread, plan.unseen) if shared else {}
    alone = Author("shopper", plan.thread.contact_id)
    for number, arrival in enumerate(plan.unseen):
        row = heard(
            tx, plan.lane.conversation_id, seq + number, arrival.inbound.parts,
            author=authors.get(arrival.event_id, alone), external_id=arrival.external_id,
            event_id=arrival.event_id, turn_id=tx.turn_id, said_at=arrival.inbound.said_at or arrival.kept_at,
            kept_at=arrival.kept_at, reply_to=arrival.inbound.reply_to, language=plan.state.language,
            read_at=None if arrival.event_id in plan.theirs else read_at, seller_id=plan.theirs.get(arrival.event_id, ""),
        )  # fmt: skip
        fetch_later(tx, row["id"], arrival.inbound.parts, listens=listens)
        rows.append(row)
    return rows


def _take_up(tx: Transaction, plan: Plan) -> None:
    """What was shown while a person typed belongs to this turn."""
    read_at = tx.now if plan.thread.owner_kind == "bot" else None
    for arrival in plan.arrivals:
        if arrival.message_id:
            tx.run(_TAKE_UP, id_=arrival.message_id, turn=tx.turn_id, spoken=plan.state.language, at=read_at)


def _keep_turn(house: House, tx: Transaction, plan: Plan, kept: list[str]) -> None:
    tx.run(
        _KEEP_TURN, id=tx.turn_id, conversation_id=plan.lane.conversation_id, version=plan.thread.version + 1,
        cause="message", messages=kept, inputs=plan.inputs, effects=plan.effects, before=plan.before,
        after=dump(plan.state), release=house.release, kept_at=plan.arrivals[0].kept_at, began_at=plan.began_at,
        committed_at=tx.now,
    )  # fmt: skip


def _set_back(house: House, tx: Transaction, lane: Lane, error: str) -> None:
    """Try the lane again later; after some tries set its events aside, where a person and `replay` find them."""
    take_back(tx, claims_as(house, lane))  # the COMMIT may stand although we did not hear of it
    if lane.attempts + 1 < events.ATTEMPTS_AT_MOST:
        lanes.put_back(tx, lane, tx.now + timedelta(seconds=2.0**lane.attempts))
        return
    events.give_up(tx, [row.id for row in events.waiting(tx, lane.conversation_id)], error)
    lanes.put_back(tx, lane, None)
