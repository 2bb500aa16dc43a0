"""Put a code on the cart, or take it off again; where a checkout was open, its new bill comes along."""

from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.billing import bill_cart
from chaffer.commerce.checkout.operations.start_checkout import order_living_cart
from chaffer.commerce.pricing.views import Bill
from chaffer.commerce.vouchers.operations.apply_voucher import ApplyVoucher, RemoveVoucher
from chaffer.commerce.vouchers.operations.apply_voucher import remove_voucher as take_off
from chaffer.commerce.vouchers.operations.try_voucher import try_voucher
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.progress import progress
from chaffer.kernel.money import Money


def apply_voucher(ctx: Ctx, args: Args) -> Result:
    """reason: why it was refused, with details; empty when it is on the cart. Raises what `start_checkout` does."""
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language, whole=False)
    if held is None or not held.lines:
        return {"reason": "no_cart", "details": {}}
    told = try_voucher(ctx.tx, ApplyVoucher(held.id, args["code"]), ctx.contact_id)
    return {"reason": told.reason, "details": told.details} | ({} if told.reason else _after(ctx, args))


def remove_voucher(ctx: Ctx, args: Args) -> Result:
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language, whole=False)
    if held is None or not take_off(ctx.tx, RemoveVoucher(held.id)):
        return {"removed": False}
    return {"removed": True} | _after(ctx, args)


def voucher_fact(held: CartView) -> Result:
    """The code on a cart (loaded whole), by its last letters, and what it takes off; nothing where there is none."""
    on_it = next((each for each in held.off if each.kind == "voucher"), None)
    if on_it is None:
        return {}
    off = Money(_billed(held).voucher_minor if held.lines else 0, held.currency)
    return {"voucher": {"label": on_it.label, "off": money(off)}}


def _after(ctx: Ctx, args: Args) -> Result:
    held = open_cart_of(ctx.tx, ctx.contact_id, ctx.language)
    assert held is not None
    result = {"cart_id": held.id, "comes_to": money(_billed(held).totals.total), **voucher_fact(held)}
    if args.get("paying"):
        result |= progress(ctx, order_living_cart(ctx.tx, ctx.contact_id, ctx.conversation_id, ctx.language))
    return result


def _billed(held: CartView) -> Bill:
    """Of the goods alone: neither tax nor delivery."""
    return bill_cart(held, None, "", "")[0]
