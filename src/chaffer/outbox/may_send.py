"""The one gate that decides whether we may write to a person, at the moment of sending.

Deny by default. The answer names its rule and is stored with the message.
"""

from datetime import datetime, timedelta

import msgspec

from chaffer.kernel.message import Purpose

# Meta counts its window on its own clock: stay clear of the edge.
WINDOW_MARGIN = timedelta(seconds=30)
PASSES_STOP: tuple[Purpose, ...] = ("reply", "transactional")
"""Said also to those who wrote STOP: answers to what they write, and where an order of theirs stands."""


class Facts(msgspec.Struct, frozen=True):
    """All that the decision depends on, read in the claim's transaction.

    window_until:      free replies until then; None if the channel has no window.
    suppressed:        the person said stop on this channel.
    blocked:           the merchant blocked the person.
    opted_in:          there is a confirmed marketing consent for this address.
    quiet_until:       adverts rest until then, where the person is; None if they may be sent now.
    capped:            the person was sent as many adverts as the shop allows itself.
    template:          the state of the template that would be sent, "missing" if there is none; "" if it is no template.
    template_category: as the platform sees it: marketing, utility, authentication; "" if it did not say.
    """

    purpose: Purpose
    now: datetime
    window_until: datetime | None
    has_window: bool
    suppressed: bool = False
    blocked: bool = False
    erased: bool = False
    opted_in: bool = False
    quiet_until: datetime | None = None
    capped: bool = False
    template: str = ""
    template_category: str = ""


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
    if facts.suppressed and facts.purpose not in PASSES_STOP:
        return Decision(False, "opted_out")
    if facts.purpose == "marketing":
        return _marketing(facts)
    if facts.template and facts.template_category == "marketing":
        # What a message is, its template says, not its sender.
        return Decision(False, "template_is_marketing")
    return _window(facts, allowed_by=facts.purpose)


def window_open(facts: Facts) -> bool:
    """Whether we may write freely now."""
    if not facts.has_window:
        return True
    return facts.window_until is not None and facts.now < facts.window_until - WINDOW_MARGIN


def _marketing(facts: Facts) -> Decision:
    if not facts.opted_in:
        return Decision(False, "no_opt_in")
    if facts.capped:
        return Decision(False, "frequency_cap")
    if (reached := _window(facts, allowed_by="opt_in")).allowed and facts.quiet_until is not None:
        return Decision(False, "quiet_hours", wait=True)
    return reached


def _window(facts: Facts, allowed_by: str) -> Decision:
    if not facts.has_window:
        return Decision(True, allowed_by)
    if facts.template:
        return (
            Decision(True, f"{allowed_by}_template")
            if facts.template == "approved"
            else Decision(False, f"template_{facts.template}")
        )
    if window_open(facts):
        return Decision(True, f"{allowed_by}_in_window")
    return Decision(False, "window_closed")
