"""Stripe's webhooks: who signed, and what to look at. Pure.

The library's own verifier takes a date in the future, however far; so the check is ours (`integrations.signed`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from chaffer.commerce.payments.port import Notice
from chaffer.integrations.signed import check_any
from chaffer.kernel.errors import Malformed
from chaffer.kernel.untrusted import Untrusted, untrusted

SIGNATURE = "stripe-signature"


def read_notice(headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now: datetime) -> Notice:
    """Raises Forged, Malformed."""
    check_any(headers.get(SIGNATURE, ""), body, secrets, now)
    event = untrusted(body)
    if event["object"].text() != "event":
        raise Malformed("$.object is not an event")
    kind, told = event["type"].text(limit=200), event["data"]["object"]
    external_id = event["id"].text(limit=200)
    if kind.startswith("checkout.session."):
        about: Literal["payment", "setup"] = "setup" if told["mode"].text("") == "setup" else "payment"
        return Notice(external_id, told["id"].text(limit=300), about)
    if kind.startswith("setup_intent."):
        return Notice(external_id, told["id"].text(limit=300), "setup")
    if kind.startswith("charge.dispute."):
        return Notice(external_id, told["id"].text(limit=300), "dispute")
    if kind.startswith("payment_intent."):
        return Notice(external_id, told["id"].text(limit=300))
    if kind.startswith(("charge.", "refund.")):
        return Notice(external_id, _id(told["payment_intent"]))
    return Notice(external_id, "")


def _id(reference: Untrusted) -> str:
    """An id, or the id of an unfolded object; "" for none."""
    return (reference["id"] if isinstance(reference.raw(), dict) else reference).text("", limit=300)
