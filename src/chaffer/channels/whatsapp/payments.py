"""What became of a bill that was paid, or not, inside WhatsApp."""

from typing import Literal
from urllib.parse import quote

import msgspec

from chaffer.channels.contract import Account, Http
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.channels.whatsapp.identities import words
from chaffer.channels.whatsapp.parse_report import amount_of
from chaffer.kernel.errors import ChannelUnreachable
from chaffer.kernel.money import Money
from chaffer.kernel.untrusted import Untrusted


class Told(msgspec.Struct, frozen=True):
    """amount: what was captured. error: the last try's, if it failed."""

    state: Literal["captured", "pending", "failed"] = "pending"
    amount: Money | None = None
    error: str = ""


async def look_at_payment(http: Http, account: Account, reference: str) -> Told:
    """Ask Graph by the reference that stood in the bill. Raises a SendFault."""
    configuration = account.settings.get("payment_configuration", "")
    number = quote(account.external_id, safe="")
    url = f"{base_url(account)}/{number}/payments/{quote(configuration, safe='')}/{quote(reference, safe='')}"
    reply = await http.get(url, headers=authorization(account))
    if reply.status != 200:
        raise fault_of(reply)
    try:
        told = Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ChannelUnreachable("the answer is broken") from None
    for each in told["payments"]:
        if words(each["reference_id"]) == reference:
            return _told(each)
    return Told()


def _told(payment: Untrusted) -> Told:
    state = words(payment["status"])
    tries = payment["transactions"].raw()
    tried = [Untrusted(each) for each in tries] if isinstance(tries, list) else []
    if state == "captured":
        paid = next((each for each in tried if words(each["status"]) == "success"), payment)
        return Told("captured", amount_of(payment) or amount_of(paid))
    last = tried[-1] if tried else Untrusted(None)
    if state == "failed" or words(last["status"]) == "failed":
        return Told("failed", error=words(last["error"]["reason"]) or words(last["error"]["code"]))
    return Told()
