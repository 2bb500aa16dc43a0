"""Bills inside WhatsApp: whether they add up, and what became of them."""

import re
from random import Random
from typing import Any

from chaffer.sandbox.graph.asked import child, items, text
from chaffer.sandbox.graph.errors import GraphError, wrong
from chaffer.sandbox.payments.br_code import is_br_code

Json = dict[str, Any]
_REFERENCE = re.compile(r"[A-Za-z0-9_.\-]+")
_LONGEST_REFERENCE = {"INR": 35, "BRL": 60}
_KEYS = ("CPF", "CNPJ", "EMAIL", "PHONE", "EVP")
_SETTINGS = {
    "BRL": ("pix_dynamic_code", "payment_link", "boleto", "offsite_card_pay"),
    "INR": ("payment_gateway", "payment_link", "upi_intent_link"),
}


def check_bill(told: Json, path: str) -> None:
    """Raises GraphError 131008 or 131009."""
    currency = told.get("currency")
    if currency not in _SETTINGS:
        raise wrong(f"{path}currency", "must be INR or BRL")
    reference = text(told, "reference_id", path, _LONGEST_REFERENCE[currency])
    if not _REFERENCE.fullmatch(reference):
        raise wrong(f"{path}reference_id", "may hold letters, digits, '_', '-' and '.' only")
    if told.get("type") not in ("digital-goods", "physical-goods"):
        raise wrong(f"{path}type", "must be digital-goods or physical-goods")
    if currency == "BRL" and told.get("payment_type") != "br":
        raise wrong(f"{path}payment_type", "must be 'br'")
    for number, each in enumerate(items(told, "payment_settings", path, most=4)):
        if each.get("type") not in _SETTINGS[currency]:
            raise wrong(f"{path}payment_settings[{number}].type", f"{each.get('type')!r} is not known")
        here = f"{path}payment_settings[{number}]."
        way = child(each, each["type"], here)
        if each["type"] in _WAYS:
            _WAYS[each["type"]](way, f"{here}{each['type']}.")
    order = child(told, "order", path)
    subtotal = 0
    for number, item in enumerate(items(order, "items", f"{path}order.", most=999)):
        here = f"{path}order.items[{number}]."
        text(item, "retailer_id", here, 256)
        text(item, "name", here, 60)
        unit = _amount(item, "sale_amount" if "sale_amount" in item else "amount", here)
        subtotal += unit * _whole(item, "quantity", here)
        if currency == "INR" and not order.get("catalog_id") and "country_of_origin" not in item:
            raise wrong(f"{here}country_of_origin", "is required without a catalog_id")
    _equal(_amount(order, "subtotal", f"{path}order."), subtotal, f"{path}order.subtotal")
    total = subtotal + _amount(order, "tax", f"{path}order.")
    total += _amount(order, "shipping", f"{path}order.") if "shipping" in order else 0
    total -= _amount(order, "discount", f"{path}order.") if "discount" in order else 0
    _equal(_amount(told, "total_amount", path), total, f"{path}total_amount")


def _pix(way: Json, path: str) -> None:
    text(way, "merchant_name", path, 100)
    text(way, "key", path, 100)
    if way.get("key_type") not in _KEYS:
        raise wrong(f"{path}key_type", f"must be one of {', '.join(_KEYS)}")
    if not is_br_code(text(way, "code", path, 512)):
        raise wrong(f"{path}code", "is no BR Code: its length or its checksum is wrong")


def _boleto(way: Json, path: str) -> None:
    line = text(way, "digitable_line", path, 60)
    if not (line.isascii() and line.isdigit() and len(line) in (47, 48)):
        raise wrong(f"{path}digitable_line", "must have 47 or 48 digits")


def _link(way: Json, path: str) -> None:
    text(way, "uri", path, 2000)


_WAYS = {"pix_dynamic_code": _pix, "boleto": _boleto, "payment_link": _link}


def _amount(parent: Json, key: str, path: str) -> int:
    amount = child(parent, key, path)
    if amount.get("offset") != 100:
        raise wrong(f"{path}{key}.offset", "must be 100")
    return _whole(amount, "value", f"{path}{key}.", least=0)


def _whole(parent: Json, key: str, path: str, least: int = 1) -> int:
    value = parent.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise wrong(f"{path}{key}", "must be a whole number")
    return value


def _equal(told: int, reckoned: int, path: str) -> None:
    if told != reckoned:
        raise wrong(path, f"is {told}, and does not add up to {reckoned}")


class Bills:
    """Every bill that was sent; references are used once."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._bills: dict[tuple[str, str], Json] = {}

    def sent(self, number: str, parameters: Json) -> None:
        """Raises GraphError 131009 for a reference that was used before."""
        key = (number, parameters["reference_id"])
        if key in self._bills:
            raise wrong("interactive.action.parameters.reference_id", "was used before")
        self._bills[key] = {
            "reference_id": key[1],
            "status": "pending",
            "currency": parameters["currency"],
            "amount": parameters["total_amount"],
            "transactions": [],
        }

    def ordered(self, number: str, parameters: Json) -> None:
        """Raises GraphError 131009 for news of a bill that nobody sent."""
        if (number, parameters["reference_id"]) not in self._bills:
            raise wrong("interactive.action.parameters.reference_id", "is of no order")

    def of(self, number: str, reference: str) -> Json:
        """Raises GraphError 100."""
        found = self._bills.get((number, reference))
        if found is None:
            raise GraphError(100, f"There is no payment with reference {reference!r}")
        return found

    def give_back(self, number: str, told: Json) -> Json:
        """A refund, as it is answered. Raises GraphError 100, 131008, 131009."""
        bill = self.of(number, text(told, "reference_id", "", 60))
        text(told, "payment_config_id", "", 100)
        if told.get("speed") not in ("normal", "instant"):
            raise wrong("speed", "must be normal or instant")
        minor = _amount(told, "amount", "")
        refunds = bill.setdefault("refunds", [])
        gone = sum(each["amount"]["value"] for each in refunds)
        if bill["status"] != "captured" or not 0 < minor <= bill["amount"]["value"] - gone:
            raise wrong("amount", "is more than is left of what was captured")
        about = {"id": f"rfnd_{self._chance.randbytes(7).hex()}", "status": "success", "speed_processed": "normal"}
        refunds.append({**about, "amount": {"value": minor, "offset": 100}})
        return about

    def pay(self, number: str, reference: str, *, succeeds: bool) -> Json:
        """The try, as the webhook tells it."""
        bill = self.of(number, reference)
        trial: Json = {
            "id": f"order_{self._chance.randbytes(7).hex()}",
            "type": "razorpay",
            "method": {"type": "upi"},
            "status": "success" if succeeds else "failed",
            "pg_transaction_id": f"pay_{self._chance.randbytes(7).hex()}",
        }
        if not succeeds:
            trial["error"] = {"code": "BAD_REQUEST_ERROR", "reason": "payment_declined"}
        bill["transactions"].append(trial)
        if succeeds:
            bill["status"] = "captured"
        return {
            "reference_id": reference,
            "amount": bill["amount"],
            "currency": bill["currency"],
            "transaction": trial,
        }
