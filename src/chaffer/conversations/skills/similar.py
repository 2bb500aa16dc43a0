"""Others like a product."""

from chaffer.commerce.catalog.queries import product, products
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result

_AT_MOST = 4


def similar(ctx: Ctx, args: Args) -> Result:
    """Of the same category first; never the product itself."""
    view = product(ctx.tx, args["product_id"], ctx.language)
    if view is None:
        return {"title": "", "sold_out": True, "cards": [], "wanted": {}}
    kind = view.category.rsplit(">", 1)[-1].strip()
    words = kind or view.title
    wanted = Wanted(text=words, words=words, without=(view.id,), limit=_AT_MOST)
    found = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wanted, ctx.shop.currency)
    seen = products(ctx.tx, [hit.product_id for hit in found.hits], ctx.language)
    return {
        "title": view.title,
        "sold_out": not any(variant.available for variant in view.variants),
        "cards": [card for card in cards(seen, found.hits) if card["in_stock"]],
        "wanted": {"text": words, "words": words, "without": [view.id]},
    }
