"""From what was said to what is searched for, and from one search to the next."""

from typing import Any

from chaffer.conversations.dialogue.inputs import Heard
from chaffer.kernel.money import Money

PAGE = 5
"""How many products one bubble shows."""

_LISTS = (
    "colors", "not_colors", "materials", "not_materials", "sizes", "shades", "features", "not_categories", "not_brands",
)  # fmt: skip
_WORDS = ("text", "words", "language")
_SINGLE = ("category", "brand", "occasion", "recipient", "sort")


def wanted_of(heard: Heard) -> dict[str, Any]:
    """A new search, as search.Wanted in plain values."""
    slots = heard.slots
    understood = heard.understanding
    wanted: dict[str, Any] = {"text": understood.text, "words": understood.query, "language": understood.language}
    for name in _LISTS:
        if value := getattr(slots, name):
            wanted[name] = list(value)
    for name in _SINGLE:
        if value := getattr(slots, name):
            wanted[name] = value
    for name in ("price_min", "price_max"):
        if bound := getattr(slots, name):
            wanted[name] = money(bound)
    if slots.age is not None:
        wanted["age"] = str(slots.age)
    return wanted


def money(amount: Money) -> dict[str, Any]:
    return {"minor": amount.minor, "currency": amount.currency}


def says_something(heard: Heard) -> bool:
    """Whether any wish can be read from it."""
    wanted = wanted_of(heard)
    return any(name not in _WORDS for name in wanted)


def refined(wanted: dict[str, Any], heard: Heard) -> dict[str, Any]:
    """The search in hand, changed by what was said: new colours take the place of old ones, "not" adds up."""
    new = wanted_of(heard)
    out = {**wanted}
    for name, value in new.items():
        if name in ("not_colors", "not_materials"):
            out[name] = list(dict.fromkeys([*wanted.get(name, ()), *value]))
            wish = name.removeprefix("not_")
            out[wish] = [one for one in out.get(wish, ()) if one not in value]
        elif name not in _WORDS:
            out[name] = value
    if "colors" in new and "shades" not in new:
        out.pop("shades", None)
    for wish in ("colors", "materials"):
        if new.get(wish):
            out[f"not_{wish}"] = [one for one in out.get(f"not_{wish}", ()) if one not in new[wish]]
    return {name: value for name, value in out.items() if value not in ([], "")}


def below(wanted: dict[str, Any], minor: int, currency: str) -> dict[str, Any]:
    """The same for less than this."""
    return {**wanted, "price_max": {"minor": max(minor - 1, 0), "currency": currency}, "sort": ""}


def above(wanted: dict[str, Any], minor: int, currency: str) -> dict[str, Any]:
    out = {**wanted, "price_min": {"minor": minor + 1, "currency": currency}}
    bound = out.get("price_max")
    if bound and bound["minor"] <= minor:
        del out["price_max"]
    return out


def other_currency(heard: Heard) -> str:
    """The currency of a bound that is not the shop's, else ""."""
    for bound in (heard.slots.price_max, heard.slots.price_min):
        if bound is not None and bound.currency != heard.currency:
            return bound.currency
    return ""
