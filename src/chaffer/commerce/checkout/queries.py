"""Reading checkouts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chaffer.commerce.checkout.billing import choices_for, demand_of, place_at
from chaffer.commerce.checkout.nearby import near_with_all
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.checkout.taking import SELECT, stored_bill
from chaffer.commerce.checkout.views import BY_HAND, COD, INVOICE, CheckoutView
from chaffer.commerce.companies.queries import CompanyView, buying_for
from chaffer.commerce.pricing.days import DayTerms, can_hold, day_named, window
from chaffer.commerce.pricing.queries import When
from chaffer.commerce.pricing.views import Bill, DeliveryChoice, Totals
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

DEFAULT_METHODS = ("trial", COD)

_LOAD = Statement("checkout.load", SELECT.where(mine(checkouts), checkouts.c.id == given("checkout_id")))


def checkout(tx: Transaction, checkout_id: str) -> CheckoutView:
    """One statement. Raises NotFound."""
    row = _load(tx, checkout_id)
    bill = stored_bill(row.totals)
    state = "expired" if row.state == "open" and row.expires_at <= tx.now else row.state
    return CheckoutView(
        id=row.id, cart_id=row.cart_id, contact_id=row.contact_id, conversation_id=row.conversation_id, state=state,
        address=row.address, email=row.email, language=row.language, shipping_rate_id=row.shipping_rate_id,
        payment_method=row.payment_method, currency=row.currency, bill=bill,
        missing=() if row.state == "completed" else (
            *missing_in(row.address, bill, row.delivery_date, tx.now), *(() if row.state == "paying" else ("payment",))
        ),
        order_id=row.order_id, expires_at=row.expires_at,
        recipient=row.recipient, gift_note=row.gift_note, delivery_date=row.delivery_date,
        delivery_slot=row.delivery_slot,
        cart_moved=row.state != "completed" and row.cart_version != row.cart_now,
    )  # fmt: skip


def missing_in(address: Mapping[str, Any] | None, bill: Bill, day: str, now: datetime) -> tuple[str, ...]:
    """What is still needed before this bill can be paid. day: the one chosen, "" if none; it must still be possible."""
    if not bill.ships:
        return ()
    if address is None:
        return ("address", "delivery")
    if not bill.shipping_rate_id:
        return ("delivery",)
    return () if bill.days is None or holds(bill.days, day, now) else ("day",)


def holds(terms: DayTerms, day: str, now: datetime) -> bool:
    """Whether a day was chosen that can be held."""
    chosen = day_named(day)
    return chosen is not None and can_hold(terms, chosen, now)


def delivery_choices(tx: Transaction, checkout_id: str) -> list[DeliveryChoice]:
    """The ways to send it; empty before the address is known. Two or three statements. Raises NotFound."""
    row = _load(tx, checkout_id)
    if row.address is None:
        return []
    bill, at = stored_bill(row.totals), place_at(tx, row.currency, "", row.address)
    near = near_with_all(tx, at, row.address, demand_of(bill))
    return choices_for(bill, at, row.language, When(tx.now, row.time_zone, bill.lead_days, near))


def delivery_days(tx: Transaction, checkout_id: str) -> list[str]:
    """The days the chosen way of delivery can be held on; empty if it promises none. One statement. Raises NotFound."""
    bill = stored_bill(_load(tx, checkout_id).totals)
    found = None if bill.days is None else window(bill.days, tx.now)
    return [] if found is None else list(map(str, found.days()))


def totals(tx: Transaction, checkout_id: str) -> Totals:
    """What the shopper was told last. One statement. Raises NotFound."""
    return stored_bill(_load(tx, checkout_id).totals).totals


def payment_choices(tx: Transaction, checkout_id: str) -> list[str]:
    """The ways to pay: on invoice first for a company that may, then as the merchant orders them. One statement."""
    row = _load(tx, checkout_id)
    return ways_to_pay(row.settings, buying_for(tx, row))


def ways_to_pay(settings: Mapping[str, Any] | None, company: CompanyView | None) -> list[str]:
    """The same, of what is known already."""
    return [*([INVOICE] if company is not None and company.pays_by_invoice else []), *methods_in(settings)]


def methods_in(settings: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The shop's setting "payment_methods"; without one the test provider and cash at the door."""
    return tuple((settings or {}).get("payment_methods") or DEFAULT_METHODS)


def keepers_in(settings: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The shop's ways to pay behind which a provider may keep cards, in its own order."""
    return tuple(method for method in methods_in(settings) if method not in (*BY_HAND, "trial"))


def _load(tx: Transaction, checkout_id: str) -> Any:
    row = tx.row(_LOAD, checkout_id=checkout_id)
    if row is None:
        raise NotFound(f"no checkout {checkout_id}")
    return row
