"""Begin to order what is in the cart, or go on with it."""

from chaffer.commerce.checkout.operations.start_checkout import order_living_cart
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress


def start_checkout(ctx: Ctx, _args: Args) -> Result:
    """Raises EmptyCart, OutOfStock, NotSold."""
    return progress(ctx, order_living_cart(ctx.tx, ctx.contact_id, ctx.conversation_id, ctx.language))
