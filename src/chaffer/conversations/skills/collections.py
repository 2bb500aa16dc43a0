"""What the shop's shelves are called."""

from chaffer.commerce.catalog import queries
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def collections(ctx: Ctx, _args: Args) -> Result:
    rows = [
        {"handle": one.handle, "title": one.title, "count": one.count}
        for one in queries.collections(ctx.tx, ctx.language)
        if one.count
    ]
    return {"collections": rows}
