"""EasyPost's trackers. An event carries the whole life of a parcel each time; each sighting is kept once.

Facts: docs.easypost.com/guides/webhooks-guide, docs.easypost.com/docs/trackers. The signature is the HMAC-SHA256 of the
raw body under the webhook's secret in Unicode's form NFKD, in hexadecimal behind "hmac-sha256-hex=".
"""

import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Mapping, Sequence

from chaffer.commerce.fulfilment.port import Scan
from chaffer.commerce.fulfilment.tracking import SCANS_AT_MOST, Followed, Looked, TrackerAccount
from chaffer.integrations.asking import get_json, post_json
from chaffer.integrations.carriers.reading import codes, moment, place_of, sighting_id
from chaffer.kernel.errors import Forged, Malformed, ProviderFault
from chaffer.kernel.http import Http
from chaffer.kernel.untrusted import Untrusted, untrusted

HOME = "https://api.easypost.com"
HEADER = "x-hmac-signature"
_PREFIX = "hmac-sha256-hex="


class EasyPost:
    kind = "easypost"

    def __init__(self, http: Http) -> None:
        self._http = http

    def parse_notice(self, headers: Mapping[str, str], body: bytes, secret: str) -> Sequence[Scan]:
        fitting = hmac.new(unicodedata.normalize("NFKD", secret).encode(), body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(headers.get(HEADER, "").encode(), f"{_PREFIX}{fitting}".encode()):
            raise Forged("the signature does not fit")
        told = untrusted(body)
        if not told["description"].text("", limit=100).startswith("tracker."):
            return ()
        return scans_in(told["result"])

    async def look(self, account: TrackerAccount, parcel: Followed) -> Looked:
        """Asked for the first time, it begins to follow the parcel; the same number twice is the same tracker."""
        home = account.settings.get("api_base_url", HOME)
        key = base64.b64encode(f"{account.secrets['api_key']}:".encode()).decode()
        headers = {"authorization": f"Basic {key}"}
        if parcel.tracker_id:
            told = await get_json(self._http, f"{home}/v2/trackers/{parcel.tracker_id}", headers)
        else:
            wish = {"tracker": {"tracking_code": parcel.tracking_number}}
            told = await post_json(self._http, f"{home}/v2/trackers", wish, headers)
        try:
            return Looked(told["id"].text(limit=100), tuple(scans_in(told)))
        except Malformed as wrong:
            raise ProviderFault(str(wrong)) from wrong


def scans_in(tracker: Untrusted) -> list[Scan]:
    """Raises Malformed. A status we have no word for moves nothing, so it is left out."""
    number = tracker["tracking_code"].text(limit=100)
    found = []
    for detail in list(tracker["tracking_details"])[-SCANS_AT_MOST:] if tracker["tracking_details"].here else ():
        code = code_of(detail["status"].text("", limit=60), _text(detail["status_detail"]))
        if code:
            at, message = detail["datetime"].text(limit=40), _text(detail["message"])
            where = detail["tracking_location"]
            place = place_of(where["city"], where["state"]) if isinstance(where.raw(), dict) else ""
            found.append(
                Scan(sighting_id(number, at, detail["status"].text("", limit=60), message), number, code, moment(at),
                     message, place)
            )  # fmt: skip
    return found


def code_of(status: str, detail: str) -> str:
    """Ours for theirs; "" for what says nothing of where it is."""
    table = codes(__package__ or "")
    return table.get(f"{status}/{detail}", table.get(status, ""))


def _text(part: Untrusted) -> str:
    return part.text(limit=300) if isinstance(part.raw(), str) else ""
