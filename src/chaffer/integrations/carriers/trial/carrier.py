"""The test carrier, as commerce sees any carrier."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chaffer.commerce.fulfilment.port import Label, LabelRequest, Scan
from chaffer.integrations.asking import post_json
from chaffer.integrations.signed import check_signature
from chaffer.kernel.errors import Malformed, ProviderFault
from chaffer.kernel.http import Http
from chaffer.kernel.untrusted import untrusted


class TrialCarrier:
    """base_url: where the stand-in is. webhook_secret: signs what it tells us."""

    name = "trial"

    def __init__(self, http: Http, base_url: str, api_key: str, webhook_secret: str) -> None:
        self._http = http
        self._base = base_url.rstrip("/")
        self._key = api_key
        self._secret = webhook_secret

    async def label(self, request: LabelRequest) -> Label:
        """The city and the country are all that leaves the house: a stand-in needs no name and no street."""
        wish = {
            "reference": request.shipment_id, "city": str(request.address.get("city", "")),
            "country": str(request.address.get("country", "")), "notify_url": request.notify_url,
        }  # fmt: skip
        headers = {"authorization": f"Bearer {self._key}", "idempotency-key": request.shipment_id}
        told = await post_json(self._http, f"{self._base}/v1/labels", wish, headers)
        try:
            return Label(told["tracking_number"].text(), told["tracking_url"].text(), told["id"].text())
        except Malformed as wrong:
            raise ProviderFault(str(wrong)) from wrong

    def parse_notice(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Scan]:
        check_signature(headers.get("trial-signature", ""), body, self._secret, now)
        told = untrusted(body)
        try:
            at = datetime.fromisoformat(told["at"].text(limit=40))
        except ValueError:
            raise Malformed("$.at is not a time") from None
        if at.tzinfo is None:
            raise Malformed("$.at has no time zone")
        return [
            Scan(
                told["id"].text(limit=200), told["tracking_number"].text(limit=100), told["code"].text(limit=40), at,
                place=told["place"].text("", limit=200),
            )
        ]  # fmt: skip
