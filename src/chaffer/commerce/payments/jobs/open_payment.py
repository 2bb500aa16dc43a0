"""The job "payments.open": ask the provider for a page where the shopper can pay.

The payment's id is the idempotency key: asked again after a crash, the provider answers with the same session.
"""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.tables import shops
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.payments.codes import Codes, with_codes
from chaffer.commerce.payments.events import PaymentMoved
from chaffer.commerce.payments.jobs.look_at_payment import look_later
from chaffer.commerce.payments.mandates import limits_in
from chaffer.commerce.payments.methods import usable_method
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Item, Opened, OpenRequest, PaymentTools, Truth
from chaffer.commerce.payments.rows import load_payment
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.pricing.views import Bill
from chaffer.kernel.errors import Fault
from chaffer.kernel.money import Money
from chaffer.runtime.jobs import Asking
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded

FIRST_LOOK = timedelta(minutes=1)

_CHECKOUT = Statement(
    "payments.checkout_of",
    select(
        checkouts.c.state,
        checkouts.c.contact_id,
        shops.c.settings,
        checkouts.c.email,
        checkouts.c.language,
        checkouts.c.expires_at,
        shops.c.name.label("shop_name"),
        shops.c.country.label("shop_country"),
    ).where(mine(checkouts), checkouts.c.id == given("checkout_id"), shops.c.shop_id == checkouts.c.shop_id),
)
_OPENED = guarded(
    "payments.opened", payments, payments.c.id == given("payment_id"), payments.c.state == "asked", state="open",
    provider_id=given("new_provider_id"), url=given("new_url"), check_at=given("look_at"),
)  # fmt: skip


_NOTE_CODES = guarded(
    "payments.note_codes", payments, payments.c.id == given("payment_id"), details=given("new_details")
)


def prepare(tx: Transaction, arguments: dict[str, Any]) -> OpenRequest | None:
    """What to ask; None if the payment was opened already or nobody waits for it any more."""
    payment = load_payment(tx, arguments["payment_id"])
    checkout = tx.one(_CHECKOUT, checkout_id=payment.checkout_id)
    for_a_change = "action_id" in payment.details  # of an order: its checkout was over long ago
    if payment.state != "asked" or (checkout.state != "paying" and not for_a_change):
        return None
    bill = msgspec.convert(payment.details["bill"], Bill)
    saves = limits_in(checkout.settings) is not None
    method = usable_method(tx, checkout.contact_id, (payment.provider,)) if saves else None
    return OpenRequest(
        payment_id=payment.id, shop_id=tx.shop_id, provider=payment.provider,
        amount=Money(payment.minor, payment.currency), description=", ".join(line.title for line in bill.lines)[:200],
        items=_items(bill),
        language=checkout.language, email=checkout.email, expires_at=payment.expires_at or checkout.expires_at,
        shop_name=checkout.shop_name, offers_saving=saves, customer_id=method.customer_id if method else "",
        country=checkout.shop_country,
    )  # fmt: skip


def _items(bill: Bill) -> tuple[Item, ...]:
    """Things at their prices, then what takes off or puts on: they add up to the amount."""
    things = [Item(line.title, line.quantity, line.unit_minor * line.quantity) for line in bill.lines]
    credit = (Item("store_credit", 0, -bill.credit_minor),) if bill.credit_minor else ()
    return (*things, *(Item(each.label or each.kind, 0, each.minor) for each in bill.adjustments), *credit)


async def ask(request: OpenRequest, tools: PaymentTools) -> Opened:
    provider = await tools.payment_providers.get(request.shop_id, request.provider)
    home = tools.public_url
    return await provider.open(
        msgspec.structs.replace(
            request, return_url=f"{home}/pay/back/{request.payment_id}", notify_url=f"{home}/in/pay/{request.provider}"
        )
    )


def finish(tx: Transaction, arguments: dict[str, Any], answer: Opened) -> None:
    """The page is there: our own page sends the shopper on to it. From now on we look, should no webhook come."""
    payment_id = arguments["payment_id"]
    look_at = tx.now + FIRST_LOOK
    if tx.run(
        _OPENED, payment_id=payment_id, new_provider_id=answer.provider_id, new_url=answer.url, look_at=look_at
    ):  # fmt: skip
        look_later(tx, payment_id, 0, look_at)
        tx.changed("payment", payment_id)
        opened = load_payment(tx, payment_id)
        if answer.pix or answer.boleto:
            codes = Codes(answer.pix, answer.boleto)
            tx.run(_NOTE_CODES, payment_id=payment_id, new_details=with_codes(opened.details, codes))
        amount = Money(opened.minor, opened.currency)
        tx.noted(PaymentMoved(payment_id, opened.checkout_id, "", opened.provider, "open", amount))


def give_up(tx: Transaction, arguments: dict[str, Any], fault: Fault) -> None:
    """No page came about. The shopper is told and may choose another way."""
    settle(tx, arguments["payment_id"], Truth("failed", error=fault.provider_code or fault.code))


OPEN_PAYMENT = Asking(prepare, ask, finish, give_up, attempts_at_most=6)
