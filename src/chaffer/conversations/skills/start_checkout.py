"""Begin to order what is in the cart, or go on with it."""

from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.checkout.operations import start_checkout as operation
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress


def start_checkout(ctx: Ctx, _args: Args) -> Result:
    """Raises EmptyCart, OutOfStock, NotSold."""
    cart_id = open_cart(ctx.tx, OpenCart(ctx.contact_id, ctx.conversation_id, ctx.shop.currency))
    command = operation.StartCheckout(cart_id, ctx.contact_id, ctx.conversation_id, ctx.language)
    return progress(ctx, operation.start_checkout(ctx.tx, command))
