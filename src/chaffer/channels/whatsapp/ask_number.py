"""How a number does, as the Graph API tells it. Meta's words become ours here."""

from urllib.parse import quote

import msgspec

from chaffer.channels.contract import Account, Http
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.kernel.errors import SendUncertain
from chaffer.kernel.untrusted import Untrusted

_FIELDS = "verified_name,display_phone_number,quality_rating,throughput,status,messaging_limit_tier"
_LONGEST = 120


class NumberTold(msgspec.Struct, frozen=True):
    """quality: green, yellow, red, unknown. Everything in small letters but name and number; "" if it was not told."""

    quality: str = ""
    limit: str = ""
    throughput: str = ""
    state: str = ""
    name: str = ""
    number: str = ""


async def ask_number(http: Http, account: Account) -> NumberTold:
    """Raises a SendFault with Meta's words: a token that does not open this number, a number there is not."""
    url = f"{base_url(account)}/{quote(account.external_id, safe='')}?fields={_FIELDS}"
    reply = await http.get(url, headers=authorization(account))
    if not 200 <= reply.status < 300:
        raise fault_of(reply)
    try:
        told = Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SendUncertain("the answer cannot be read", provider_code=str(reply.status)) from None
    return NumberTold(
        _word(told["quality_rating"]).lower(), _word(told["messaging_limit_tier"]).lower(),
        _word(told["throughput"]["level"]).lower(), _word(told["status"]).lower(), _word(told["verified_name"]),
        _word(told["display_phone_number"]),
    )  # fmt: skip


def _word(value: Untrusted) -> str:
    raw = value.raw()
    return raw[:_LONGEST] if isinstance(raw, str) else ""
