"""Where a checkout stands, as the dialogue knows it."""

from chaffer.commerce.checkout.queries import checkout, delivery_choices, payment_choices
from chaffer.commerce.checkout.views import CheckoutView
from chaffer.commerce.pricing.views import DeliveryChoice, Totals
from chaffer.conversations.called import bill_called
from chaffer.conversations.dialogue.facts import DeliveryFact, TotalsFact
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Ctx, Result
from chaffer.conversations.skills.saved_cards import charge_within, saved_card
from chaffer.kernel.money import Money
from chaffer.people.addresses import last_address


def progress(ctx: Ctx, checkout_id: str) -> Result:
    """One statement, and those for what is to be chosen next."""
    view = checkout(ctx.tx, checkout_id)
    missing = view.missing
    deliveries = delivery_choices(ctx.tx, checkout_id) if "delivery" in missing and "address" not in missing else []
    only_payment = not {"address", "delivery"}.intersection(missing)
    within = charge_within(ctx.shop, view.bill.totals.total.minor)
    return {
        "checkout_id": view.id,
        "missing": list(missing),
        "saved": last_address(ctx.tx, ctx.contact_id) if "address" in missing else None,
        "deliveries": [delivery_fact(one) for one in deliveries],
        "payments": payment_choices(ctx.tx, checkout_id) if only_payment else [],
        "card": saved_card(ctx) if within and missing else None,
        "address": view.address,
        **bill_fact(ctx, view),
    }


def bill_fact(ctx: Ctx, view: CheckoutView) -> Result:
    currency, bill = view.currency, bill_called(ctx.tx, ctx.shop, view.bill, ctx.language)
    lines = [
        {
            "title": with_options(line.title, line.options, ctx.language),
            "quantity": line.quantity,
            "total": money(Money(line.unit_minor * line.quantity, currency)),
        }
        for line in bill.lines
    ]
    return {"lines": lines, "delivery_name": bill.shipping_name, "totals": totals_fact(bill.totals)}


def totals_fact(totals: Totals) -> TotalsFact:
    return {
        "subtotal": money(totals.subtotal), "discount": money(totals.discount), "shipping": money(totals.shipping),
        "tax": money(totals.tax), "total": money(totals.total), "tax_included": totals.tax_included,
    }  # fmt: skip


def delivery_fact(one: DeliveryChoice) -> DeliveryFact:
    return {
        "rate_id": one.rate_id, "name": one.name, "price": money(one.price), "min_days": one.min_days,
        "max_days": one.max_days,
    }  # fmt: skip
