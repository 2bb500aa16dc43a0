"""Cards the shopper saved: which one can be charged by a word, charging it, and ending that."""

from chaffer.accounts.shops import Shop
from chaffer.commerce.checkout.operations import pay_saved as operation
from chaffer.commerce.checkout.queries import methods_in
from chaffer.commerce.checkout.views import BY_HAND
from chaffer.commerce.payments.mandates import limits_in, revoke_mandates
from chaffer.commerce.payments.methods import forget_methods, usable_method
from chaffer.conversations.dialogue.facts import SavedCardFact
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def saved_card(ctx: Ctx) -> SavedCardFact | None:
    """The card that may be charged by a word here. One statement, and none where the shop does not want it."""
    providers = _providers(ctx.shop)
    if limits_in(ctx.shop.settings) is None or not providers:
        return None
    method = usable_method(ctx.tx, ctx.contact_id, providers)
    return None if method is None else {"method_id": method.id, "label": method.label, "last4": method.last4}


def charge_within(shop: Shop, minor: int) -> bool:
    """Whether an order of so many minor units may be charged by a word."""
    limits = limits_in(shop.settings)
    return limits is not None and 0 < minor <= min(limits.order_minor, limits.month_minor)


def pay_saved(ctx: Ctx, args: Args) -> Result:
    """Raises CheckoutClosed, CartMoved, MethodGone, MandateTooSmall, NotOffered, OutOfStock."""
    proof = {"conversation_id": ctx.conversation_id, "turn_id": ctx.tx.turn_id, "language": ctx.language}
    command = operation.PaySaved(
        args["checkout_id"], args["method_id"], args["total_minor"], {**proof, "total_minor": args["total_minor"]}
    )
    begun = operation.pay_saved(ctx.tx, command)
    return {"order_id": begun.order_id, "number": begun.number, "total": money(begun.bill.to_pay)}


def stop_saved_cards(ctx: Ctx, _args: Args) -> Result:
    """Nothing is charged by a word from now on; the cards are forgotten. Safe to repeat."""
    revoke_mandates(ctx.tx, ctx.contact_id)
    return {"cards": forget_methods(ctx.tx, ctx.contact_id)}


def _providers(shop: Shop) -> tuple[str, ...]:
    return tuple(method for method in methods_in(shop.settings) if method not in (*BY_HAND, "trial"))
