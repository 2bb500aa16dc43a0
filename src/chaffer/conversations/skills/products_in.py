"""One shelf, a few products at a time."""

from chaffer.commerce.catalog import queries
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def products_in(ctx: Ctx, args: Args) -> Result:
    """One more than asked for is read, to know whether there is more."""
    limit = args["limit"]
    found = queries.products_in(ctx.tx, args["collection"], limit + 1, args["offset"], ctx.language)
    titles = {one.handle: one.title for one in queries.collections(ctx.tx, ctx.language)} if not args["offset"] else {}
    return {
        "title": titles.get(args["collection"], args["collection"]),
        "cards": cards(found[:limit], ()),
        "more": len(found) > limit,
    }
