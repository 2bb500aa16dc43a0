"""Put a bundle in a cart: its parts as lines of their own, and the wish to have them as a bundle."""

from typing import Any

import msgspec
from sqlalchemy import update

from chaffer.commerce.bundles.queries import bundle
from chaffer.commerce.bundles.views import BundleView
from chaffer.commerce.cart.changing import begin_with_lines, take_back
from chaffer.commerce.cart.errors import BundleShort, CartFull, NotSold
from chaffer.commerce.cart.limits import LINES_AT_MOST, QUANTITY_AT_MOST
from chaffer.commerce.cart.queries import BUNDLE
from chaffer.commerce.cart.tables import cart_adjustments, cart_lines
from chaffer.commerce.cart.views import CartView
from chaffer.runtime.many import insert_many
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class AddBundle(msgspec.Struct, frozen=True):
    """bundle_id: as `bundles.queries` shows it. by_kind: shopper, bot, staff, seller or assistant."""

    bundle_id: str
    contact_id: str
    conversation_id: str = ""
    currency: str = ""
    language: str = ""
    by_kind: str = "shopper"
    by_id: str = ""


_MORE = Statement(
    "cart.more_for_bundle",
    update(cart_lines)
    .where(mine(cart_lines), cart_lines.c.id == given("line_id"))
    .values(quantity=cart_lines.c.quantity + given("more")),
)
_WISH = Statement(
    "cart.wish_bundle", insert_all(cart_adjustments, "id", "cart_id", "kind", "code", "label", "minor", "source")
)
_WISH_MORE = Statement(
    "cart.wish_more_bundles",
    update(cart_adjustments)
    .where(
        mine(cart_adjustments), cart_adjustments.c.cart_id == given("cart_id"),
        cart_adjustments.c.id == given("adjustment_id"),
    )
    .values(source=given("source"), label=given("label")),
)  # fmt: skip


def add_bundle(tx: Transaction, command: AddBundle) -> tuple[str, BundleView]:
    """The ids of the cart and what was put in. All of it or nothing; parts that lie in the cart unbundled are used.

    Raises NotSold if it is no longer offered, BundleShort if parts of it are sold out, CartFull. Stock is not reserved
    here: `pay` reserves all of a cart or none. A repeat adds another one.
    """
    offered = bundle(tx, command.bundle_id, language=command.language)
    if offered is None:
        raise NotSold(command.bundle_id)
    if offered.missing:
        raise _short(offered, [part.variant_id for part in offered.missing])
    cart = begin_with_lines(tx, command.contact_id, command.conversation_id, command.currency, command.language)
    try:
        missing = _missing(cart, offered)
        _check(cart, offered, missing)
    except (BundleShort, CartFull):
        take_back(tx, cart.id)
        raise
    _put(tx, command, cart, missing)
    _wish(tx, cart, offered)
    tx.changed("cart", cart.id)
    return cart.id, offered


def _short(offered: BundleView, variant_ids: list[str]) -> BundleShort:
    parts = [part for part in offered.parts if part.variant_id in variant_ids]
    told: list[dict[str, object]] = [
        {"title": part.title, "product_id": part.product_id, "options": part.options, "left": part.available}
        for part in parts
    ]
    return BundleShort(offered.title, told)


def _missing(cart: CartView, offered: BundleView) -> dict[str, int]:
    """Units to add, by variant: what this and the bundles before it need, less what lies in the cart."""
    need: dict[str, int] = {part.variant_id: part.quantity for part in offered.parts}
    for each in cart.off:
        for part in each.source.get("parts", ()) if each.bundle_id else ():
            if part["variant_id"] in need:
                need[part["variant_id"]] += part["quantity"] * int(each.source.get("count", 1))
    return {variant_id: max(0, units - _had(cart, variant_id, by_hand=False)) for variant_id, units in need.items()}


def _had(cart: CartView, variant_id: str, *, by_hand: bool = True) -> int:
    """Units in the cart; with those at a price of their own, or without."""
    of_this = [line for line in cart.lines if line.variant_id == variant_id]
    return sum(line.quantity for line in of_this if by_hand or not line.by_hand)


def _check(cart: CartView, offered: BundleView, missing: dict[str, int]) -> None:
    left = {part.variant_id: part.available for part in offered.parts}
    short = [each for each, units in missing.items() if units and _had(cart, each) + units > left[each]]
    if short:
        raise _short(offered, short)
    if any(_had(cart, each) + units > QUANTITY_AT_MOST for each, units in missing.items()):
        raise CartFull("too many of one thing", at_most=QUANTITY_AT_MOST)
    if len(cart.lines) + sum(not _had(cart, each) for each in missing) > LINES_AT_MOST:
        raise CartFull("too many different things", at_most=LINES_AT_MOST)


def _put(tx: Transaction, command: AddBundle, cart: CartView, missing: dict[str, int]) -> None:
    lines = {line.variant_id: line.id for line in cart.lines if not line.by_hand}
    for variant_id, units in missing.items():
        if units and variant_id in lines:
            tx.run(_MORE, line_id=lines[variant_id], more=units)
    last = max((line.position for line in cart.lines), default=0)
    new = [variant_id for variant_id, units in missing.items() if units and variant_id not in lines]
    insert_many(tx, "cart.add_bundle_lines", cart_lines, [
        {
            "id": tx.new_id("line"), "cart_id": cart.id, "variant_id": variant_id, "quantity": missing[variant_id],
            "added_by_kind": command.by_kind, "added_by_id": command.by_id,
            "position": last + 1 + number, "created_at": tx.now,
        }
        for number, variant_id in enumerate(new)
    ])  # fmt: skip


def _wish(tx: Transaction, cart: CartView, offered: BundleView) -> None:
    before = next((each for each in cart.off if each.bundle_id == offered.id), None)
    source: dict[str, Any] = {
        "count": (int(before.source.get("count", 1)) if before else 0) + 1,
        "parts": [{"variant_id": part.variant_id, "quantity": part.quantity} for part in offered.parts],
    }
    told = {"cart_id": cart.id, "label": offered.title, "source": source}
    if before:
        tx.run(_WISH_MORE, adjustment_id=before.id, **told)
    else:
        tx.run(_WISH, id=tx.new_id("adjustment"), kind=BUNDLE, code=offered.id, minor=0, **told)
