"""What became of something we sent, and payments that happened inside the channel."""

from typing import Literal

from chaffer.channels.whatsapp.errors import class_of
from chaffer.channels.whatsapp.identities import words
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Inbound, Notice, PaymentNotice, Report, Slice
from chaffer.kernel.money import Money, exponent
from chaffer.kernel.untrusted import Untrusted

_STATES: dict[str, Literal["sent", "delivered", "read", "failed"]] = {
    "sent": "sent", "delivered": "delivered", "read": "read", "played": "read", "failed": "failed",
}  # fmt: skip


def report(piece: Slice, status: Untrusted) -> Report | Notice:
    state = _STATES.get(words(status["status"]))
    if state is None or not words(status["id"]):
        told = {"id": words(status["id"]), "status": words(status["status"])}
        return Notice("unknown_status", values={key: value for key, value in told.items() if value})
    errors = status["errors"].raw()
    error = Untrusted(errors[0] if isinstance(errors, list) and errors else None)
    return Report(
        provider_id=words(status["id"]),
        state=state,
        at=piece.said_at,
        reference=words(status["biz_opaque_callback_data"]),
        error_code=words(error["code"]),
        error_text=words(error["error_data"]["details"]) or words(error["message"]) or words(error["title"]),
        fault=_fault(words(error["code"])) if state == "failed" else "",
        pricing=_pricing(status),
    )


def _fault(code: str) -> str:
    return class_of(int(code)).code if code.isascii() and code.isdigit() and len(code) < 10 else ""


def _pricing(status: Untrusted) -> dict[str, str]:
    told = {key: words(status["pricing"][key]) for key in ("pricing_model", "type", "category")}
    billable = status["pricing"]["billable"].raw()
    told["billable"] = str(billable).lower() if isinstance(billable, bool) else ""
    told["origin"] = words(status["conversation"]["origin"]["type"])
    return {key: value for key, value in told.items() if value}


def payment(piece: Slice, status: Untrusted) -> Inbound | Notice:
    """A payment inside WhatsApp. It must be confirmed by asking the provider; this is only the bell."""
    told = status["payment"]
    reference = words(told["reference_id"])
    if not reference or not piece.identities:
        return Notice("unknown_status", values={"id": words(status["id"]), "status": words(status["status"])})
    notice = PaymentNotice(
        reference=reference,
        status=words(told["transaction"]["status"]) or words(status["status"]),
        amount=amount_of(told),
        provider_ref=words(told["transaction"]["pg_transaction_id"]) or words(told["transaction"]["id"]),
    )
    return Inbound(piece.external_id, (notice,), said_at=piece.said_at)


def amount_of(told: Untrusted, currency: str = "") -> Money | None:
    """The amount is value/offset major units; None unless it is a whole number of minor units.

    currency: if it is told elsewhere.
    """
    currency = words(told["currency"]).upper() or words(told["amount"]["currency"]).upper() or currency
    try:
        value, offset = told["amount"]["value"].whole(), told["amount"]["offset"].whole(100)
    except Malformed:
        return None
    if len(currency) != 3 or not 1 <= offset <= 10_000:
        return None
    minor, rest = divmod(value * 10 ** exponent(currency), offset)
    return None if rest or abs(minor) >= 2**63 else Money(minor, currency)
