"""An errand: what is to be done to which order, as far as it is known. It fits into the id of a thing to tap, so that a
tap says all that is needed whenever it is tapped.
"""

from typing import Any, Literal

import msgspec

from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.taps import tap_id

Kind = Literal["cancel", "cancel_some", "change_address", "swap", "return"]
VERB = "svc"
REASONS = ("too_small", "too_big", "not_as_expected", "damaged", "wrong_item", "changed_mind", "other")
_KINDS = frozenset(("cancel", "cancel_some", "change_address", "swap", "return"))
_METHODS = frozenset(("", "original", "store_credit"))


class Errand(msgspec.Struct, frozen=True, omit_defaults=True):
    """units: 0 means all that may be. variant_id: what shall take the line's place. sure: it was read back and agreed.

    method: how money goes back; "" until it was asked.
    """

    kind: str
    order_id: str = ""
    line_id: str = ""
    units: int = 0
    reason: str = ""
    variant_id: str = ""
    method: str = ""
    sure: bool = False


def errand_tap(errand: Errand) -> str:
    """The id of a tap that goes on with it."""
    sure = "1" if errand.sure else ""
    fields = (errand.order_id, errand.line_id, str(errand.units), errand.reason, errand.variant_id, errand.method, sure)
    return tap_id(VERB, errand.kind, *fields)


def read_errand(on: list[str]) -> Errand | None:
    """What a tap said; None if it is not whole: ids come back from outside."""
    if len(on) != 8 or on[0] not in _KINDS or on[6] not in _METHODS:
        return None
    units = int(on[3]) if on[3].isascii() and on[3].isdigit() and len(on[3]) < 7 else 0
    reason = on[4] if on[4] in REASONS else ""
    return Errand(on[0], on[1], on[2], units, reason, on[5], on[6], on[7] == "1")


def kept(state: State, errand: Errand, said: dict[str, Any] | None = None) -> State:
    """Remember what is being done, and what was said of it at first."""
    plain: dict[str, Any] = msgspec.to_builtins(errand)
    said = state.errand.get("said", {}) if said is None else said
    return msgspec.structs.replace(state, errand={"is": plain, "said": said})


def in_hand(state: State) -> Errand | None:
    told = state.errand.get("is")
    return msgspec.convert(told, Errand) if told else None


def put_down(state: State) -> State:
    return msgspec.structs.replace(state, errand={})
