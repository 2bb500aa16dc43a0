"""Say where it goes, and remember it for the next time."""

import msgspec

from chaffer.commerce.checkout.operations import set_address as operation
from chaffer.commerce.checkout.operations.set_recipient import SetRecipient, set_recipient
from chaffer.commerce.checkout.views import Owed
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.operations.save_address import SaveAddress, save_address


def set_address(ctx: Ctx, args: Args) -> Result:
    """Raises NotServed, CheckoutClosed."""
    owed = operation.set_address(ctx.tx, operation.SetAddress(args["checkout_id"], args["address"]))
    if args.get("whom"):
        return progress(ctx, _theirs(ctx, args, owed))
    save_address(ctx.tx, SaveAddress(ctx.contact_id, args["address"]))
    if owed.recipient:
        set_recipient(ctx.tx, SetRecipient(args["checkout_id"]))
        owed = msgspec.structs.replace(owed, recipient=None)
    return progress(ctx, owed)


def _theirs(ctx: Ctx, args: Args, owed: Owed) -> Owed:
    """It goes to somebody else: they are kept in the book, and named on the order."""
    address, whom = args["address"], args["whom"]
    name, phone = str(address.get("name", "")), str(address.get("phone", ""))
    keep_recipient(ctx.tx, KeepRecipient(ctx.contact_id, whom["key"], whom["label"], name, phone, address))
    set_recipient(ctx.tx, SetRecipient(args["checkout_id"], name, phone, whom["label"]))
    return msgspec.structs.replace(owed, recipient={"name": name, "phone": phone, "label": whom["label"]})
