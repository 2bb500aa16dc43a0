"""What a product's own texts and reviews say to a question."""

from typing import Any

import msgspec

from chaffer.commerce.catalog.queries import product as load
from chaffer.commerce.catalog.queries import reviews, variant_by_sku
from chaffer.commerce.faq.product_help import told_of
from chaffer.conversations.skills.ctx import Args, Ctx, Result

REVIEWS_READ = 50


def product_help(ctx: Ctx, args: Args) -> Result:
    """Empty if there is no such product."""
    product_id = args.get("product_id", "")
    if args.get("sku"):
        variant = variant_by_sku(ctx.tx, args["sku"])
        product_id = variant.product_id if variant else ""
    language = args.get("language") or ctx.language
    view = load(ctx.tx, product_id, language)
    if view is None or view.state != "active":
        return {}
    told = told_of(
        view, reviews(ctx.tx, view.id, REVIEWS_READ, language), args["question"], language, ctx.shop.language
    )
    plain: dict[str, Any] = msgspec.to_builtins(told)
    return {**plain, "product_id": view.id, "title": view.title}
