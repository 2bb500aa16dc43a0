"""Search the catalogue."""

import msgspec

from chaffer.commerce.catalog.queries import products
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.tastes import Tastes, sorted_by, tastes_of
from chaffer.language.gifting import SELF

_LOOKED_AT = 60
"""How many hits are put in another order by what somebody likes."""
_NO_TASTES: Tastes = ((), ())


def find(ctx: Ctx, args: Args) -> Result:
    """Four or five statements, one more where tastes are heeded. What is sold out is not found; asked for by its very name, it is named."""
    wanted = msgspec.convert(args["wanted"], Wanted)
    whose = args.get("whose") or ([SELF] if ctx.own_tastes else [])
    tastes = tastes_of(ctx, whose) if whose else _NO_TASTES
    wide = wanted if tastes == _NO_TASTES else msgspec.structs.replace(wanted, limit=_LOOKED_AT, offset=0)
    found = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wide, ctx.shop.currency)
    seen = products(ctx.tx, [hit.product_id for hit in found.hits], ctx.language)
    total, left_out = found.total, list[str]()
    if wide is not wanted:
        seen, left_out = sorted_by(tastes, seen, ctx.language)
        total = min(total, len(seen)) if found.total <= _LOOKED_AT else total
        seen = seen[wanted.offset : wanted.offset + wanted.limit]
    return {
        "cards": cards(seen, found.hits),
        "total": total,
        "relaxed": list(found.relaxed),
        "corrected": found.corrected,
        "sold_out": "" if seen else found.gone,
        **({"left_out": left_out} if left_out else {}),
        **({"dropped": list(found.dropped)} if found.dropped and seen else {}),
    }
