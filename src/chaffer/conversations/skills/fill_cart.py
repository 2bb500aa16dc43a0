"""Take over a cart that was put together in the channel's catalogue."""

from chaffer.commerce.cart.operations import fill_cart as operation
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.cart.queries import cart
from chaffer.conversations.dialogue.lines import titled
from chaffer.conversations.skills.carts import cart_fact, line_fact
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def fill_cart(ctx: Ctx, args: Args) -> Result:
    """What could not be taken over is told, by title where the cart knows it."""
    cart_id = open_cart(ctx.tx, OpenCart(ctx.contact_id, ctx.conversation_id, ctx.shop.currency))
    items = tuple((item["sku"], item["quantity"]) for item in args["items"] if item["quantity"] > 0)
    filled = operation.fill_cart(ctx.tx, operation.FillCart(cart_id, items, "shopper", ctx.contact_id))
    held = cart(ctx.tx, cart_id, ctx.language, whole=False)
    titles = {line.sku: titled(line_fact(line), ctx.language) for line in held.lines}
    short = [{"title": titles.get(each.sku, each.sku), "left": each.added} for each in filled.short]
    return {"cart": cart_fact(held), "unknown": list(filled.unknown), "short": short}
