"""AfterShip's trackings. A webhook carries all checkpoints each time; each is kept once.

Facts: aftership.com/docs/tracking (webhook signature, delivery statuses and sub-statuses). The signature is the base64
of the HMAC-SHA256 of the raw body under the webhook secret of the account.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from chaffer.commerce.fulfilment.port import Scan
from chaffer.commerce.fulfilment.tracking import SCANS_AT_MOST, Followed, Looked, TrackerAccount
from chaffer.integrations.asking import get_json, post_json
from chaffer.integrations.carriers.reading import codes, moment, place_of, sighting_id
from chaffer.kernel.errors import Forged, Malformed, ProviderFault
from chaffer.kernel.http import Http
from chaffer.kernel.untrusted import Untrusted, untrusted

HOME = "https://api.aftership.com"
VERSION = "2024-07"
HEADER = "aftership-hmac-sha256"


class AfterShip:
    kind = "aftership"

    def __init__(self, http: Http) -> None:
        self._http = http

    def parse_notice(self, headers: Mapping[str, str], body: bytes, secret: str) -> Sequence[Scan]:
        fitting = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest())
        if not hmac.compare_digest(headers.get(HEADER, "").encode(), fitting):
            raise Forged("the signature does not fit")
        told = untrusted(body)
        if told["event"].text("", limit=100) != "tracking_update":
            return ()
        return scans_in(told["msg"])

    async def look(self, account: TrackerAccount, parcel: Followed) -> Looked:
        """Asked for the first time, it begins to follow the parcel; it was told of before if it says so."""
        home = f"{account.settings.get('api_base_url', HOME)}/tracking/{VERSION}/trackings"
        headers = {"as-api-key": account.secrets["api_key"]}
        if parcel.tracker_id:
            told = await get_json(self._http, f"{home}/{parcel.tracker_id}", headers)
        else:
            told = await self._begin(home, parcel, headers)
        try:
            data = told["data"]
            return Looked(data["id"].text("", limit=100), tuple(scans_in(data)))
        except Malformed as wrong:
            raise ProviderFault(str(wrong)) from wrong

    async def _begin(self, home: str, parcel: Followed, headers: Mapping[str, str]) -> Untrusted:
        known = await get_json(self._http, f"{home}?tracking_numbers={quote(parcel.tracking_number, safe='')}", headers)
        for each in list(known["data"]["trackings"]) if known["data"]["trackings"].here else ():
            if each["tracking_number"].text("", limit=100) == parcel.tracking_number:
                return Untrusted({"data": each.raw()})
        return await post_json(self._http, home, {"tracking_number": parcel.tracking_number}, headers)


def scans_in(tracking: Untrusted) -> list[Scan]:
    """Raises Malformed. A tag we have no word for moves nothing, so it is left out."""
    number = tracking["tracking_number"].text(limit=100)
    found = []
    for point in list(tracking["checkpoints"])[-SCANS_AT_MOST:] if tracking["checkpoints"].here else ():
        tag, subtag = _text(point["tag"]), _text(point["subtag"])
        code = code_of(tag, subtag)
        if code:
            at, message = point["checkpoint_time"].text(limit=40), _text(point["message"])
            place = _text(point["location"]) or place_of(point["city"], point["state"])
            found.append(Scan(sighting_id(number, at, tag, message), number, code, moment(at), message, place[:200]))
    return found


def code_of(tag: str, subtag: str) -> str:
    """Ours for theirs; "" for what says nothing of where it is."""
    table = codes(__package__ or "")
    return table.get(subtag, table.get(tag, ""))


def _text(part: Untrusted) -> str:
    return part.text(limit=300) if isinstance(part.raw(), str) else ""
