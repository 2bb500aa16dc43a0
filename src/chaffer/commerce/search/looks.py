"""What a product's own words say of its colours, materials and kind. The same words are read once."""

from functools import lru_cache
from typing import Any

import msgspec

from chaffer.commerce.search.words import words_of
from chaffer.language.lexicon import concepts

COLOUR_OPTIONS = frozenset(
    ("colour", "color", "couleur", "colours", "colors", "цвет", "색상", "색", "컬러", "shade", "colorway", "colourway")
)
_decode = msgspec.json.Decoder().decode


@lru_cache(maxsize=20_000)
def options_of(written: str) -> dict[str, str]:
    """A variant's options from their JSON text. Shared: not to be changed."""
    told: dict[str, str] = _decode(written)
    return told


@lru_cache(maxsize=20_000)
def named(text: str, kind: str) -> frozenset[str]:
    """The concepts of one kind that a text names, each with its wider one ("Navy" is navy and blue)."""
    found = [match for match in concepts(words_of(text), "en") if match.kind == kind]
    return frozenset(name for match in found for name in (match.id, match.parent))


@lru_cache(maxsize=10_000)
def attribute_texts(written: str) -> str:
    """Every value of a product's attributes and tags, from their JSON text, apart by bars."""
    return " | ".join(_values(_decode(written)))


def colours_of(options: dict[str, str]) -> frozenset[str] | None:
    """The colours a variant's options name; None if no option is a colour."""
    values = [value for name, value in options.items() if name.lower() in COLOUR_OPTIONS]
    return frozenset[str]().union(*(_colours(value) for value in values)) if values else None


@lru_cache(maxsize=20_000)
def _colours(value: str) -> frozenset[str]:
    return named(value, "colour") | {value.lower()}


def _values(told: Any) -> list[str]:
    if isinstance(told, str):
        return [told]
    if isinstance(told, dict):
        return [text for value in told.values() for text in _values(value)]
    return [text for value in told for text in _values(value)] if isinstance(told, list) else []
