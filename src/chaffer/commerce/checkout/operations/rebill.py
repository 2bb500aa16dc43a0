"""Make a living checkout's bill anew from its cart, its address and its delivery."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chaffer.commerce.cart.tables import carts
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.billing import bill_cart, demand_in, place_at
from chaffer.commerce.checkout.crediting import credit_there, free_credit, way_with_credit, with_credit
from chaffer.commerce.checkout.errors import CheckoutClosed, CheckoutIncomplete, NotOffered
from chaffer.commerce.checkout.nearby import near_with_all
from chaffer.commerce.checkout.queries import missing_in
from chaffer.commerce.checkout.reserving import release
from chaffer.commerce.checkout.taking import keep_bill, stored_bill, take_to_bill
from chaffer.commerce.checkout.views import INVOICE, Owed
from chaffer.commerce.companies.operations.ask_register import ask_register
from chaffer.commerce.companies.queries import CompanyView, buying_for
from chaffer.commerce.companies.reverse_charge import CONFIRMED, is_case, standing
from chaffer.commerce.invoices.content import seller_in
from chaffer.commerce.pricing.queries import Place, When
from chaffer.commerce.vouchers.operations.redeem import unredeem
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded

LIVING = ("open", "paying")
STAYS_OPEN_SECONDS = 1800
_SET_DAY = guarded(
    "cart.set_delivery_day", carts, carts.c.id == given("cart_id"),
    delivery_date=given("day"), delivery_slot=given("slot"),
)  # fmt: skip


def rebill(
    tx: Transaction, checkout_id: str, *, address: dict[str, Any] | None = None, rate_id: str = "", language: str = "",
    credit_at_most: int | None = None, day: tuple[str, str] | None = None,
) -> Owed:  # fmt: skip
    """Keep the new bill. What the shopper was about to pay is theirs no longer if the bill changed: units held for
    it are released, and a payment that still arrives is settled on the bill it was made for.

    rate_id: a delivery the shopper chose; it must then be offered. credit_at_most: store credit to use, in minor
    units; None: as the shopper said before, or the shop does. day: another day and time of day, kept with the cart;
    the same day may be held from another place than what was held. Raises CheckoutClosed, NotServed, NotOffered, and
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
    company = buying_for(tx, row)
    vat = "" if address is None else _register_says(tx, row, company, address)
    bill, choices = bill_cart(
        cart, at, rate_id or row.shipping_rate_id, language, when, reverse_charge=vat == CONFIRMED
    )  # fmt: skip
    if rate_id and bill.shipping_rate_id != rate_id:
        raise NotOffered("no such delivery here", rate_id=rate_id)
    if company is not None and vat:
        bill = replace(bill, vat=vat, vat_number=company.vat_number)
    credit_at_most = row.credit_at_most_minor if credit_at_most is None else credit_at_most
    bill = with_credit(row, bill, credit_at_most)
    kept = day in (None, (row.delivery_date, row.delivery_slot))
    same = row.state == "paying" and kept and bill == stored_bill(row.totals) and address == row.address
    if row.state == "paying" and not same:
        release(tx, row.id)
        unredeem(tx, row.id)
        free_credit(tx, row)
    if not kept and day is not None:
        tx.run(_SET_DAY, cart_id=row.cart_id, day=day[0], slot=day[1])
    on_day, slot = day or (row.delivery_date, row.delivery_slot)
    until = row.expires_at if same else tx.now + timedelta(seconds=STAYS_OPEN_SECONDS)
    keep_bill(
        tx, row, bill, state="paying" if same else "open", address=address, language=language, until=until,
        credit_at_most=credit_at_most,
    )  # fmt: skip
    by_hand = [INVOICE] if company is not None and company.pays_by_invoice else []
    missing = missing_in(address, bill, on_day, tx.now)
    return Owed(
        row.id, bill, missing, choices, by_hand, address, credit_there(row),
        credit_asks=credit_at_most is None and way_with_credit(row.settings) == "ask", day=on_day,
        slot=slot, gift_note=row.gift_note, recipient=row.recipient,
    )  # fmt: skip


def _register_says(tx: Transaction, row: Any, company: CompanyView | None, address: dict[str, Any]) -> str:
    """What the register of VAT numbers says of the buyer, who is asked about if need be; "" where it does not matter."""
    if company is None or not is_case(seller_in(row.settings), company, str(address.get("country", ""))):
        return ""
    ask_register(tx, company)
    return standing(company, tx.now)


def _when(tx: Transaction, row: Any, cart: CartView, at: Place | None, address: dict[str, Any] | None) -> When | None:
    if at is None or address is None:
        return None
    return When(tx.now, row.time_zone, near=near_with_all(tx, at, address, demand_in(cart)))
