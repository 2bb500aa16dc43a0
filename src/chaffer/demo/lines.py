"""The catalogue in Chaffer's own JSON Lines format, made from the hand-written shelves."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

from chaffer.demo.captions import captions
from chaffer.demo.shelves import Plain, Shelved, guides, shades, shelved, size_charts
from chaffer.demo.together import relations_of
from chaffer.demo.variants import option_names, variants

OPENED = date(2025, 11, 3)
DAYS_OPEN = 330
_ATTRIBUTES = ("material", "occasion", "colour", "scent", "style", "recipient", "age", "season", "care")


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
        "reviews": [_review(product.id, each) for each in told.get("reviews", [])],
        "texts": {language: _texts(product, language) for language in ("fr", "ko", "ru")},
    }
    return {name: value for name, value in line.items() if value}


def _texts(product: Shelved, language: str) -> Plain:
    return {
        name: text for name, text in (("title", product.told[language]), ("guide", _guide(product, language))) if text
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


def _review(product_id: str, told: str) -> Plain:
    """A review is written "author | rating | language | text"; its day follows from its words."""
    author, rating, language, text = (part.strip() for part in told.split("|", 3))
    day = OPENED + timedelta(days=crc32(f"{product_id}{author}{text}".encode()) % DAYS_OPEN)
    return {"author": author, "rating": int(rating), "language": language, "text": text, "at": day.isoformat()}
