"""Read the hand-written catalogue: one TOML file a department, with its kinds of product on top."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

Plain = dict[str, Any]

LANGUAGES = ("fr", "ko", "ru")
"""Those the shelves speak beside English."""

# The order decides where a product stands in the shop; the letters begin its SKUs.
DEPARTMENTS = {
    "prom": "PR",
    "dresses": "DR",
    "tops": "TP",
    "bottoms": "BT",
    "coats": "CO",
    "shoes": "SH",
    "bags": "BG",
    "jewellery": "JW",
    "children": "CH",
    "toys": "TY",
    "flowers": "FL",
    "home": "HM",
    "kitchen": "KI",
    "lighting": "LT",
    "gifts": "GF",
}


class Shade(msgspec.Struct, frozen=True):
    """A colour a product comes in: `code` for SKUs, `paint` as #RRGGBB, and its names."""

    code: str
    paint: str
    en: str
    fr: str
    ko: str
    ru: str


class Shelved(msgspec.Struct, frozen=True):
    """One hand-written product with its kind's presets filled in. `number` counts within the department."""

    department: str
    number: int
    told: Plain

    @property
    def id(self) -> str:
        return str(self.told["id"])

    @property
    def colours(self) -> list[str]:
        return list(self.told.get("colours", []))


def _toml(name: str) -> Plain:
    return tomllib.loads((files("chaffer.demo") / name).read_text("utf-8"))


@cache
def shades() -> dict[str, Shade]:
    """Colours by slug."""
    return {slug: Shade(*row) for slug, row in _toml("catalogue/colours.toml").items()}


@cache
def size_charts() -> Plain:
    return _toml("catalogue/size_charts.toml")


@cache
def guides() -> Plain:
    """By department, kind and language."""
    return _toml("guides.toml")


@cache
def descriptions(language: str) -> dict[str, str]:
    """By product, in one of LANGUAGES."""
    return dict(_toml(f"catalogue/texts/{language}.toml"))


@cache
def more_reviews(language: str) -> dict[str, list[str]]:
    """By product: those written in one of LANGUAGES, as "author | rating | text"."""
    return dict(_toml(f"catalogue/reviews/{language}.toml"))


@cache
def said(kind: str, text: str, language: str) -> str:
    """What an English word or note of the shelves is called in one of LANGUAGES. Raises KeyError where nobody wrote it."""
    return str(_said()[kind][text][LANGUAGES.index(language)])


@cache
def _said() -> Plain:
    return _toml("catalogue/texts/words.toml")


@cache
def shelved() -> tuple[Shelved, ...]:
    """Every product, in shop order."""
    return tuple(product for department in DEPARTMENTS for product in _department(department))


def _department(name: str) -> list[Shelved]:
    told = _toml(f"catalogue/{name}.toml")
    kinds: dict[str, Plain] = told["kind"]
    return [
        Shelved(name, number, _filled(kinds[each["kind"]], each))
        for number, each in enumerate(told["product"], start=1)
    ]


def _filled(kind: Plain, product: Plain) -> Plain:
    """The product over its kind; collections and tags add up instead of replacing."""
    filled = {**kind, **product}
    for name in ("collections", "tags"):
        filled[name] = list(dict.fromkeys([*kind.get(name, []), *product.get(name, [])]))
    return filled
