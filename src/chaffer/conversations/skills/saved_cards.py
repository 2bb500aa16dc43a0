"""Cards the shopper saved: which one can be charged by a word, charging it, keeping one more, ending that."""

from datetime import timedelta

from chaffer.accounts.shops import Shop
from chaffer.commerce.checkout.operations import pay_saved as operation
from chaffer.commerce.checkout.queries import keepers_in
from chaffer.commerce.payments.mandates import limits_in, revoke_mandates
from chaffer.commerce.payments.methods import KeptMethod, forget_method, forget_methods, methods_of, usable_method
from chaffer.commerce.payments.operations.begin_setup import BeginSetup, begin_setup, setup_link
from chaffer.conversations.dialogue.facts import SavedCardFact
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.money import Money


def saved_card(ctx: Ctx) -> SavedCardFact | None:
    """The card that may be charged by a word here. One statement, and none where the shop does not want it."""
    providers = keepers_in(ctx.shop.settings)
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


def save_card(ctx: Ctx, args: Args) -> Result:
    """A page where a card is kept without a payment, with its proof: the words it was asked for with, what the shopper
    was told it means, and the turn. url: "" where the shop or its provider keeps none.
    """
    limits, providers = limits_in(ctx.shop.settings), keepers_in(ctx.shop.settings)
    if limits is None or not providers:
        return {"url": ""}
    told = {"order_minor": limits.order_minor, "month_minor": limits.month_minor, "days": limits.days}
    proof = {
        "conversation_id": ctx.conversation_id, "turn_id": ctx.tx.turn_id, "language": ctx.language,
        "said": args["said"], "told": told,
    }  # fmt: skip
    command = BeginSetup(ctx.contact_id, providers[0], ctx.language, proof, ctx.conversation_id)
    link = setup_link(ctx.tx, begin_setup(ctx.tx, command))
    return {"url": ctx.public_url + link, "order_most": money(Money(limits.order_minor, ctx.shop.currency))}


def cards(ctx: Ctx, _args: Args) -> Result:
    """What is kept, the newest first. over: it has expired. offered: one more can be kept here."""
    offered = limits_in(ctx.shop.settings) is not None and bool(keepers_in(ctx.shop.settings))
    return {"cards": [_card(each, ctx) for each in methods_of(ctx.tx, ctx.contact_id)], "offered": offered}


def forget_card(ctx: Ctx, args: Args) -> Result:
    """cards: those that were kept until now; left: how many are kept still. Safe to repeat."""
    kept = methods_of(ctx.tx, ctx.contact_id)
    gone = [
        each for each in kept
        if each.id in args["method_ids"] and forget_method(ctx.tx, ctx.contact_id, each.id, ctx.conversation_id)
    ]  # fmt: skip
    return {"cards": [{"label": each.label, "last4": each.last4} for each in gone], "left": len(kept) - len(gone)}


def stop_saved_cards(ctx: Ctx, _args: Args) -> Result:
    """Nothing is charged by a word from now on; the cards are forgotten. Safe to repeat."""
    gone = forget_methods(ctx.tx, ctx.contact_id, ctx.conversation_id)
    revoke_mandates(ctx.tx, ctx.contact_id)
    return {"cards": gone}


def _card(kept: KeptMethod, ctx: Ctx) -> Result:
    last = kept.expires_at and kept.expires_at - timedelta(days=1)
    return {
        "method_id": kept.id, "label": kept.label, "last4": kept.last4, "until": f"{last:%m/%y}" if last else "",
        "over": kept.expires_at is not None and kept.expires_at <= ctx.tx.now,
    }  # fmt: skip
