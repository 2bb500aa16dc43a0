"""What rules do when something happened: the job behind `promise`, done and marked done in one transaction."""

from datetime import timedelta
from typing import Any

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.desk.rules.acting import Step, act
from chaffer.desk.rules.conditions import hold
from chaffer.desk.rules.rule import BY_THE_CLOCK, Occurrence
from chaffer.desk.rules.situation import situation_of
from chaffer.desk.rules.stored import begin_firing, fired_since, rules_on, tell_firing
from chaffer.runtime.transaction import Transaction

DEEPEST = 4
"""Rules that may follow from one another; the next one is stopped, and its line says so."""
OFTEN, WITHIN = 10, timedelta(minutes=10)
"""More often one rule does not follow in one conversation: circles may also run through timers and queues."""
TOLD_AT_MOST = 2 * OFTEN
"""Lines within that time: whoever floods a conversation fills no table with lines that say nothing was done."""
IN_CIRCLES = "in_circles"


def follow(tx: Transaction, arguments: dict[str, Any]) -> None:
    """Safe to repeat: a rule follows once from one occurrence."""
    about = msgspec.convert(arguments, Occurrence)
    for row, definition in rules_on(tx, about.event):
        now = situation_of(tx, about)  # anew for each: the one before may have changed it
        if now is None:
            return
        if about.event in BY_THE_CLOCK and not about.once.startswith(f"{definition.minutes}/"):
            continue
        if not hold(definition.conditions, definition.match, now):
            continue
        if _fire(tx, row, definition.actions, about) and row.stops:
            return


def _fire(tx: Transaction, row: Any, actions: Any, about: Occurrence) -> bool:
    number = fired_since(tx, row.id, about.conversation_id, tx.now - WITHIN)
    if number >= TOLD_AT_MOST:
        return False
    firing = begin_firing(tx, row, about)
    if not firing:
        return False
    if number >= OFTEN or about.depth >= DEEPEST:
        tell_firing(tx, firing, "stopped", [msgspec.to_builtins(Step("", IN_CIRCLES))])
        tx.changed("conversation", about.conversation_id)
        return False
    tx.depth = about.depth + 1
    steps = act(tx, about.conversation_id, actions, Actor("system", row.id, "rule"))
    refused = any(step.why for step in steps)
    tell_firing(tx, firing, "partly" if refused else "done", [msgspec.to_builtins(step) for step in steps])
    tx.changed("conversation", about.conversation_id)
    return True
