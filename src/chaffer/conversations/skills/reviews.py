"""What others say: how many, how good, and two who disagree."""

from chaffer.commerce.catalog.queries import product, variant_by_sku
from chaffer.commerce.catalog.queries import reviews as load
from chaffer.commerce.catalog.views import ReviewView
from chaffer.conversations.skills.ctx import Args, Ctx, Result

_READ_AT_MOST = 20
_QUOTE_AT_MOST = 220  # characters


def reviews(ctx: Ctx, args: Args) -> Result:
    product_id = args.get("product_id", "")
    if args.get("sku"):
        variant = variant_by_sku(ctx.tx, args["sku"])
        product_id = variant.product_id if variant else ""
    view = product(ctx.tx, product_id, ctx.language)
    if view is None:
        return {}
    told = load(ctx.tx, product_id, _READ_AT_MOST, ctx.language)
    count = view.rating_count or len(told)
    average = view.rating_average or (sum(one.rating for one in told) / len(told) if told else 0.0)
    quotes = [{"author": one.author, "rating": one.rating, "text": _short(one.text or one.title)} for one in _two(told)]
    return {"product_id": product_id, "title": view.title, "count": count, "average": average, "quotes": quotes}


def _two(told: list[ReviewView]) -> list[ReviewView]:
    """The fondest and the least fond, of those in the shopper's language if they disagree at all."""
    written = [one for one in told if one.text or one.title]
    if len(written) < 2:
        return written
    best = max(written, key=lambda one: one.rating)
    worst = min((one for one in written if one is not best), key=lambda one: one.rating)
    return [best, worst]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) <= _QUOTE_AT_MOST:
        return plain
    return plain[:_QUOTE_AT_MOST].rsplit(" ", 1)[0].rstrip(",;:") + "…"
