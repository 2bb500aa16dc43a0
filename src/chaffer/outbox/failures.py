"""Why a message did not arrive, by class of error, in words for whoever wrote it."""

from typing import NamedTuple

from chaffer.channels.whatsapp.errors import class_of
from chaffer.kernel.errors import SendFault

_STATES = ("failed", "unknown", "withdrawn", "held")
TAKEN_BACK = "taken_back"
"""Begins the reason of what a person took back before it left."""
SOLD_OUT, CART_GONE, THING_GONE = "laid_sold_out", "laid_cart_gone", "laid_thing_gone"
LAID_TOO_LATE, NOT_LAID_OUT = "laid_too_late", "laid_not_out"
LAID = "laid_"
"""Begins the reason of what was to be laid out at its hour and was not: it is laid out anew, not sent again."""
_OTHER = "send_failed"
_WORDS = {
    "throttled": ("The channel asked us to slow down, and it went on for too long.", True),
    "unreachable": ("The channel could not be reached, though it was tried for a long time.", True),
    "uncertain": ("The line broke while it was sent: it may have arrived, or not.", True),
    "cut_off": ("The line broke while it was sent: it may have arrived, or not.", True),
    "restored": ("A backup was put back: it may have been sent before, or not.", True),
    "window_closed": ("The time to answer is over since the shopper last wrote: only a template may be sent.", True),
    "opted_out": ("The shopper does not want such messages.", False),
    "recipient_unreachable": ("The shopper cannot be reached there: no account, an old app, or not there any more.", True),
    "content_rejected": ("The channel does not take this content.", False),
    "account_broken": ("The shop's account at the channel is in trouble: see under Channels.", True),
    "erased": ("The shopper asked to be forgotten.", False),
    "blocked_by_merchant": ("The shop blocked this shopper.", True),
    "no_opt_in": ("The shopper never agreed to adverts there, or took it back.", False),
    "quiet_hours": ("It is night or a day of rest where the shopper is; it will leave afterwards.", False),
    "frequency_cap": ("The shopper was sent as many adverts as the shop allows itself.", True),
    "template_missing": ("The channel's number has no such template.", True),
    "template_pending": ("The channel has not approved the template yet.", True),
    "template_rejected": ("The channel refused the template.", False),
    "template_paused": ("The channel paused the template for its quality.", True),
    "template_disabled": ("The channel disabled the template.", False),
    "template_unfit": ("The template asks for values that this message does not have.", False),
    "template_is_marketing": ("The channel counts the template as an advert, and this message is none.", False),
    SOLD_OUT: ("By its hour something of it was sold out.", False),
    CART_GONE: ("By its hour the cart was empty.", False),
    THING_GONE: ("By its hour it was not there any more.", False),
    LAID_TOO_LATE: ("At its hour the time to answer was over: only a template may be sent.", False),
    NOT_LAID_OUT: ("At its hour it could not be laid out.", False),
    TAKEN_BACK: ("It was taken back before it left.", False),
    _OTHER: ("It was not sent.", True),
}  # fmt: skip


class Failure(NamedTuple):
    """code: the class of error. words: for people. again: sending it once more may help. detail: as it was noted."""

    code: str
    words: str
    again: bool
    detail: str


def failure_of(state: str, reason: str) -> Failure | None:
    """None for a message that is well. reason: as `messages.reason` holds it."""
    if state not in _STATES and not (state == "promised" and reason):
        return None
    code = _code(reason)
    words, again = _WORDS[code]
    return Failure(code, words, again, reason)


def _code(reason: str) -> str:
    """The rule or the fault stands in front; of a delivery report, the channel's own number."""
    first = reason.partition(":")[0].partition(" ")[0]
    if first.isascii() and first.isdigit():
        fault: type[SendFault] = class_of(int(first[:9]))
        first = fault.code
    return first if first in _WORDS else _OTHER
