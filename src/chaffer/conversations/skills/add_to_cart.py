"""Put a variant in the shopper's cart."""

from chaffer.commerce.cart.operations.add_line import AddLine, add_to_living_cart
from chaffer.commerce.cart.operations.set_quantity import set_quantity_in_open
from chaffer.commerce.cart.queries import cart
from chaffer.conversations.skills.carts import cart_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.saved_cards import saved_card
from chaffer.conversations.skills.suggestion import suggestion


def add_to_cart(ctx: Ctx, args: Args) -> Result:
    """now: the shopper wants it at once; then we look whether a saved card could pay.

    replaces: a line that goes when the new one is in. suggest: ask for one thing to take along (see suggestion.py). Raises OutOfStock, NotSold, CartFull.
    """
    line = AddLine("", args["variant_id"], args["quantity"], "shopper", ctx.contact_id)
    cart_id, line_id = add_to_living_cart(ctx.tx, ctx.contact_id, ctx.conversation_id, ctx.shop.currency, line)
    if old := args.get("replaces"):
        _take_the_place_of(ctx, old, line_id, args["quantity"])
    held = cart(ctx.tx, cart_id, ctx.language, whole=False)
    result: Result = {"line_id": line_id, "cart": cart_fact(held)}
    if args.get("now"):
        result["card"] = saved_card(ctx)
        if result["card"] and len(held.lines) == 1:
            return result  # on to paying: no time to suggest anything
    hint = suggestion(ctx, held, line_id, args.get("suggest"))
    return {**result, "suggestion": hint} if hint else result


def _take_the_place_of(ctx: Ctx, old: str, new: str, quantity: int) -> None:
    """The old line goes; one that proved the same is what it was."""
    set_quantity_in_open(ctx.tx, ctx.contact_id, old, quantity if old == new else 0, ctx.language)
