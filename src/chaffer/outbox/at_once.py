"""Whether an answer may leave in the transaction that promises it, without the facts that the claim looks up."""

import time
from datetime import datetime
from typing import Any

from chaffer.channels.contract import Limits
from chaffer.kernel.message import Part, Purpose, Template
from chaffer.outbox.may_send import Decision, Facts, may_send
from chaffer.outbox.pace import Pace
from chaffer.outbox.rates import rates_of


def answers(thread: Any, part: Part, purpose: Purpose) -> bool:
    """Whether it is a plain answer, by an account that is well. thread: as `load_thread` gives it."""
    return purpose == "reply" and not isinstance(part, Template) and thread.account_state in (None, "active")


def decide_reply(now: datetime, *, has_window: bool, window_until: datetime | None) -> Decision:
    """Ask the gate about an answer to somebody who is writing to us right now."""
    return may_send(Facts("reply", now, window_until, has_window))


def wait_of(pace: Pace, limits: Limits, thread: Any, now: datetime) -> float | None:
    """How long account and person must wait for it, 0 if it has its place.

    None: only the claim can tell, since more may have been sent before this process began.
    """
    at = time.monotonic()
    rates = pace.rates_known(thread.account_id) or rates_of(limits, {})
    last = thread.last_out_at
    if last and (now - last).total_seconds() < rates.pair_refills_seconds and pace.unsure(thread.id, rates, at):
        return None
    return pace.leave(thread.account_id, thread.id, rates, at, fresh=True)
