"""Make a living checkout's bill anew from its cart, its address and its delivery."""

from datetime import timedelta
from typing import Any

from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.billing import bill_cart, demand_in, place_at
from chaffer.commerce.checkout.errors import CheckoutClosed, CheckoutIncomplete, NotOffered
from chaffer.commerce.checkout.nearby import near_with_all
from chaffer.commerce.checkout.queries import missing_in
from chaffer.commerce.checkout.reserving import release
from chaffer.commerce.checkout.taking import keep_bill, stored_bill, take_to_bill
from chaffer.commerce.checkout.views import INVOICE, Owed
from chaffer.commerce.companies.queries import buying_for
from chaffer.commerce.pricing.queries import Place, When
from chaffer.commerce.vouchers.operations.redeem import unredeem
from chaffer.runtime.transaction import Transaction

LIVING = ("open", "paying")
STAYS_OPEN_SECONDS = 1800


def rebill(
    tx: Transaction, checkout_id: str, *, address: dict[str, Any] | None = None, rate_id: str = "", language: str = ""
) -> Owed:
    """Keep the new bill. What the shopper was about to pay is theirs no longer if the bill changed: units held for
    it are released, and a payment that still arrives is settled on the bill it was made for.

    rate_id: a delivery the shopper chose; it must then be offered. Raises CheckoutClosed, NotServed, NotOffered, and
    CheckoutIncomplete for a delivery without an address. Three statements, four where the same day may be possible.
    """
    row, cart = take_to_bill(tx, checkout_id)
    if row.state not in LIVING:
        raise CheckoutClosed(f"this checkout is {row.state}", state=row.state)
    language = language or row.language
    address = address if address is not None else row.address
    if rate_id and address is None:
        raise CheckoutIncomplete(("address",))
    at = None if address is None else place_at(tx, cart.currency, cart.price_list_id, address)
    when = _when(tx, row, cart, at, address)
    bill, choices = bill_cart(cart, at, rate_id or row.shipping_rate_id, language, when)
    if rate_id and bill.shipping_rate_id != rate_id:
        raise NotOffered("no such delivery here", rate_id=rate_id)
    same = row.state == "paying" and bill == stored_bill(row.totals) and address == row.address
    if row.state == "paying" and not same:
        release(tx, row.id)
        unredeem(tx, row.id)
    until = row.expires_at if same else tx.now + timedelta(seconds=STAYS_OPEN_SECONDS)
    keep_bill(
        tx, row, bill, state="paying" if same else "open", address=address, language=language, until=until
    )  # fmt: skip
    company = buying_for(tx, row)
    by_hand = [INVOICE] if company is not None and company.pays_by_invoice else []
    missing = missing_in(address, bill, row.delivery_date, tx.now)
    return Owed(
        row.id, bill, missing, choices, by_hand, address, row.delivery_date, row.delivery_slot, row.gift_note,
        row.recipient,
    )  # fmt: skip


def _when(tx: Transaction, row: Any, cart: CartView, at: Place | None, address: dict[str, Any] | None) -> When | None:
    if at is None or address is None:
        return None
    return When(tx.now, row.time_zone, near=near_with_all(tx, at, address, demand_in(cart)))
