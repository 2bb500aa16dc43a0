"""Search the catalogue."""

import msgspec
from sqlalchemy import func, select

from chaffer.commerce.catalog.queries import products
from chaffer.commerce.catalog.tables import products as products_table
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.runtime.statements import Statement, given, mine

_BY_NAME = Statement(
    "skills.product_by_name",
    select(products_table.c.id)
    .where(
        mine(products_table), products_table.c.state == "active", func.lower(products_table.c.title) == given("title")
    )
    .limit(1),
)


def find(ctx: Ctx, args: Args) -> Result:
    """Five or six statements. What is sold out is not found; asked for by its very name, it is named."""
    wanted = msgspec.convert(args["wanted"], Wanted)
    found = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wanted, ctx.shop.currency)
    seen = products(ctx.tx, [hit.product_id for hit in found.hits], ctx.language)
    gone = ctx.tx.value(_BY_NAME, title=wanted.words.strip().lower()) if not seen and wanted.words.strip() else None
    return {
        "cards": cards(seen, found.hits),
        "total": found.total,
        "relaxed": list(found.relaxed),
        "corrected": found.corrected,
        "sold_out": gone or "",
    }
