"""One product with everything the bot can tell of it."""

from chaffer.commerce.catalog.queries import product as load
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.conversations.skills.cards import product_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def product(ctx: Ctx, args: Args) -> Result:
    """By product_id or by the sku of a variant, whose options are then `named`; empty if it is gone."""
    product_id, named = args.get("product_id", ""), {}
    if args.get("sku"):
        variant = variant_by_sku(ctx.tx, args["sku"])
        if variant is None:
            return {}
        product_id, named = variant.product_id, variant.options
    view = load(ctx.tx, product_id, ctx.language)
    if view is None or view.state != "active" or not view.variants:
        return {}
    fact = product_fact(view, ctx.language)
    return {**fact, "named": named} if named else {**fact}
