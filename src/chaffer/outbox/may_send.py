"""The one gate that decides whether we may write to a person, at the moment of sending.

Deny by default. The answer names its rule and is stored with the message.
"""

from datetime import datetime, timedelta

import msgspec

from chaffer.kernel.message import Purpose

# Meta counts its window on its own clock: stay clear of the edge.
WINDOW_MARGIN = timedelta(seconds=30)


class Facts(msgspec.Struct, frozen=True):
    """All that the decision depends on, read in the claim's transaction.

    window_until:   free replies until then; None if the channel has no window.
    suppressed:     the person said stop on this channel.
    blocked:        the merchant blocked the person.
    opted_in:       there is a confirmed marketing consent for this address.
    template:       what would be sent is an approved template ("" if it is none, else its state).
    first_of_stop:  this message is the one confirmation a stop is owed.
    """

    purpose: Purpose
    now: datetime
    window_until: datetime | None
    has_window: bool
    suppressed: bool = False
    blocked: bool = False
    erased: bool = False
    opted_in: bool = False
    quiet: bool = False
    capped: bool = False
    template: str = ""


class Decision(msgspec.Struct, frozen=True):
    """allowed, and by which rule. wait: not now, but later by itself."""

    allowed: bool
    rule: str
    wait: bool = False


def may_send(facts: Facts) -> Decision:
    """Decide. Pure; the order of the rules is their rank."""
    if facts.erased:
        return Decision(False, "erased")
    if facts.blocked:
        return Decision(False, "blocked_by_merchant")
    if facts.purpose == "marketing":
        return _marketing(facts)
    if facts.suppressed and facts.purpose != "reply":
        # Parcels and refunds are still told to those who only refused adverts; a stop on this channel is for all.
        return Decision(False, "opted_out")
    return _window(facts, allowed_by=facts.purpose)


def _marketing(facts: Facts) -> Decision:
    if facts.suppressed:
        return Decision(False, "opted_out")
    if not facts.opted_in:
        return Decision(False, "no_opt_in")
    if facts.quiet:
        return Decision(False, "quiet_hours", wait=True)
    if facts.capped:
        return Decision(False, "frequency_cap")
    return _window(facts, allowed_by="opt_in")


def _window(facts: Facts, allowed_by: str) -> Decision:
    if not facts.has_window:
        return Decision(True, allowed_by)
    if facts.template:
        return (
            Decision(True, f"{allowed_by}_template")
            if facts.template == "approved"
            else Decision(False, f"template_{facts.template}")
        )
    if facts.window_until is not None and facts.now < facts.window_until - WINDOW_MARGIN:
        return Decision(True, f"{allowed_by}_in_window")
    return Decision(False, "window_closed")
