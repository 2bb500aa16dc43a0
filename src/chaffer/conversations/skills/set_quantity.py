"""Change how many of a line are wanted; none takes it out."""

from chaffer.commerce.cart.operations import set_quantity as operation
from chaffer.commerce.cart.queries import cart, open_cart_of
from chaffer.conversations.dialogue.lines import titled
from chaffer.conversations.skills.carts import cart_fact, line_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import NotFound


def set_quantity(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound (a tap on an old bubble), OutOfStock, CartFull."""
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language, whole=False)
    line = next((each for each in held.lines if each.id == args["line_id"]), None) if held else None
    if held is None or line is None:
        raise NotFound("no such line in this cart")
    operation.set_quantity(ctx.tx, operation.SetQuantity(held.id, line.id, args["quantity"]))
    now = cart(ctx.tx, held.id, ctx.language, whole=False)
    return {"title": titled(line_fact(line), ctx.language), "cart": cart_fact(now)}
