"""Use store credit for what is in the cart, or not."""

from chaffer.commerce.checkout.operations import use_credit as operation
from chaffer.commerce.checkout.operations.start_checkout import order_living_cart
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress


def use_credit(ctx: Ctx, args: Args) -> Result:
    """at_most_minor: null for all of it. Raises EmptyCart, OutOfStock, NotSold, CheckoutClosed, Invalid."""
    checkout_id = order_living_cart(ctx.tx, ctx.contact_id, ctx.conversation_id, ctx.language).checkout_id
    at_most = operation.ALL_OF_IT if args["at_most_minor"] is None else args["at_most_minor"]
    return progress(ctx, operation.use_credit(ctx.tx, operation.UseCredit(checkout_id, at_most)))
