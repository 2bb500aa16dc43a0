"""What goes with what in the demo shop, and its sets, in Chaffer's own JSON Lines format."""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from chaffer.demo.shelves import Plain, shelved
from chaffer.demo.variants import variants

KINDS = ("goes_with", "better", "alternatives")


@cache
def _told() -> Plain:
    return tomllib.loads((files("chaffer.demo") / "catalogue/together.toml").read_text("utf-8"))


def relations_of(product_id: str) -> dict[str, list[str]]:
    """By key of a catalogue line."""
    return {kind: _told()[kind][product_id] for kind in KINDS if product_id in _told()[kind]}


def bundle_lines() -> Iterator[bytes]:
    """One UTF-8 JSON object a set, each ending in a newline; to stand below the products."""
    for told in _told()["bundle"]:
        line = {
            "bundle": told["id"],
            "title": told["title"],
            "parts": [_sku(each) for each in told["parts"]],
            **{name: told[name] for name in ("price", "percent_off") if name in told},
            "texts": {language: {"title": told[language]} for language in ("fr", "ko", "ru")},
        }
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _sku(part: str) -> str:
    """Of "morning-fig-mug/Sage". Raises LookupError for what is not on the shelves."""
    product_id, *values = part.split("/")
    for product in shelved():
        for variant in variants(product) if product.id == product_id else ():
            if list(variant["options"].values()) == values:
                return str(variant["sku"])
    raise LookupError(part)
