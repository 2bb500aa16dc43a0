"""The cart as the dialogue knows it."""

from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.cart.views import CartView, LineView
from chaffer.conversations.dialogue.facts import LineFact
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.vouchers import voucher_fact


def cart(ctx: Ctx, _args: Args) -> Result:
    """The shopper's living cart, with the code on it; empty if there is none. One statement."""
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language)
    return cart_fact(held) | voucher_fact(held) if held else {}


def cart_fact(held: CartView) -> Result:
    return {
        "cart_id": held.id,
        "lines": [line_fact(line) for line in held.lines],
        "subtotal": money(held.subtotal),
        "count": held.count,
    }


def line_fact(line: LineView) -> LineFact:
    return {
        "line_id": line.id, "product_id": line.product_id, "variant_id": line.variant_id, "sku": line.sku,
        "title": line.title, "options": line.options, "quantity": line.quantity, "unit": money(line.unit),
        "total": money(line.total), "available": line.available,
    }  # fmt: skip
