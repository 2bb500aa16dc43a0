"""The form "address": where it goes, checked while it is filled in, and how it shall come."""

from typing import Any

import msgspec
from babel import Locale

from chaffer.accounts.shops import Shop
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.commerce.pricing.queries import place
from chaffer.commerce.pricing.views import DeliveryChoice
from chaffer.conversations.dialogue.address_forms import address_of, values_of
from chaffer.conversations.dialogue.facts import AddressFact
from chaffer.conversations.dialogue.sums import told_of
from chaffer.conversations.dialogue.words import Words, words
from chaffer.conversations.forms.screens import Filling, Screen
from chaffer.conversations.skills.progress import delivery_fact
from chaffer.conversations.voices.amounts import LOCALES
from chaffer.conversations.voices.phrase import phrase
from chaffer.language.addresses.address import Address
from chaffer.language.addresses.check import checked
from chaffer.language.addresses.countries import countries
from chaffer.runtime.transaction import Transaction

_FIELDS = ("name", "line", "more", "postcode", "city", "region", "country", "phone")
_ITEM = 30
_DETAIL = 300
_FIELD_OF = {"lines": "line"}


def address_form(tx: Transaction, shop: Shop, filling: Filling) -> Screen:
    """The next screen: the address with what is wrong in it, the ways of delivery, or the end. Reads only."""
    if filling.screen == "DELIVERY" and filling.action == "data_exchange":
        return _chosen(filling)
    if filling.action != "data_exchange":
        return _ask(filling, filling.known, {})
    address = address_of(filling.values)
    wrong = _wrong(filling, address)
    if wrong:
        return _ask(filling, filling.values, wrong)
    choices = _deliveries(tx, shop, filling, address)
    if not choices:
        country = {"country": address["country"]}
        return _ask(filling, filling.values, {"country": _say(filling, words("not-served", country=country))})
    if len(choices) == 1:
        return Screen(answers=_answers(address, choices[0].rate_id))
    return _ask_delivery(filling, address, choices)


def _ask(filling: Filling, values: dict[str, str], errors: dict[str, str]) -> Screen:
    known = {name: values[name] for name in _FIELDS if values.get(name)}
    known.setdefault("country", filling.country)
    labels = {f"label_{name}": _say(filling, words(f"form-{name}")) for name in (*_FIELDS, "next")}
    data: dict[str, Any] = {
        "title": _say(filling, words("form-address")), **labels, "countries": _countries(filling), "values": known,
        "errors": errors,
    }  # fmt: skip
    return Screen("ADDRESS", data)


def _ask_delivery(filling: Filling, address: AddressFact, choices: list[DeliveryChoice]) -> Screen:
    rows = []
    for one in choices[:20]:
        detail = words("dotted", parts=told_of(delivery_fact(one)))
        rows.append({"id": one.rate_id, "title": one.name[:_ITEM], "description": _say(filling, detail)[:_DETAIL]})
    data = {
        "title": _say(filling, words("form-delivery")), "label_delivery": _say(filling, words("which-delivery")),
        "label_done": _say(filling, words("form-done")), "deliveries": rows,
        "address": msgspec.json.encode(address).decode(),
    }  # fmt: skip
    return Screen("DELIVERY", data)


def _chosen(filling: Filling) -> Screen:
    """The address comes back as it was put there; it is checked once more when it is used."""
    try:
        address = msgspec.json.decode(filling.values.get("address", ""), type=dict[str, Any])
        kept = address_of(values_of(address))
    except (msgspec.DecodeError, msgspec.ValidationError):
        return _ask(filling, filling.known, {})
    return Screen(answers=_answers(kept, filling.values.get("delivery", "")))


def _answers(address: AddressFact, rate_id: str) -> dict[str, str]:
    return {"form": "address", **values_of(dict(address)), "delivery": rate_id}


def _wrong(filling: Filling, address: AddressFact) -> dict[str, str]:
    """By field, what has to be said differently."""
    read = checked(msgspec.convert(dict(address), Address))
    errors = {}
    for missing in read.missing:
        part = missing.removesuffix("_invalid")
        country = {"country": address.get("country", "")}
        key = f"wrong-{part}" if missing.endswith("_invalid") else f"ask-{part}"
        errors[_FIELD_OF.get(part, part)] = _say(filling, words(key, country=country))
    return errors


def _deliveries(tx: Transaction, shop: Shop, filling: Filling, address: AddressFact) -> list[DeliveryChoice]:
    held = open_cart_of(tx, filling.contact_id, whole=False)
    grams = sum(line.weight_grams * line.quantity for line in held.lines) if held else 0
    goods = held.subtotal.minor if held else 0
    country, region = address.get("country", ""), address.get("region", "")
    return place(tx, shop.currency, country, region).choices(grams, goods, filling.language)


def _countries(filling: Filling) -> list[dict[str, str]]:
    """Those whose addresses we can check, in the shopper's language."""
    names = Locale.parse(LOCALES.get(filling.language, "en_US")).territories
    codes = dict.fromkeys(filter(None, (filling.country, *countries())))
    told = [{"id": code, "title": str(names.get(code, code))[:_ITEM]} for code in codes]
    return sorted(told, key=lambda one: (one["id"] != filling.country, one["title"]))


def _say(filling: Filling, said: Words) -> str:
    return phrase(said, filling.language, filling.voice)
