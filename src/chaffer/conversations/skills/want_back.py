"""Remember who wants to be told when a thing is there again."""

from chaffer.commerce.catalog.queries import product, variant_by_sku
from chaffer.commerce.wishes.operations.wish_back import WishBack, wish_back
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound


def want_back(ctx: Ctx, args: Args) -> Result:
    """Nothing is kept for what can be had now. Raises NotFound for a thing the shop does not have."""
    variant = variant_by_sku(ctx.tx, args["sku"])
    view = product(ctx.tx, variant.product_id, ctx.language) if variant else None
    if variant is None or view is None or view.state != "active":
        raise NotFound("the shop has no such thing")
    if variant.available <= 0:
        proof = {"conversation_id": ctx.conversation_id, "turn_id": ctx.tx.turn_id}
        wish_back(
            ctx.tx,
            WishBack(
                ctx.contact_id,
                ctx.conversation_id,
                ctx.channel,
                variant.id,
                args.get("wording", ""),
                ctx.language,
                proof,
            ),
        )
    return {
        "product_id": view.id, "title": view.title, "options": variant.options, "available": variant.available > 0,
    }  # fmt: skip
