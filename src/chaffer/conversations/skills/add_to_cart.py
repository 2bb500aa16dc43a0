"""Put a variant in the shopper's cart."""

from chaffer.commerce.cart.operations.add_line import AddLine, add_to_living_cart
from chaffer.commerce.cart.queries import cart
from chaffer.conversations.skills.carts import cart_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.saved_cards import saved_card
from chaffer.conversations.skills.suggestion import suggestion


def add_to_cart(ctx: Ctx, args: Args) -> Result:
    """now: the shopper wants it at once; then we look whether a saved card could pay.

    suggest: ask for one thing to take along (see suggestion.py). Raises OutOfStock, NotSold, CartFull.
    """
    line = AddLine("", args["variant_id"], args["quantity"], "shopper", ctx.contact_id)
    cart_id, line_id = add_to_living_cart(ctx.tx, ctx.contact_id, ctx.conversation_id, ctx.shop.currency, line)
    held = cart(ctx.tx, cart_id, ctx.language, whole=False)
    result: Result = {"line_id": line_id, "cart": cart_fact(held)}
    if args.get("now"):
        result["card"] = saved_card(ctx)
        if result["card"] and len(held.lines) == 1:
            return result  # on to paying: no time to suggest anything
    hint = suggestion(ctx, held, line_id, args.get("suggest"))
    return {**result, "suggestion": hint} if hint else result
