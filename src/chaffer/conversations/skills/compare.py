"""Products side by side."""

from typing import Any

from chaffer.commerce.advice.comparison import Side, best, differing, side
from chaffer.commerce.advice.review_counts import count
from chaffer.commerce.catalog.queries import products, reviews
from chaffer.commerce.catalog.views import ProductView
from chaffer.commerce.search.wanted import Wanted
from chaffer.conversations.dialogue.picking import COLOUR_NAMES, SIZE_NAMES
from chaffer.conversations.skills.cards import cards, money
from chaffer.conversations.skills.ctx import Args, Ctx, Result

_READ_AT_MOST = 200
_AT_MOST = 5


def compare(ctx: Ctx, args: Args) -> Result:
    """args: product_ids, names of others, and `by` where one quality is asked for. cells: for each row what each product has, None if the
    shop does not state it. ahead: the place of the best by that quality, -1 if alike, None if it is not stated.
    """
    ids = [*args["product_ids"], *(_named(ctx, name) for name in args.get("names", ()))]
    wanted = list(dict.fromkeys(each for each in ids if each))[:_AT_MOST]
    found = [one for one in products(ctx.tx, wanted, ctx.language) if one.variants]
    if len(found) < 2:
        return {}
    sides = [side(view, _option(view, COLOUR_NAMES), _option(view, SIZE_NAMES)) for view in found]
    told: Result = {"cards": cards(found, ())}
    by = args.get("by", "")
    if not by:
        return {
            **told,
            "rows": [{"name": name, "cells": [_cell(each, name) for each in sides]} for name in differing(sides)],
        }
    ahead = best(sides, by)
    if by == "warm" and ahead is None:
        return {**told, **_by_reviews(ctx, found)}
    row = {"price_asc": "price", "price_desc": "price", "rating": "rating", "light": "weight", "heavy": "weight"}.get(
        by
    )
    rows = [{"name": row, "cells": [_cell(each, row) for each in sides]}] if row else []
    return {**told, "rows": rows, "ahead": ahead, "told_by": "shop"}


def _named(ctx: Ctx, name: str) -> str:
    """The product that fits these words best; "" if none does without letting some of them go."""
    wanted = Wanted(text=name, words=name, language=ctx.language, limit=1)
    found = ctx.indexes.of(ctx.tx.shop_id).find(ctx.tx, wanted, ctx.shop.currency)
    return found.hits[0].product_id if found.hits and not (found.relaxed or found.dropped) else ""


def _by_reviews(ctx: Ctx, found: list[ProductView]) -> Result:
    """How many reviews of each call it warm; ahead only if that tells them apart."""
    counts = [count(reviews(ctx.tx, view.id, _READ_AT_MOST, ctx.language)) for view in found]
    warm = [each.topics.get("warmth", {}).get("warm", 0) for each in counts]
    ahead = warm.index(max(warm)) if max(warm) and warm.count(max(warm)) == 1 else None
    cells = [{"count": some, "read": each.read} for some, each in zip(warm, counts, strict=True)]
    return {"rows": [{"name": "warm", "cells": cells}] if any(warm) else [], "ahead": ahead, "told_by": "reviews"}


def _option(view: ProductView, names: frozenset[str]) -> str:
    return next((name for name in view.options if name.casefold() in names), "")


def _cell(each: Side, row: str) -> Any:
    if row == "price":
        return None if each.prices is None else {"low": money(each.prices[0]), "high": money(each.prices[1])}
    if row == "rating":
        return {"rating": each.rating, "count": each.rated_by} if each.rated_by else None
    if row == "weight":
        return {"grams": each.grams} if each.grams else None
    return list(each.values[row]) if row in each.values else None
