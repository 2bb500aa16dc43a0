"""What a shop allows after an order was placed, as data: one JSON value, checked as a whole. Pure."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from chaffer.kernel.errors import Invalid

Days = Annotated[int, Meta(ge=0, le=3650)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Minor = Annotated[int, Meta(ge=0, le=10**15)]
Category = Annotated[str, Meta(min_length=1, max_length=200)]
Categories = Annotated[tuple[Category, ...], Meta(max_length=200)]
Until = Literal["never", "packed", "shipped"]
"""never: not at all; packed: while nothing is packed; shipped: while nothing has left."""

Method = Literal["original", "store_credit"]
Reason = Literal["too_small", "too_big", "not_as_expected", "damaged", "wrong_item", "changed_mind", "other"]
REASONS: tuple[Reason, ...] = (
    "too_small", "too_big", "not_as_expected", "damaged", "wrong_item", "changed_mind", "other",
)  # fmt: skip
OUR_FAULT = frozenset(("damaged", "wrong_item"))
"""Reasons for which a shopper never pays postage or a fee, whatever the policy says."""


class Returns(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """window_days: after delivery; 0: nothing can be sent back. window_days_by_category: the nearest one above counts.

    never: categories that cannot come back; never_skus: single articles. postage: who pays the way back;
    postage_minor: what it costs a shopper, in the shop's currency. restocking_fee_percent: of the goods' worth.
    delivery_back: what delivery cost is given back when all of an order comes back.
    address: where to send it, in lines, if there is no carrier. carrier: the name of one that makes labels.
    """

    window_days: Days = 30
    window_days_by_category: Annotated[dict[Category, Days], Meta(max_length=200)] = {}
    never: Categories = ()
    never_skus: Annotated[tuple[Category, ...], Meta(max_length=1000)] = ()
    exchange: bool = True
    postage: Literal["shop", "shopper"] = "shop"
    postage_minor: Minor = 0
    restocking_fee_percent: Percent = 0
    delivery_back: bool = True
    address: Annotated[tuple[Annotated[str, Meta(max_length=200)], ...], Meta(max_length=8)] = ()
    carrier: Annotated[str, Meta(max_length=40, pattern="^[a-z0-9_]*$")] = ""


class Changes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Until when a shopper may call off, change where it goes, change what it is."""

    cancel_until: Until = "shipped"
    address_until: Until = "packed"
    item_until: Until = "packed"


class Refunds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """methods: in the order in which they are offered. store_credit_bonus_percent: on top of what goes back."""

    methods: Annotated[tuple[Method, ...], Meta(min_length=1, max_length=2)] = ("original", "store_credit")
    store_credit_bonus_percent: Percent = 0


class Parcels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a parcel is late: days after the day it was promised for, and days without a scan. 0: never said."""

    late_after_days: Days = 1
    silent_after_days: Days = 5


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """undo_minutes: how long a change by a shopper waits before it is carried out, and can be taken back.

    approval_above_minor: what gives back more than this waits for a person; null: nothing does. Both bind shoppers,
    not the people of the shop.
    """

    returns: Returns = Returns()
    changes: Changes = Changes()
    refunds: Refunds = Refunds()
    parcels: Parcels = Parcels()
    undo_minutes: Annotated[int, Meta(ge=0, le=1440)] = 0
    approval_above_minor: Minor | None = None


DEFAULT = Policy()


def read_policy(told: Any) -> Policy:
    """What is absent is as in DEFAULT. Raises Invalid, which names the place and what stands there."""
    try:
        policy = msgspec.convert(told, Policy)
    except msgspec.ValidationError as wrong:
        raise Invalid(f"this policy cannot be used: {wrong}") from None
    if len(set(policy.refunds.methods)) != len(policy.refunds.methods):
        raise Invalid("this policy cannot be used: a method stands twice - at `$.refunds.methods`")
    if policy.returns.postage == "shop" and policy.returns.postage_minor:
        raise Invalid(
            "this policy cannot be used: the shop pays the way back, so it costs the shopper nothing "
            "- at `$.returns.postage_minor`"
        )
    return policy


def schema() -> dict[str, Any]:
    """The policy as JSON Schema."""
    return msgspec.json.schema(Policy)


def window_of(returns: Returns, category: str) -> int:
    """Days after delivery in which a thing of this category may come back."""
    above = [name for name in returns.window_days_by_category if inside(category, name)]
    return returns.window_days_by_category[max(above, key=len)] if above else returns.window_days


def never_back(returns: Returns, category: str, sku: str) -> bool:
    return sku in returns.never_skus or any(inside(category, name) for name in returns.never)


def inside(category: str, name: str) -> bool:
    """Whether "Clothing > Dresses" is this category or lies below it; letters' case does not count."""
    path, wanted = category.casefold(), name.casefold()
    return path == wanted or path.startswith(f"{wanted} > ")
