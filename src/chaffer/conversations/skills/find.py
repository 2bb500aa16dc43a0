"""Search the catalogue."""

import msgspec

from chaffer.commerce.catalog.queries import products
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def find(ctx: Ctx, args: Args) -> Result:
    """Four or five statements. What is sold out is not found; asked for by its very name, it is named."""
    wanted = msgspec.convert(args["wanted"], Wanted)
    found = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wanted, ctx.shop.currency)
    seen = products(ctx.tx, [hit.product_id for hit in found.hits], ctx.language)
    return {
        "cards": cards(seen, found.hits),
        "total": found.total,
        "relaxed": list(found.relaxed),
        "corrected": found.corrected,
        "sold_out": "" if seen else found.gone,
    }
