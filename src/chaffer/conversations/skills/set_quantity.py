"""Change how many of a line are wanted; none takes it out."""

from chaffer.commerce.cart.operations.set_quantity import set_quantity_in_open
from chaffer.commerce.cart.queries import cart
from chaffer.conversations.dialogue.lines import titled
from chaffer.conversations.skills.carts import cart_fact, line_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def set_quantity(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound (a tap on an old bubble), OutOfStock, CartFull. Three statements."""
    line, cart_id = set_quantity_in_open(ctx.tx, ctx.contact_id, args["line_id"], args["quantity"], ctx.language)
    now = cart(ctx.tx, cart_id, ctx.language, whole=False)
    return {"title": titled(line_fact(line), ctx.language), "cart": cart_fact(now)}
