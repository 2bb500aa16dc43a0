"""What became of a bill that was paid, or not, inside WhatsApp; and its way back."""

from typing import Literal
from urllib.parse import quote

import msgspec

from chaffer.channels.contract import Account, Http
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.channels.whatsapp.identities import words
from chaffer.channels.whatsapp.parse_report import amount_of
from chaffer.kernel.errors import ChannelUnreachable
from chaffer.kernel.money import Money, exponent
from chaffer.kernel.untrusted import Untrusted


class Back(msgspec.Struct, frozen=True):
    """Money on its way back. done: False if it came to nothing."""

    id: str
    amount: Money
    done: bool = True


class Told(msgspec.Struct, frozen=True):
    """amount: what was captured. error: the last try's, if it failed. back: what was given back of it."""

    state: Literal["captured", "pending", "failed"] = "pending"
    amount: Money | None = None
    error: str = ""
    back: tuple[Back, ...] = ()


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


async def give_back(http: Http, account: Account, reference: str, amount: Money) -> Back:
    """Ask for a refund of a captured bill. Nothing tells two equal ones apart: look before, and never ask blindly again.

    Raises a SendFault; after a ChannelUnreachable it may have been taken all the same.
    """
    number = quote(account.external_id, safe="")
    wish = {
        "reference_id": reference, "speed": "normal",
        "payment_config_id": account.settings.get("payment_configuration", ""),
        "amount": {"currency": amount.currency, "value": amount.minor, "offset": 10 ** exponent(amount.currency)},
    }  # fmt: skip
    reply = await http.post(f"{base_url(account)}/{number}/payments_refund", headers=authorization(account), json=wish)
    if reply.status != 200:
        raise fault_of(reply)
    try:
        told = Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ChannelUnreachable("the answer is broken") from None
    if not words(told["id"]):
        raise ChannelUnreachable("the answer names no refund")
    return Back(words(told["id"]), amount, done=words(told["status"]).lower() not in _NOTHING)


def _backs(payment: Untrusted, currency: str) -> tuple[Back, ...]:
    told = payment["refunds"].raw()
    seen = [Untrusted(each) for each in told] if isinstance(told, list) else []
    return tuple(
        Back(words(each["id"]), amount, done=words(each["status"]).lower() not in _NOTHING)
        for each in seen
        if words(each["id"]) and (amount := amount_of(each, currency)) is not None
    )


_NOTHING = ("failed", "canceled", "cancelled", "rejected")


def _told(payment: Untrusted) -> Told:
    state = words(payment["status"])
    tries = payment["transactions"].raw()
    tried = [Untrusted(each) for each in tries] if isinstance(tries, list) else []
    if state == "captured":
        paid = next((each for each in tried if words(each["status"]) == "success"), payment)
        amount = amount_of(payment) or amount_of(paid)
        return Told("captured", amount, back=_backs(payment, amount.currency if amount else ""))
    last = tried[-1] if tried else Untrusted(None)
    if state == "failed" or words(last["status"]) == "failed":
        return Told("failed", error=words(last["error"]["reason"]) or words(last["error"]["code"]))
    return Told()
