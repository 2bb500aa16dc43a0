"""Join the visitor of the shop's site to whom sends their code, and take it back."""

from chaffer.commerce.cart.queries import open_cart_of
from chaffer.conversations.linking import redeem_code
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound
from chaffer.people.merges import merge_of, newest_merge
from chaffer.people.operations.split_contacts import SplitContacts, split_contacts


def link(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound for a code that is none, CannotMerge. A page's own code proves nothing on a page."""
    if ctx.channel == "web":
        raise NotFound("a code is sent from another messenger")
    proof = {"channel": ctx.channel, "conversation_id": ctx.conversation_id, "turn_id": ctx.tx.turn_id}
    merge_id = redeem_code(ctx.tx, args["code"], ctx.contact_id, proof)
    held = open_cart_of(ctx.tx, ctx.contact_id)
    return {
        "merge_id": merge_id or newest_merge(ctx.tx, ctx.contact_id),
        "cart_id": held.id if held and held.lines else "",
    }


def unlink(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound if it is not this person's, CannotSplit."""
    row = merge_of(ctx.tx, args["merge_id"])
    if row.into_contact_id != ctx.contact_id:
        raise NotFound("nobody was joined here")
    return {"contact_id": split_contacts(ctx.tx, SplitContacts(row.id))}
