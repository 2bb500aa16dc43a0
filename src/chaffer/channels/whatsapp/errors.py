"""What Graph's error codes mean for us.

Retryable here means: the same call may be made again after `retry_after_seconds`. Source: Meta's error code page.
"""

import msgspec

from chaffer.channels.contract import Reply
from chaffer.kernel.errors import (
    AccountBroken,
    AccountThrottled,
    ChannelThrottled,
    ChannelUnreachable,
    ContentRejected,
    RecipientOptedOut,
    RecipientUnreachable,
    SendFault,
    SendUncertain,
    WindowClosed,
)
from chaffer.kernel.untrusted import Untrusted

PAIR_RATE = 131056
_DAY = 86_400.0

_CLASSES: dict[type[SendFault], tuple[int, ...]] = {
    AccountThrottled: (4, 17, 32, 613, 80007, 130429, 131048),
    ChannelThrottled: (131049, PAIR_RATE),
    ChannelUnreachable: (1, 2, 131000, 131016, 131053, 131057, 133004, 139102, 139103),
    AccountBroken: (
        0, 3, 10, 33, 190, 368, 131005, 131031, 131037, 131042, 131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 134011, *range(200, 300),
    ),
    RecipientUnreachable: (130472, 130497, 131021, 131026, 131030, 131062, 137000, 139100, 139101, 2040),
    RecipientOptedOut: (131050,),
    WindowClosed: (131047,),
    ContentRejected: (
        100, 131008, 131009, 131051, 131052, 132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132068,
        132069, 131063, 131064, 135000, 2046, 2047,
    ),
}  # fmt: skip
_CLASS_OF = {code: fault for fault, codes in _CLASSES.items() for code in codes}

_WAIT_SECONDS = {
    4: 60.0, 17: 60.0, 32: 60.0, 613: 60.0, 80007: 60.0,
    130429: 1.0,
    131048: 600.0,  # spam limit: slow down rather than try again soon
    131049: _DAY,   # a person gets no more marketing today
    131057: 120.0, 133004: 30.0,
}  # fmt: skip


def class_of(code: int) -> type[SendFault]:
    """The fault a Graph code stands for, in an answer or in a status. An unknown code is the content's fault."""
    return _CLASS_OF.get(code, ContentRejected)


def wait_seconds(code: int, attempt: int = 1) -> float | None:
    """How long Meta asks to wait before attempt + 1; None leaves it to the caller.

    attempt: how many were made, from 1. For the pair rate it is 4^attempt seconds, an hour at most.
    """
    if code == PAIR_RATE:
        return float(min(4 ** min(attempt, 6), 3600))
    return _WAIT_SECONDS.get(code)


def fault_of(reply: Reply) -> SendFault:
    """The fault an answer other than a plain success tells of."""
    error = _error(reply.body)
    text = words_of(error)
    code = error["code"].raw()
    if isinstance(code, int) and not isinstance(code, bool):
        fault = ChannelUnreachable if error["is_transient"].raw() is True else _known(code, reply.status)
        return fault(text, provider_code=str(code), retry_after_seconds=_asked(reply) or wait_seconds(code))
    if reply.status == 429:
        return AccountThrottled("asked to slow down", provider_code="429", retry_after_seconds=_asked(reply))
    if reply.status == 504 or 200 <= reply.status < 300:
        return SendUncertain(f"HTTP {reply.status} without an answer we can read", provider_code=str(reply.status))
    if reply.status >= 500 or reply.status == 408:
        return ChannelUnreachable(f"HTTP {reply.status}", provider_code=str(reply.status))
    if reply.status in (401, 403):
        return AccountBroken(f"HTTP {reply.status}", provider_code=str(reply.status))
    return ContentRejected(f"HTTP {reply.status}", provider_code=str(reply.status))


def words_of(error: Untrusted) -> str:
    details, message = error["error_data"]["details"].raw(), error["message"].raw()
    told = [each for each in (message, details) if isinstance(each, str) and each]
    return ": ".join(told)[:500]


def _known(code: int, status: int) -> type[SendFault]:
    if code in _CLASS_OF:
        return _CLASS_OF[code]
    if status == 429:
        return AccountThrottled
    return ChannelUnreachable if status >= 500 else ContentRejected


def _asked(reply: Reply) -> float | None:
    given = reply.headers.get("retry-after", "")
    return float(given) if given.isascii() and given.isdigit() and len(given) < 8 else None


def _error(body: bytes) -> Untrusted:
    try:
        return Untrusted(msgspec.json.decode(body))["error"]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Untrusted(None)
