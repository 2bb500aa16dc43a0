"""Others in the place of a product: the merchant's own choice first, then what is like it."""

from fractions import Fraction

from chaffer.commerce.catalog.queries import product, products
from chaffer.commerce.catalog.views import ProductView
from chaffer.commerce.relations.queries import ALTERNATIVE, related
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.dialogue.facts import CardFact
from chaffer.conversations.dialogue.picking import SIZE_NAMES
from chaffer.conversations.skills.cards import card, cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.money import Money
from chaffer.language.normalise import normalise

_AT_MOST = 4
_LEAST, _MOST = Fraction(6, 10), Fraction(15, 10)
"""What counts as about the same price."""


def similar(ctx: Ctx, args: Args) -> Result:
    """Of the same category first, in `size` and about the same price if there are any; never the product itself.

    Each card says why it is shown: "alternative", "size-price", "size", "price" or "kind".
    """
    view = product(ctx.tx, args["product_id"], ctx.language)
    if view is None:
        return {"title": "", "sold_out": True, "cards": [], "wanted": {}}
    kind = view.category.rsplit(">", 1)[-1].strip()
    words = kind or view.title
    chosen = [each.product for each in related(ctx.tx, ALTERNATIVE, [view.id], ctx.language)]
    first = [_because(card(one, None), "alternative") for one in chosen if _there(one, ctx.shop.currency)][:_AT_MOST]
    like = _like(ctx, view, words, str(args.get("size", "")), {one["product_id"] for one in first})
    return {
        "title": view.title,
        "sold_out": not any(variant.available for variant in view.variants),
        "cards": [*first, *like][:_AT_MOST],
        "wanted": {"text": words, "words": words, "without": [view.id]},
    }


def _like(ctx: Ctx, view: ProductView, words: str, size: str, without: set[str]) -> list[CardFact]:
    if len(without) >= _AT_MOST:
        return []
    band = _band(view)
    wanted = Wanted(
        text=words, words=words, sizes=(size,) if size else (), price_min=band[0] if band else None,
        price_max=band[1] if band else None, without=(view.id, *sorted(without)), limit=_AT_MOST,
    )  # fmt: skip
    found = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wanted, ctx.shop.currency)
    seen = products(ctx.tx, [hit.product_id for hit in found.hits], ctx.language)
    views = {one.id: one for one in seen}
    shown = [one for one in cards(seen, found.hits) if one["in_stock"]]
    told = [_because(one, _why(views[one["product_id"]], size, band), size) for one in shown]
    return [one for one in told if one["why"].startswith("size")] or told


def _band(view: ProductView) -> tuple[Money, Money] | None:
    prices = view.price_range
    if prices is None or prices[0].minor <= 0:
        return None
    currency = prices[0].currency
    return Money(int(prices[0].minor * _LEAST), currency), Money(int(prices[1].minor * _MOST), currency)


def _why(one: ProductView, size: str, band: tuple[Money, Money] | None) -> str:
    there = [variant for variant in one.variants if variant.available]
    fits = bool(size) and any(
        name.casefold() in SIZE_NAMES and normalise(value) == normalise(size)
        for variant in there
        for name, value in variant.options.items()
    )
    near = band is not None and any(
        variant.price.currency == band[0].currency and band[0].minor <= variant.price.minor <= band[1].minor
        for variant in there
    )
    return ("size-price" if near else "size") if fits else ("price" if near else "kind")


def _because(one: CardFact, why: str, size: str = "") -> CardFact:
    return {**one, "why": why, "size": size}


def _there(one: ProductView, currency: str) -> bool:
    return any(variant.available and variant.price.currency == currency for variant in one.variants)
