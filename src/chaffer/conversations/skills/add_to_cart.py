"""Put a variant in the shopper's cart."""

from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.cart.queries import cart
from chaffer.conversations.skills.carts import cart_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def add_to_cart(ctx: Ctx, args: Args) -> Result:
    """Raises OutOfStock, NotSold, CartFull."""
    cart_id = open_cart(ctx.tx, OpenCart(ctx.contact_id, ctx.conversation_id, ctx.shop.currency))
    line_id = add_line(ctx.tx, AddLine(cart_id, args["variant_id"], args["quantity"], "shopper", ctx.contact_id))
    return {"line_id": line_id, "cart": cart_fact(cart(ctx.tx, cart_id, pictures=False))}
