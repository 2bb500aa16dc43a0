"""What a turn says, as promises; what may leave at once is claimed with them."""

from datetime import datetime, timedelta

import msgspec

from chaffer.channels.contract import Channel
from chaffer.conversations.awaited_bills import AT_MOST, is_awaited
from chaffer.conversations.dialogue.fewest import fewest
from chaffer.conversations.house import House
from chaffer.conversations.plan import Plan
from chaffer.conversations.voices.render import render
from chaffer.inbox.lanes import Lane
from chaffer.kernel.message import Identity, Outbound, Part, Purpose
from chaffer.outbox.at_once import answers, decide_reply, wait_of
from chaffer.outbox.claim import Departure, lease_end
from chaffer.runtime.transaction import Transaction
from chaffer.threads.say import Claim, Row, promised


def bubbles_of(house: House, tx: Transaction, plan: Plan, channel: Channel) -> list[tuple[Part, Purpose]]:
    """What was said, in the shopper's language, in as few bubbles as the channel can; each with its purpose."""
    language = plan.state.language or plan.thread.language
    shop = house.shops.voice(tx)
    bubbles: list[tuple[Part, Purpose]] = []
    by_purpose: list[tuple[Purpose, list[Part]]] = []
    for say in fewest(plan.says):
        rendered = render(say, language, shop)
        if by_purpose and by_purpose[-1][0] == say.purpose:
            by_purpose[-1][1].extend(rendered)
        else:
            by_purpose.append((say.purpose, list(rendered)))
    for purpose, parts in by_purpose:
        bubbles.extend((part, purpose) for part in channel.arrange(parts))
    return bubbles


def promise_all(
    house: House,
    tx: Transaction,
    plan: Plan,
    channel: Channel,
    bubbles: list[tuple[Part, Purpose]],
    seq: int,
    window_until: datetime | None,
    outstanding: int,
) -> tuple[list[Row], list[Departure]]:
    """The bubbles as promises; the first is claimed at once if nothing of ours is still on its way to this person.

    Where replies stand in the response, all of them are claimed.
    """
    rows: list[Row] = []
    departures: list[Departure] = []
    thread = plan.thread
    has_window = channel.limits.window_seconds > 0
    for number, (part, purpose) in enumerate(bubbles):
        claim, due_at = None, None
        # In a response each answer stands by itself, whether or not we noted already that the last response left.
        now = channel.limits.inline or (number == 0 and not outstanding)
        if is_awaited(part) and not channel.limits.inline:
            now, due_at = False, tx.now + AT_MOST
        if now and house.sender and answers(thread, part, purpose):
            decision = decide_reply(tx.now, has_window=has_window, window_until=window_until)
            wait = wait_of(house.pace, channel.limits, thread, tx.now) if decision.allowed else None
            if wait:
                due_at = tx.now + timedelta(seconds=wait)
            elif wait is not None:
                claim = Claim(claims_as(house, plan.lane), lease_end(tx.now), msgspec.to_builtins(decision))
        rows += promised(
            tx, thread.id, seq + number, [part], purpose=purpose, turn_id=tx.turn_id,
            language=plan.state.language, send_after=due_at, claim=claim,
        )  # fmt: skip
        if claim:
            to = tuple(msgspec.convert(thread.addresses, list[Identity]))
            departures.append(_departure(plan, rows[-1]["id"], to, part, purpose))
    return rows, departures


def _departure(plan: Plan, message_id: str, to: tuple[Identity, ...], part: Part, purpose: Purpose) -> Departure:
    thread = plan.thread
    outbound = Outbound(message_id, to, part, purpose, language=plan.state.language or "en")
    return Departure(plan.lane.shop_id, thread.id, thread.account_id, thread.channel, 1, outbound)


def claims_as(house: House, lane: Lane) -> str:
    """The name under which this taking of the lane claims what it says; no other taking ever has it."""
    return f"{house.sender}/{lane.conversation_id}.{lane.fence}"
