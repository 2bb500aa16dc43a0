"""Say on which day it is to arrive."""

import msgspec

from chaffer.commerce.checkout.errors import CheckoutIncomplete, DayNotHeld, NotOffered
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.views import ANY_TIME, Owed
from chaffer.commerce.pricing.days import day_named, window
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction


class ChooseDeliveryDay(msgspec.Struct, frozen=True):
    """day: "2026-05-08", "" for none in particular. slot: one the delivery has, ANY_TIME, or "" if not said."""

    checkout_id: str
    day: str
    slot: str = ""


def choose_delivery_day(tx: Transaction, command: ChooseDeliveryDay) -> Owed:
    """Keep the day with the cart; it is looked at again when the bill is made and when it is paid. Safe to repeat.

    After the link to pay was sent, another day opens the checkout anew: what was held is free, and a payment that still
    arrives on the old link is settled as after another address.

    Raises DayNotHeld (with the nearest day that can be), NotOffered (no days with this delivery, or no such slot),
    CheckoutIncomplete (no delivery chosen yet), CheckoutClosed, Invalid.
    """
    owed = rebill(tx, command.checkout_id)
    day, terms = day_named(command.day), owed.bill.days
    if command.day and day is None:
        raise Invalid("a day is written 2026-05-08", day=command.day[:40])
    if day is not None:
        if owed.bill.ships and not owed.bill.shipping_rate_id:
            raise CheckoutIncomplete(owed.missing)
        if terms is None:
            raise NotOffered("this delivery promises no particular day")
        days = window(terms, tx.now)
        if days is None or not days.holds(day):
            raise DayNotHeld(command.day, days.nearest(day).isoformat() if days else "")
        if command.slot and command.slot not in (*terms.plan.slots, ANY_TIME):
            raise NotOffered("this delivery has no such time of day", slot=command.slot[:40])
    return rebill(tx, command.checkout_id, day=(command.day, command.slot if day else ""))
