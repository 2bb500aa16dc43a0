"""What Stripe's objects mean to us. Pure; every field is asked for by name and type."""

from datetime import UTC, datetime

from chaffer.commerce.payments.port import DisputeState, DisputeTruth, SavedMethod, SeenRefund, SetupTruth, Truth
from chaffer.integrations.payments.stripe.amounts import from_stripe
from chaffer.kernel.errors import Malformed
from chaffer.kernel.untrusted import Untrusted

KEY = "chaffer_refund"
"""Where in a refund's metadata its id of ours stands."""
REFUNDS_AT_MOST = 100
_DISPUTES: dict[str, DisputeState] = {
    "warning_needs_response": "asked", "warning_under_review": "asked", "warning_closed": "won",
    "needs_response": "open", "under_review": "open", "appeal_needs_response": "open",
    "appeal_under_review": "open", "won": "won", "prevented": "won", "lost": "lost",
}  # fmt: skip


def truth_of_session(session: Untrusted) -> Truth:
    """A Checkout Session with its payment intent unfolded. Raises Malformed."""
    if session["payment_status"].text() == "paid":
        total = from_stripe(session["amount_total"].whole(), session["currency"].text())
        return _paid(session["payment_intent"], total.minor, total.currency)
    status = session["status"].text()
    if status == "expired":
        return Truth("expired")
    if status not in {"open", "complete"}:
        raise Malformed(f"$.status is {status!r}, which means nothing to us")
    error = _error(session["payment_intent"])
    return Truth("failed", error=error) if error else Truth("open")


def truth_of_setup(session: Untrusted) -> SetupTruth:
    """A Checkout Session in setup mode, with its setup intent and the method of that unfolded. Raises Malformed."""
    reference, intent = session["client_reference_id"].text("", limit=200), session["setup_intent"]
    if session["mode"].text() != "setup":
        raise Malformed("$.mode is not setup")
    if isinstance(intent.raw(), dict):
        if intent["status"].text() == "succeeded":
            saved = saved_method(intent["payment_method"], asked_for=True)
            return SetupTruth("kept", reference, saved=saved) if saved else _no_card(reference)
        if intent["status"].text() == "canceled":
            return SetupTruth("expired", reference)
    if session["status"].text() == "expired":
        return SetupTruth("expired", reference)
    error = _error(intent, "last_setup_error")
    return SetupTruth("failed", reference, error) if error else SetupTruth("open", reference)


def _no_card(reference: str) -> SetupTruth:
    """Kept there, but nothing that could be charged by a word."""
    return SetupTruth("failed", reference, "no_card")


def truth_of_intent(intent: Untrusted) -> Truth:
    """A payment intent of ours without a page: a saved method that was charged. Raises Malformed."""
    status = intent["status"].text()
    if status == "succeeded":
        received = from_stripe(intent["amount_received"].whole(), intent["currency"].text())
        return _paid(intent, received.minor, received.currency)
    if status in {"processing", "requires_capture"}:
        return Truth("open")
    return Truth("failed", error=_error(intent) or status)


def _paid(intent: Untrusted, minor: int, currency: str) -> Truth:
    charge = intent["latest_charge"]
    return Truth(
        "paid", minor, currency, fee_minor=_fee(charge["balance_transaction"], currency),
        charge_id=intent["id"].text(), refunds=tuple(_refund(each, currency) for each in charge["refunds"]["data"]),
        saved=saved_method(intent["payment_method"]),
    )  # fmt: skip


def _fee(entry: Untrusted, currency: str) -> int:
    """Known as soon as the charge is in Stripe's books; told in the currency of the payout, which may be another."""
    if not isinstance(entry.raw(), dict):
        return 0
    fee = from_stripe(entry["fee"].whole(0), entry["currency"].text(currency))
    return fee.minor if fee.currency == currency else 0


def _refund(told: Untrusted, currency: str) -> SeenRefund:
    done = told["status"].text("") not in {"failed", "canceled"}
    amount = from_stripe(told["amount"].whole(), told["currency"].text(currency))
    return SeenRefund(told["id"].text(), amount.minor, told["metadata"][KEY].text(""), done)


def saved_method(method: Untrusted, *, asked_for: bool = False) -> SavedMethod | None:
    """What the shopper ticked to be kept, and belongs to a customer; None for anything else.

    asked_for: it comes of a page that is for nothing but keeping it, where there is no box to tick.
    """
    if not isinstance(method.raw(), dict) or not (asked_for or method["allow_redisplay"].text("") == "always"):
        return None
    customer = method["customer"].text("")
    card = method["card"]
    if not customer or method["type"].text() != "card":
        return None
    return SavedMethod(
        method["id"].text(), customer, "card", card["brand"].text("").replace("_", " ").title()[:40],
        _last4(card["last4"].text("")), (card["exp_year"].whole(), card["exp_month"].whole()),
    )  # fmt: skip


def _last4(told: str) -> str:
    if not (len(told) == 4 and told.isascii() and told.isdigit()):
        raise Malformed("last4 is not four digits")
    return told


def _error(intent: Untrusted, name: str = "last_payment_error") -> str:
    """Why the last try did not work: the bank's code where it told one."""
    wrong = intent[name] if isinstance(intent.raw(), dict) else Untrusted(None)
    if not wrong.here:
        return ""
    code = wrong["code"].text("") or wrong["type"].text("declined")
    if code == "card_declined" and wrong["decline_code"].text("") == "authentication_required":
        return "authentication_required"
    return code[:100]


def truth_of_dispute(dispute: Untrusted) -> DisputeTruth:
    """Raises Malformed."""
    currency = dispute["currency"].text()
    amount = from_stripe(dispute["amount"].whole(), currency)
    state = _DISPUTES.get(dispute["status"].text())
    if state is None:
        raise Malformed(f"$.status is {dispute['status'].text()!r}, which means nothing to us")
    fee = sum(_fee(entry, amount.currency) for entry in dispute["balance_transactions"])
    due = dispute["evidence_details"]["due_by"].whole(0)
    return DisputeTruth(
        dispute["id"].text(), dispute["payment_intent"].text(), state, amount.minor, amount.currency, max(fee, 0),
        dispute["reason"].text("")[:100], datetime.fromtimestamp(due, UTC) if 0 < due < 2**40 else None,
    )  # fmt: skip
