"""Empty the cart."""

from chaffer.commerce.cart.operations import clear_cart as operation
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def clear_cart(ctx: Ctx, _args: Args) -> Result:
    cart_id = open_cart(ctx.tx, OpenCart(ctx.contact_id, ctx.conversation_id, ctx.shop.currency))
    operation.clear_cart(ctx.tx, operation.ClearCart(cart_id))
    return {"cart_id": cart_id}
