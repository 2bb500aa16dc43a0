"""The cart as the dialogue knows it."""

from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.cart.views import CartView, LineView
from chaffer.commerce.checkout.billing import bundles_in, off_cart
from chaffer.conversations.dialogue.facts import LineFact
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.vouchers import voucher_fact
from chaffer.kernel.money import Money


def cart(ctx: Ctx, _args: Args) -> Result:
    """The shopper's living cart, with the code on it; empty if there is none. One statement."""
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language)
    return cart_fact(held) | voucher_fact(held) if held else {}


def cart_fact(held: CartView) -> Result:
    fact = {
        "cart_id": held.id,
        "lines": [line_fact(line) for line in held.lines],
        "subtotal": money(held.subtotal),
        "count": held.count,
    }
    return {**fact, **_off(held)} if held.off else fact


def _off(held: CartView) -> Result:
    """What bundles take off, and what the goods cost then."""
    bill = off_cart(held)
    ids = {each.id for each in bundles_in(held)}
    off = [each for each in bill.adjustments if each.code in ids]
    if not off:
        return {}
    told = [{"label": each.label, "amount": money(Money(-each.minor, held.currency))} for each in off]
    return {"off": told, "total": money(bill.totals.total)}


def line_fact(line: LineView) -> LineFact:
    return {
        "line_id": line.id, "product_id": line.product_id, "variant_id": line.variant_id, "sku": line.sku,
        "title": line.title, "options": line.options, "quantity": line.quantity, "unit": money(line.unit),
        "total": money(line.total), "available": line.available,
    }  # fmt: skip
