"""Where a checkout stands, as the dialogue knows it."""

import msgspec

from chaffer.commerce.checkout.queries import methods_in
from chaffer.commerce.checkout.views import Owed
from chaffer.commerce.pricing.days import window
from chaffer.commerce.pricing.views import Bill, DeliveryChoice, Totals
from chaffer.conversations.called import bill_called
from chaffer.conversations.dialogue.facts import DeliveryFact, TotalsFact
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Ctx, Result
from chaffer.conversations.skills.permission import allowed
from chaffer.conversations.skills.saved_cards import charge_within, saved_card
from chaffer.kernel.money import Money
from chaffer.people.addresses import last_address


def progress(ctx: Ctx, owed: Owed) -> Result:
    """One statement for what is to be asked next, one for a saved card where the shop wants them, one for a permission."""
    missing, due = owed.missing, owed.bill.to_pay
    card = saved_card(ctx) if charge_within(ctx.shop, due.minor) else None
    return {
        "checkout_id": owed.checkout_id,
        "missing": [*missing, "payment"],
        "saved": last_address(ctx.tx, ctx.contact_id) if "address" in missing else None,
        "deliveries": [delivery_fact(one) for one in owed.deliveries] if "delivery" in missing else [],
        "payments": [] if missing else owed.by_hand + list(methods_in(ctx.shop.settings)),
        "card": card,
        "allowed": allowed(ctx, due) if card and not missing else None,
        "address": owed.address,
        **_credit(owed),
        **bill_fact(ctx, owed.bill),
        **_gift(ctx, owed),
    }


def _gift(ctx: Ctx, owed: Owed) -> Result:
    """Of day, card and recipient only what there is."""
    terms, told = owed.bill.days, Result()
    if terms and "delivery" not in owed.missing:
        told["window"] = msgspec.to_builtins(window(terms, ctx.tx.now))
    if terms and terms.plan.slots:
        told["slots"] = list(terms.plan.slots)
    if terms and owed.day and "day" not in owed.missing:
        told |= {"day": owed.day, "slot": owed.slot}
    if owed.gift_note:
        told["gift_note"] = owed.gift_note
    if owed.recipient:
        told["recipient"] = owed.recipient
    return told


def _credit(owed: Owed) -> Result:
    """Nothing for the many who have no store credit."""
    if not owed.credit_minor:
        return {}
    there = money(Money(owed.credit_minor, owed.bill.totals.total.currency))
    return {"credit": {"there": there, "asks": owed.credit_asks}}


def bill_fact(ctx: Ctx, bill: Bill) -> Result:
    currency, bill = bill.totals.total.currency, bill_called(ctx.tx, ctx.shop, bill, ctx.language)
    lines = [
        {
            "title": with_options(line.title, line.options, ctx.language),
            "quantity": line.quantity,
            "total": money(Money(line.unit_minor * line.quantity, currency)),
        }
        for line in bill.lines
    ]
    fact = {"lines": lines, "delivery_name": bill.shipping_name, "totals": totals_fact(bill.totals)}
    if bill.voucher_id:
        fact["voucher"] = _voucher(bill)
    if bill.vat:
        fact["vat"] = {"state": bill.vat, "number": bill.vat_number}
    if bill.credit_minor:
        fact |= {"credit_used": money(Money(bill.credit_minor, currency)), "to_pay": money(bill.to_pay)}
    return fact


def _voucher(bill: Bill) -> Result:
    """What a code takes off the goods of a bill; of one that pays for delivery, nothing."""
    of_goods = bill.totals.discount.minor + sum(each.minor for each in bill.adjustments if each.kind == "discount")
    label = next(each.label for each in bill.adjustments if each.kind == "voucher")
    return {"label": label, "off": money(Money(of_goods, bill.totals.total.currency))}


def totals_fact(totals: Totals) -> TotalsFact:
    return {
        "subtotal": money(totals.subtotal), "discount": money(totals.discount), "shipping": money(totals.shipping),
        "tax": money(totals.tax), "total": money(totals.total), "tax_included": totals.tax_included,
    }  # fmt: skip


def delivery_fact(one: DeliveryChoice) -> DeliveryFact:
    fact: DeliveryFact = {
        "rate_id": one.rate_id, "name": one.name, "price": money(one.price), "min_days": one.min_days,
        "max_days": one.max_days,
    }  # fmt: skip
    if one.window:
        fact["window"] = msgspec.to_builtins(one.window)
    return fact
