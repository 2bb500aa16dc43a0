"""Words of the dialogue, written out in a language."""

from typing import Any

from chaffer.conversations.dialogue.words import Words
from chaffer.conversations.voices import amounts
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.conversations.voices.texts import write


def phrase(said: Words, language: str, shop: ShopVoice) -> str:
    """One text with its values as locals write them."""
    if not said.key:
        return said.text
    return _written(said.key, said.args, language, shop)


def _written(key: str, args: dict[str, Any], language: str, shop: ShopVoice) -> str:
    values = {name: _value(value, language, shop) for name, value in args.items()}
    if key in ("lines", "dotted"):  # nothing but their parts
        return next(iter(values.values()), "")
    values["shop"] = shop.name
    values["assistant"] = shop.assistant
    values["named"] = "yes" if shop.assistant else "no"
    return write(key, values, language, shop)


def _value(value: Any, language: str, shop: ShopVoice) -> Any:
    if not isinstance(value, dict):
        return value
    match value:
        case {"minor": minor, "currency": currency}:
            return amounts.money(minor, currency, language)
        case {"average": rating}:
            return amounts.average(rating, language)
        case {"day": day}:
            return amounts.day(day, language)
        case {"on_day": day}:
            return amounts.on_day(day, language)
        case {"month_day": day}:
            return amounts.month_day(day, language)
        case {"country": code}:
            return amounts.country(code, language) if code else ""
        case {"address": address}:
            return amounts.address(address, language)
        case {"key": key}:
            return _written(key, value.get("args", {}), language, shop)
        case {"text": text}:
            return text
        case {"list": items}:
            return ", ".join(str(_value(item, language, shop)) for item in items)
        case {"dots": items}:
            return " · ".join(str(part) for item in items if (part := _value(item, language, shop)))
        case {"lines": items}:
            return "\n".join(str(_value(item, language, shop)) for item in items)
        case _:
            return ""
