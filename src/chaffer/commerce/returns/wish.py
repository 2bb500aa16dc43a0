"""What may be asked to be done to an order, whoever asks."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from chaffer.commerce.returns.policy import Method, Reason
from chaffer.kernel.errors import Invalid

Kind = Literal["change_address", "change_item", "cancel", "cancel_lines", "return", "exchange"]
BACK = frozenset(("return", "exchange"))
"""Kinds that begin a way back; they can be taken back until the things are here."""

ONE_LINE = frozenset(("change_item", "exchange"))
OF_LINES = ONE_LINE | {"cancel_lines", "return"}


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """lines: units by order line id; of one line for change_item and exchange. variant_id: what shall take its place.

    address: where it shall go. reason: for what comes back. method: how money goes back, where some does.
    """

    kind: Kind
    lines: Annotated[dict[str, Annotated[int, Meta(ge=1, le=1_000_000)]], Meta(max_length=100)] = {}
    variant_id: Annotated[str, Meta(max_length=100)] = ""
    address: dict[str, Any] | None = None
    reason: Reason | Literal[""] = ""
    note: Annotated[str, Meta(max_length=500)] = ""
    method: Method = "original"


def check_wish(wish: Wish) -> None:
    """Raises Invalid if something that this kind needs is missing."""
    if wish.kind in OF_LINES and not wish.lines:
        raise Invalid(f"{wish.kind} needs lines: units by order line id", field="lines")
    if wish.kind in ONE_LINE and (len(wish.lines) != 1 or not wish.variant_id):
        raise Invalid(f"{wish.kind} needs one line, and the variant_id of what shall take its place", field="lines")
    if wish.kind == "change_address" and not wish.address:
        raise Invalid("change_address needs an address", field="address")
