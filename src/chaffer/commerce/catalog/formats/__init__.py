"""The files a catalogue can come from. A new format: one file, and one line here."""

from collections.abc import Callable, Iterator

from chaffer.commerce.catalog.draft import Defaults, Parsed
from chaffer.commerce.catalog.formats.jsonl import read_jsonl
from chaffer.commerce.catalog.formats.shopify_csv import read_shopify_csv
from chaffer.commerce.catalog.formats.source import Source

FORMATS: dict[str, Callable[[Source, Defaults], Iterator[Parsed]]] = {
    "jsonl": read_jsonl,
    "shopify-csv": read_shopify_csv,
}
