"""Agree to the bill: keep the units back, then pay at a provider's page or at the door."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.checkout.billing import demand_of
from chaffer.commerce.checkout.crediting import hold_credit, spend_credit
from chaffer.commerce.checkout.errors import CartMoved, CheckoutClosed, CheckoutIncomplete, CreditShort, NotOffered
from chaffer.commerce.checkout.queries import methods_in, missing_in
from chaffer.commerce.checkout.reserving import extend, give_back, place_for, release, reserve, use
from chaffer.commerce.checkout.taking import set_state, stored_bill, take_checkout
from chaffer.commerce.checkout.views import BY_HAND, INVOICE, STORE_CREDIT, PayResult
from chaffer.commerce.companies.errors import BelowLeast
from chaffer.commerce.companies.queries import CompanyView, buying_for
from chaffer.commerce.invoices.operations.remind import remind_later
from chaffer.commerce.ledger.kinds import cod_due, invoice_due
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.events import OrderPaid
from chaffer.commerce.orders.operations.place_order import place_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.begin_payment import begin_payment, keep_payment, pay_link
from chaffer.commerce.pricing.views import Bill
from chaffer.commerce.quotes.holding import hold_quotes
from chaffer.commerce.vouchers.errors import VoucherRefused
from chaffer.commerce.vouchers.operations.redeem import redeem, unredeem
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import clear_timer, set_timer
from chaffer.runtime.transaction import Transaction

HELD_SECONDS = 1800


class Pay(msgspec.Struct, frozen=True):
    """method: a provider's name, cash_on_delivery, invoice (for companies), or store_credit for what is covered by it. public_url: put before the path of our page."""

    checkout_id: str
    method: str
    public_url: str = ""


NUMBER = Statement("orders.number", select(orders.c.number).where(mine(orders), orders.c.id == given("id")))


def pay(tx: Transaction, command: Pay) -> PayResult:
    """Keep the units back and get the payment going; at the door the order stands at once.

    Safe to repeat: the same payment with a fresh link, or the order that was placed.
    What store credit covers needs no payment: then the order stands at once, whatever the method.
    Raises CheckoutClosed, CheckoutIncomplete, CartMoved, NotOffered, BelowLeast, OutOfStock, QuoteOver, NotSold,
    VoucherRefused, CreditShort; then nothing changed.
    """
    row = take_checkout(tx, command.checkout_id)
    if row.state == "completed":
        return PayResult("", stored_bill(row.totals), order_id=row.order_id, number=tx.value(NUMBER, id=row.order_id))
    bill, company = agreed(tx, row, command.method)
    if command.method in BY_HAND or not bill.to_pay.minor:
        method = STORE_CREDIT if bill.credit_minor and not bill.to_pay.minor else command.method
        return _at_once(tx, row, bill, method, company)
    was_paying = row.state == "paying"
    until = tx.now + timedelta(seconds=HELD_SECONDS)
    if was_paying:
        extend(tx, row.id, until)
    else:
        hold(tx, row, bill, until, sold=False)
    payment_id = begin_payment(tx, row, bill, command.method, until, may_exist=was_paying)
    set_state(tx, row, "paying", method=command.method, until=until)
    if not was_paying or until < row.expires_at:  # else the one that is set finds the later end when it fires
        set_timer(tx, "checkout.expire", row.id, until)
    return PayResult(payment_id, bill, url=command.public_url + pay_link(tx, payment_id, until), **_when(row, bill))


def agreed(tx: Transaction, row: Any, method: str) -> tuple[Bill, CompanyView | None]:
    """The bill the shopper agrees to, if it may be paid this way now; and the company they buy for."""
    if row.state not in {"open", "paying"} or row.expires_at <= tx.now:
        raise CheckoutClosed("this checkout is over", state="expired" if row.state in {"open", "paying"} else row.state)
    if row.cart_version != row.cart_now or row.cart_state != "open":
        raise CartMoved("the cart changed since the total was shown")
    bill = stored_bill(row.totals)
    missing = missing_in(row.address, bill, row.delivery_date, tx.now)
    if missing:
        raise CheckoutIncomplete(missing)
    company = buying_for(tx, row)
    if company is not None and bill.totals.subtotal.minor - bill.totals.discount.minor < company.least_minor:
        raise BelowLeast(
            "less than was agreed for an order", least=company.least_minor, currency=bill.totals.total.currency
        )
    by_invoice = method == INVOICE and company is not None and company.pays_by_invoice
    if method == STORE_CREDIT and bill.credit_minor and not bill.to_pay.minor:
        return bill, company
    if not by_invoice and (method == INVOICE or method not in methods_in(row.settings)):
        raise NotOffered("no such way to pay here", method=method)
    return bill, company


def hold(tx: Transaction, row: Any, bill: Bill, until: Any, *, sold: bool) -> None:
    """What was quoted, units, the voucher, then store credit; if one is refused, what was taken before goes back."""
    hold_quotes(tx, row, bill)
    reserve(tx, row.id, demand_of(bill), until, sold=sold, place=place_for(tx, row, bill))
    try:
        if bill.voucher_id:
            redeem(tx, bill.voucher_id, row.contact_id, row.id, bill.voucher_minor)
        hold_credit(tx, row, bill)
    except (VoucherRefused, CreditShort) as refusal:
        undo = give_back if sold else release
        undo(tx, row.id)
        if bill.voucher_id and isinstance(refusal, CreditShort):
            unredeem(tx, row.id)
        raise


def _at_once(tx: Transaction, row: Any, bill: Bill, method: str, company: CompanyView | None) -> PayResult:
    """The order stands now: it is paid at the door, or costs nothing."""
    if row.state == "paying":
        use(tx, row.id)
        clear_timer(tx, "checkout.expire", row.id)
    else:
        hold(tx, row, bill, row.expires_at, sold=True)
    due = bill.to_pay
    placed = place_order(tx, row, bill, method, company, paid_at=None if due.minor else tx.now)
    payment_id = spend_credit(tx, row, bill, placed.order_id)
    until = tx.now + timedelta(days=company.due_days) if company is not None and method == INVOICE else None
    if due.minor or not payment_id:
        payment_id = keep_payment(
            tx, row, bill, method, "open" if due.minor else "paid", order_id=placed.order_id, expires_at=until
        )
    if until is not None and due.minor:
        remind_later(tx, payment_id, until)
    if due.minor:
        post(tx, (invoice_due if method == INVOICE else cod_due)(placed.order_id, due))
    else:
        total = bill.totals.total
        tx.happened(
            OrderPaid(placed.order_id, placed.number, row.contact_id, row.conversation_id, payment_id, total)
        )  # fmt: skip
    return PayResult(payment_id, bill, order_id=placed.order_id, number=placed.number, **_when(row, bill))


def _when(row: Any, bill: Bill) -> dict[str, str]:
    return {"day": row.delivery_date, "slot": row.delivery_slot} if bill.days else {}
