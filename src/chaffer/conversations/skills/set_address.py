"""Say where it goes, and remember it for the next time."""

from chaffer.commerce.checkout.operations import set_address as operation
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress
from chaffer.people.operations.save_address import SaveAddress, save_address


def set_address(ctx: Ctx, args: Args) -> Result:
    """Raises NotServed, CheckoutClosed."""
    owed = operation.set_address(ctx.tx, operation.SetAddress(args["checkout_id"], args["address"]))
    save_address(ctx.tx, SaveAddress(ctx.contact_id, args["address"]))
    return progress(ctx, owed)
