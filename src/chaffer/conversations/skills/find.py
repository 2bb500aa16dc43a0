"""Search the catalogue."""

import msgspec

from chaffer.commerce.catalog.queries import products
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def find(ctx: Ctx, args: Args) -> Result:
    """Five or six statements."""
    wanted = msgspec.convert(args["wanted"], Wanted)
    found = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wanted)
    seen = products(ctx.tx, [hit.product_id for hit in found.hits], ctx.language)
    return {
        "cards": cards(seen, found.hits),
        "total": found.total,
        "relaxed": list(found.relaxed),
        "corrected": found.corrected,
    }
