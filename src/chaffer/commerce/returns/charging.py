"""A payment for what a change of an order costs more: opened, told and settled like any other."""

from datetime import timedelta
from typing import Any

import msgspec

from chaffer.commerce.checkout.queries import payment_choices
from chaffer.commerce.checkout.reserving import release, reserve
from chaffer.commerce.checkout.views import COD, STORE_CREDIT
from chaffer.commerce.payments.operations.begin_payment import pay_link
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.pricing.views import Bill, BillLine, Totals
from chaffer.commerce.returns.errors import NotAllowed
from chaffer.commerce.returns.lines import Swap
from chaffer.kernel.money import Money
from chaffer.runtime import jobs
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

PAID_WITHIN = timedelta(hours=24)
"""So long the new thing is kept back."""

_KEEP = Statement(
    "payments.begin_more",
    insert_all(
        payments, "id", "checkout_id", "provider", "state", "currency", "minor", "created_at", "expires_at", "details"
    ),
)


class Charge(msgspec.Struct, frozen=True):
    """path: of our page to pay on. until: when it ends."""

    payment_id: str
    path: str


def charge_more(tx: Transaction, order: Any, action_id: str, swap: Swap) -> Charge:
    """Keep the new units back for the action and promise a payment page for the difference.

    Raises OutOfStock, NotSold, NotAllowed; then nothing changed. The payment belongs to no order until it is paid: `paid_more`.
    """
    until = tx.now + PAID_WITHIN
    provider = _provider(tx, order)
    reserve(tx, action_id, {swap.variant.id: swap.units}, until)
    payment_id = tx.new_id("payment")
    tx.run(
        _KEEP, id=payment_id, checkout_id=order.checkout_id, provider=provider, state="asked",
        currency=order.currency, minor=swap.extra, created_at=tx.now, expires_at=until,
        details={"bill": _bill(order, swap), "action_id": action_id, "order_id": order.id},
    )  # fmt: skip
    jobs.enqueue(tx, "payments.open", payment_id, {"payment_id": payment_id})
    return Charge(payment_id, pay_link(tx, payment_id, until))


def _provider(tx: Transaction, order: Any) -> str:
    """The one that took the money for the order, else the shop's first."""
    if order.payment_method not in _NO_PAGE:
        return str(order.payment_method)
    found = next((name for name in payment_choices(tx, order.checkout_id) if name not in _NO_PAGE), "")
    if not found:
        raise NotAllowed("there is no page to pay on", why="costs_more")
    return found


_NO_PAGE = frozenset((COD, STORE_CREDIT, "invoice", ""))


def forgo(tx: Transaction, action_id: str) -> None:
    """Undo of `charge_more`: the units are for sale again; a payment that comes all the same goes back."""
    release(tx, action_id)


def _bill(order: Any, swap: Swap) -> Bill:
    nothing = Money(0, order.currency)
    extra = Money(swap.extra, order.currency)
    line = BillLine(
        line_id=swap.line.id, variant_id=swap.variant.id, product_id=swap.line.product_id, quote_id="",
        sku=swap.variant.sku, title=swap.line.title, options=swap.variant.options, image_url=swap.line.image_url,
        quantity=1, unit_minor=swap.extra, discount_minor=0, tax_minor=0, total_minor=swap.extra, ships=False,
        seller_id="",
    )  # fmt: skip
    totals = Totals(
        subtotal=extra, discount=nothing, shipping=nothing, tax=nothing, total=extra, tax_included=True
    )  # fmt: skip
    return Bill(cart_version=0, lines=(line,), adjustments=(), totals=totals, ships=False)
