"""The jobs of commerce by name; wiring takes them over as they are."""

from typing import Any

from chaffer.commerce.checkout.operations.expire_checkout import ExpireCheckout, expire_checkout
from chaffer.commerce.companies.jobs.ask_vat_register import ASK_VAT_REGISTER
from chaffer.commerce.companies.operations.ask_register import JOB as ASK_VAT
from chaffer.commerce.fulfilment.jobs.ask_label import ASK_LABEL
from chaffer.commerce.fulfilment.jobs.look_at_parcel import LOOK_AT_PARCEL, look_due
from chaffer.commerce.fulfilment.operations.watch_parcel import watch_parcel
from chaffer.commerce.invoices.operations.remind import remind
from chaffer.commerce.payments.jobs.charge_saved import CHARGE_SAVED
from chaffer.commerce.payments.jobs.detach_method import DETACH_METHOD
from chaffer.commerce.payments.jobs.look_at_dispute import LOOK_AT_DISPUTE
from chaffer.commerce.payments.jobs.look_at_payment import LOOK_AT_PAYMENT
from chaffer.commerce.payments.jobs.look_at_setup import LOOK_AT_SETUP
from chaffer.commerce.payments.jobs.make_refund import MAKE_REFUND
from chaffer.commerce.payments.jobs.open_payment import OPEN_PAYMENT
from chaffer.commerce.payments.jobs.open_setup import OPEN_SETUP
from chaffer.commerce.quotes.operations.end_quote import expire_quote
from chaffer.commerce.relations import nightly
from chaffer.commerce.returns.jobs.ask_return_label import ASK_RETURN_LABEL
from chaffer.commerce.returns.operations.action_due import action_due
from chaffer.runtime.jobs import Job, Work
from chaffer.runtime.transaction import Transaction


def _expire(tx: Transaction, arguments: dict[str, Any]) -> None:
    expire_checkout(tx, ExpireCheckout(arguments["thing_id"]))


def _action_due(tx: Transaction, arguments: dict[str, Any]) -> None:
    action_due(tx, arguments["thing_id"])


def _quote_over(tx: Transaction, arguments: dict[str, Any]) -> None:
    expire_quote(tx, arguments["thing_id"])


def _watch(tx: Transaction, arguments: dict[str, Any]) -> None:
    watch_parcel(tx, arguments["thing_id"])


def _overdue(tx: Transaction, arguments: dict[str, Any]) -> None:
    remind(tx, arguments["thing_id"], int(arguments["step"]))


def _look(tx: Transaction, arguments: dict[str, Any]) -> None:
    look_due(tx, arguments["thing_id"])


COMMERCE_JOBS: dict[str, Job] = {
    "payments.open": OPEN_PAYMENT,
    "payments.charge": CHARGE_SAVED,
    "payments.open_setup": OPEN_SETUP,
    "payments.look_setup": LOOK_AT_SETUP,
    "payments.detach": DETACH_METHOD,
    "payments.look": LOOK_AT_PAYMENT,
    "payments.refund": MAKE_REFUND,
    "payments.dispute": LOOK_AT_DISPUTE,
    ASK_VAT: ASK_VAT_REGISTER,
    "shipments.label": ASK_LABEL,
    "returns.label": ASK_RETURN_LABEL,
    "timer.checkout.expire": Work(_expire),
    "timer.quote.expire": Work(_quote_over),
    "timer.order.action": Work(_action_due),
    "shipments.look": LOOK_AT_PARCEL,
    "timer.invoice.overdue": Work(_overdue),
    "timer.shipment.watch": Work(_watch),
    "timer.shipment.look": Work(_look),
    f"timer.{nightly.TIMER}": Work(nightly.begin),
    nightly.STEP: Work(nightly.go_on),
}
