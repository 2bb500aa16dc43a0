"""Pass a wish on to people."""

import msgspec

from chaffer.commerce.quotes.operations.open_inquiry import OpenInquiry, open_inquiry
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.money import Money


def seek(ctx: Ctx, args: Args) -> Result:
    """Safe to repeat: the same wish is kept once while it is open."""
    bound = args["wish"].get("price_max")
    budget = msgspec.convert(bound, Money) if bound else None
    command = OpenInquiry(
        ctx.contact_id, ctx.conversation_id, args["words"], args["wish"], budget, args["needed_by"], ctx.language
    )
    return {"inquiry_id": open_inquiry(ctx.tx, command)}
