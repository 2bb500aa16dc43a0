"""Say on which day it arrives."""

from chaffer.commerce.checkout.operations.choose_delivery_day import ChooseDeliveryDay, choose_delivery_day
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress


def choose_day(ctx: Ctx, args: Args) -> Result:
    """Raises DayNotHeld, NotOffered, CheckoutIncomplete, CheckoutClosed."""
    command = ChooseDeliveryDay(args["checkout_id"], args["day"], args.get("slot", ""))
    return progress(ctx, choose_delivery_day(ctx.tx, command))
