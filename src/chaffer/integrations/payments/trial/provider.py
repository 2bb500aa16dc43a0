"""The test provider, as commerce sees any provider."""

from collections.abc import Mapping
from datetime import datetime

from chaffer.commerce.payments.port import (
    ChargeRequest,
    DisputeTruth,
    Notice,
    Opened,
    OpenRequest,
    Refunded,
    RefundRequest,
    Truth,
)
from chaffer.integrations.asking import get_json, post_json
from chaffer.integrations.signed import check_signature
from chaffer.kernel.errors import Malformed, ProviderFault
from chaffer.kernel.http import Http
from chaffer.kernel.message import PixCode
from chaffer.kernel.untrusted import Untrusted, untrusted


class TrialProvider:
    """base_url: where the stand-in is. webhook_secret: signs what it tells us."""

    name = "trial"

    def __init__(self, http: Http, base_url: str, api_key: str, webhook_secret: str) -> None:
        self._http = http
        self._base = base_url.rstrip("/")
        self._headers = {"authorization": f"Bearer {api_key}"}
        self._secret = webhook_secret

    async def open(self, request: OpenRequest) -> Opened:
        wish = {
            "reference": request.payment_id, "minor": request.amount.minor, "currency": request.amount.currency,
            "description": request.description, "items": request.items, "language": request.language,
            "shop_name": request.shop_name, "return_url": request.return_url, "notify_url": request.notify_url, "expires_at": request.expires_at,
            "country": request.country,
        }  # fmt: skip
        told = await post_json(self._http, f"{self._base}/v1/sessions", wish, self._keyed(request.payment_id))
        try:
            return Opened(told["id"].text(), told["url"].text(), request.expires_at, _pix(told["pix"]))
        except Malformed as wrong:
            raise ProviderFault(str(wrong)) from wrong

    async def look(self, provider_id: str) -> Truth:
        told = await get_json(self._http, f"{self._base}/v1/sessions/{provider_id}", self._headers)
        try:
            return _truth(told)
        except Malformed as wrong:
            raise ProviderFault(str(wrong), retryable=True) from wrong

    async def refund(self, request: RefundRequest) -> Refunded:
        wish = {"session": request.provider_id, "minor": request.amount.minor}
        told = await post_json(self._http, f"{self._base}/v1/refunds", wish, self._keyed(request.key))
        try:
            return Refunded(told["id"].text(), done=told["state"].text() == "done")
        except Malformed as wrong:
            raise ProviderFault(str(wrong), retryable=True) from wrong

    async def charge(self, request: ChargeRequest) -> tuple[str, Truth]:
        """The test provider keeps no cards."""
        raise ProviderFault(f"the test provider keeps no cards, so it cannot charge {request.payment_id}")

    async def dispute(self, provider_id: str) -> DisputeTruth:
        """Nobody disputes a test payment."""
        raise ProviderFault(f"the test provider knows no dispute {provider_id}")

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
        check_signature(headers.get("trial-signature", ""), body, self._secret, now)
        told = untrusted(body)
        return Notice(told["id"].text(limit=200), told["session"].text(limit=200))

    def _keyed(self, key: str) -> dict[str, str]:
        return {**self._headers, "idempotency-key": key}


def _pix(told: Untrusted) -> PixCode | None:
    """The test provider's keys are random ones."""
    if not told.here:
        return None
    return PixCode(
        told["code"].text(limit=512), told["merchant_name"].text(limit=100), told["key"].text(limit=100), "EVP"
    )


def _truth(told: Untrusted) -> Truth:
    """An open session whose last try failed counts as failed: it may still be paid."""
    state, error = told["state"].text(), told["error"].text("")
    currency = told["currency"].text()
    match state:
        case "paid":
            return Truth("paid", told["paid_minor"].whole(), currency, told["fee_minor"].whole(0))
        case "open":
            return Truth("failed" if error else "open", currency=currency, error=error)
        case "expired":
            return Truth("expired", currency=currency, error=error)
        case _:
            raise Malformed(f"$.state is {state!r}, which means nothing to us")
