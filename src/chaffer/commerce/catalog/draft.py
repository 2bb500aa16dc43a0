"""A product as a file tells it, before it is written: what every import format is turned into."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

HASH_VERSION = "3"
"""Raised when the importer comes to write more of a draft than before, so that unchanged lines are written again."""

RELATIONS = ("goes_with", "better", "alternative")
"""What one product may be to another: sold along with it, the better version of it, taken in its place."""
RELATED_AT_MOST = 50

_APART = re.compile(r"[^\w]+")


class DraftVariant(msgspec.Struct):
    """minor: None if the file tells no price. stock: units on hand, None if nobody counts."""

    sku: str = ""
    options: dict[str, str] = {}
    minor: int | None = None
    compare_at_minor: int | None = None
    currency: str = ""
    stock: int | None = None
    backorder: bool = False
    weight_grams: int = 0
    barcode: str = ""
    external_id: str = ""
    ships: bool = True
    taxable: bool = True
    lead_days: int = 0


class DraftImage(msgspec.Struct):
    src: str
    alt: dict[str, str] = {}
    options: dict[str, str] = {}


class DraftReview(msgspec.Struct):
    """at: as written in the file, an ISO date or time; "" if untold."""

    external_id: str
    rating: int
    author: str = ""
    language: str = ""
    title: str = ""
    text: str = ""
    at: str = ""


class DraftText(msgspec.Struct):
    """attributes: those that read differently in this language; the others stay as the product has them."""

    title: str = ""
    description: str = ""
    guide: str = ""
    attributes: dict[str, Any] = {}
    size_chart: dict[str, Any] | None = None


class Draft(msgspec.Struct):
    """rating_sum, rating_count: as the file tells them; None if they follow from the reviews."""

    handle: str
    title: str
    description: str = ""
    brand: str = ""
    category: str = ""
    state: str = "active"
    external_id: str = ""
    collections: list[str] = []
    tags: list[str] = []
    options: list[str] = []
    attributes: dict[str, Any] = {}
    variants: list[DraftVariant] = []
    images: list[DraftImage] = []
    video: str = ""
    url: str = ""
    size_chart: dict[str, Any] | None = None
    guide: str = ""
    reviews: list[DraftReview] = []
    texts: dict[str, DraftText] = {}
    rating_sum: int | None = None
    rating_count: int | None = None
    relations: dict[str, list[str]] = {}
    """By kind (RELATIONS): handles of products, or "collection:HANDLE", or "category:NAME", the most wanted first."""

    def fingerprint(self) -> str:
        """The same for the same content, whatever the format and the order of keys."""
        told = msgspec.json.encode(self, order="deterministic")
        return f"{HASH_VERSION}:{hashlib.blake2b(told, digest_size=16).hexdigest()}"


class Problem(msgspec.Struct, frozen=True):
    """What is wrong in a line, and what to do about it. value: the offending text, shortened."""

    line: int
    problem: str
    value: str = ""


class DraftBundle(msgspec.Struct, frozen=True):
    """Several things together for less. parts: sku and quantity. minor: what one costs; None: percent_ppm off."""

    handle: str
    title: str
    parts: tuple[tuple[str, int], ...]
    currency: str
    minor: int | None = None
    percent_ppm: int = 0
    titles: dict[str, str] = {}


class Parsed(msgspec.Struct, frozen=True):
    """One product of a file: its draft, or None if it cannot be taken; and what is wrong with it either way.

    bundle: the line tells a bundle instead.
    """

    line: int
    draft: Draft | None
    problems: tuple[Problem, ...] = ()
    bundle: DraftBundle | None = None


class Defaults(msgspec.Struct, frozen=True):
    """What a file leaves unsaid: the currency of its prices and the language of its texts."""

    currency: str
    language: str = "en"


def slug(text: str) -> str:
    """A handle made of a text: "Robe d'été" gives "robe-d-ete". Other scripts stay; empty if nothing is left."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not "\u0300" <= each <= "\u036f")
    return _APART.sub("-", unicodedata.normalize("NFC", plain)).strip("-_")[:120]


def made_sku(handle: str, options: Mapping[str, str]) -> str:
    """A SKU for what has none: the same at every import."""
    return "-".join([handle, *(part for part in map(slug, options.values()) if part)])
