"""Say what the card in the parcel says."""

from chaffer.commerce.checkout.operations import set_gift_note as operation
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress


def set_gift_note(ctx: Ctx, args: Args) -> Result:
    """Raises Invalid, CheckoutClosed."""
    operation.set_gift_note(ctx.tx, operation.SetGiftNote(args["checkout_id"], args["note"]))
    return progress(ctx, rebill(ctx.tx, args["checkout_id"]))
