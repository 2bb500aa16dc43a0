"""Say how it is delivered."""

from chaffer.commerce.checkout.operations import choose_delivery as operation
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress


def choose_delivery(ctx: Ctx, args: Args) -> Result:
    """Raises NotOffered, CheckoutIncomplete, CheckoutClosed."""
    owed = operation.choose_delivery(ctx.tx, operation.ChooseDelivery(args["checkout_id"], args["rate_id"]))
    return progress(ctx, owed)
