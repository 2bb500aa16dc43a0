"""At most one thing to take along with what was just put in the cart."""

from typing import Any

from chaffer.accounts.shops import Shop
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.catalog.views import ProductView
from chaffer.commerce.relations.queries import GOES_WITH, Related, related
from chaffer.conversations.dialogue.facts import RelatedFact
from chaffer.conversations.skills.cards import card
from chaffer.conversations.skills.ctx import Ctx

SETTING = "suggestions"


def wanted_by(shop: Shop) -> bool:
    """A shop turns suggestions off with `suggestions: false` among its settings."""
    return str(shop.settings.get(SETTING, True)).lower() not in ("false", "off", "no", "0")


def suggestion(ctx: Ctx, held: CartView, line_id: str, asked: dict[str, Any] | None) -> RelatedFact | None:
    """Never what is in the cart, sold out, dearer than `most`, or among `without`. One statement; none if nobody asks.

    asked: "without": ids of products said before; "most": the stated budget as money, or None.
    """
    if asked is None or not wanted_by(ctx.shop):
        return None
    added = next((line.product_id for line in held.lines if line.id == line_id), "")
    if not added:
        return None
    out = {*asked.get("without", ()), *(line.product_id for line in held.lines)}
    for each in related(ctx.tx, GOES_WITH, [added], ctx.language):
        if each.product.id not in out and affordable(each.product, asked.get("most"), held.currency):
            return related_fact(each)
    return None


def affordable(product: ProductView, most: dict[str, Any] | None, currency: str) -> bool:
    """Whether a variant of it can be had now, in this money, within the bound."""
    bound = most["minor"] if most and most["currency"] == currency else None
    return any(
        one.available and one.price.currency == currency and (bound is None or one.price.minor <= bound)
        for one in product.variants
    )


def related_fact(each: Related) -> RelatedFact:
    """Its card; the variant's id too, if it has only one, so that a tap can take it."""
    only = each.product.variants[0].id if len(each.product.variants) == 1 else ""
    return {**card(each.product, None), "why": each.why, "variant_id": only}
