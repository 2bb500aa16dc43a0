"""The catalogue in Chaffer's own JSON Lines format, made from the hand-written shelves."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from chaffer.demo.captions import captions
from chaffer.demo.shelves import (
    LANGUAGES,
    Plain,
    Shelved,
    descriptions,
    guides,
    more_reviews,
    said,
    shades,
    shelved,
    size_charts,
)
from chaffer.demo.together import relations_of
from chaffer.demo.variants import option_names, variants

OPENED = date(2025, 11, 3)
DAYS_OPEN = 330
_ATTRIBUTES = ("material", "occasion", "colour", "scent", "style", "recipient", "age", "season", "care")
_READ = ("material", "occasion", "colour", "scent", "season", "care")
"""Attributes that a shopper is shown in words; the others only help to find a thing."""


def catalogue_lines() -> Iterator[bytes]:
    """One UTF-8 JSON object a product, each ending in a newline; the same bytes every time."""
    for product in shelved():
        yield json.dumps(as_line(product), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def as_line(product: Shelved) -> Plain:
    told = product.told
    line = {
        "id": product.id,
        "title": told["title"],
        "description": told["text"],
        "brand": told.get("brand", ""),
        "category": told["in"],
        "collections": told["collections"],
        "tags": told["tags"],
        "options": option_names(product),
        "attributes": {name: told[name] for name in _ATTRIBUTES if told.get(name)},
        "variants": variants(product),
        "images": _images(product),
        "size_chart": size_charts().get(told.get("chart", ""), {}),
        "guide": _guide(product, "en"),
        **relations_of(product.id),
        "reviews": _reviews(product),
        "texts": {language: _texts(product, language) for language in LANGUAGES},
    }
    return {name: value for name, value in line.items() if value}


def _texts(product: Shelved, language: str) -> Plain:
    told = {
        "title": product.told[language],
        "description": descriptions(language)[product.id],
        "guide": _guide(product, language),
        "attributes": {name: _said(product.told[name], name, language) for name in _READ if product.told.get(name)},
        "size_chart": _chart(product.told.get("chart", ""), language),
    }
    return {name: text for name, text in told.items() if text}


def _said(told: Any, kind: str, language: str) -> Any:
    return [said(kind, each, language) for each in told] if isinstance(told, list) else said(kind, told, language)


def _chart(name: str, language: str) -> Plain:
    """The chart with its columns, and what stands in words in it, in this language."""
    if not name:
        return {}
    chart = size_charts()[name]
    return {
        "unit": said("cell", chart["unit"], language),
        "columns": [said("column", each, language) for each in chart["columns"]],
        "rows": [[cell.replace(" of ", said("cell", " of ", language)) for cell in row] for row in chart["rows"]],
    }


def _guide(product: Shelved, language: str) -> str:
    """What its kind's guide says; in English below what stands with the kind itself."""
    own = product.told.get("guide", "") if language == "en" else ""
    kind = guides().get(product.department, {}).get(product.told["kind"], {}).get(language, "")
    return " ".join(text for text in (own, kind) if text)


def _images(product: Shelved) -> list[Plain]:
    views = [("", False), ("-close", True)] if product.told.get("close") else [("", False)]
    if not product.colours:
        return [
            {"src": f"demo:{product.id}/main{view}", "alt": captions(product.told, None, close=close)}
            for view, close in views
        ]
    return [
        {
            "src": f"demo:{product.id}/{slug}{view}",
            "alt": captions(product.told, shades()[slug], close=close),
            "options": {"Colour": shades()[slug].en},
        }
        for slug in product.colours
        for view, close in views
    ]


def _reviews(product: Shelved) -> list[Plain]:
    """Those on its shelf, "author | rating | language | text", then those of each language's own file."""
    own = [each.split("|", 3) for each in product.told.get("reviews", [])]
    more = [
        [author, rating, language, text]
        for language in LANGUAGES
        for author, rating, text in (each.split("|", 2) for each in more_reviews(language).get(product.id, ()))
    ]
    return [_review(product.id, *(part.strip() for part in told)) for told in (*own, *more)]


def _review(product_id: str, author: str, rating: str, language: str, text: str) -> Plain:
    """Its day follows from its words."""
    day = OPENED + timedelta(days=crc32(f"{product_id}{author}{text}".encode()) % DAYS_OPEN)
    return {"author": author, "rating": int(rating), "language": language, "text": text, "at": day.isoformat()}
