"""What a line of Chaffer's JSON Lines catalogue may hold; returns what is wrong with one."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

Plain = dict[str, Any]

TEXTS = {"id", "title", "description", "brand", "category", "video", "guide"}
LISTS = {
    "collections", "tags", "options", "variants", "images", "reviews", "goes_with", "better", "alternatives",
}  # fmt: skip
OBJECTS = {"attributes", "size_chart", "texts"}
REQUIRED = {"id", "title", "description", "category", "variants", "images", "texts"}
VARIANT = {"sku", "options", "price", "compare_at", "currency", "stock", "weight_grams", "barcode", "lead_days"}
IMAGE = {"src", "alt", "options"}
REVIEW = {"author", "rating", "language", "text", "at"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MONEY = re.compile(r"\d+\.\d\d")


def faults(line: Plain) -> list[str]:
    return [f"{line.get('id')}: {fault}" for fault in (*_shape(line), *_variants(line), *_images(line), *_rest(line))]


def _shape(line: Plain) -> Iterator[str]:
    for name in REQUIRED - line.keys():
        yield f"{name} is missing"
    for name, value in line.items():
        kind = str if name in TEXTS else list if name in LISTS else dict if name in OBJECTS else None
        if kind is None:
            yield f"{name} is no field of the format"
        elif not isinstance(value, kind) or not value:
            yield f"{name} is empty or of the wrong type"
    if not SLUG.fullmatch(line["id"]):
        yield "the id is no slug"


def _variants(line: Plain) -> Iterator[str]:
    options = line.get("options", [])
    seen = set()
    for each in line["variants"]:
        if each.keys() - VARIANT or (VARIANT - {"compare_at", "lead_days"}) - each.keys():
            yield f"fields of {each.get('sku')}"
        if list(each["options"]) != options:
            yield f"{each['sku']} does not answer every option"
        if not MONEY.fullmatch(each["price"]) or Decimal(each["price"]) <= 0:
            yield f"price of {each['sku']}"
        if "compare_at" in each and Decimal(each["compare_at"]) <= Decimal(each["price"]):
            yield f"{each['sku']} was not dearer before"
        if each["currency"] != "USD" or each["stock"] < 0 or each["weight_grams"] <= 0:
            yield f"currency, stock or weight of {each['sku']}"
        if not _is_ean13(each["barcode"]):
            yield f"barcode of {each['sku']}"
        seen.add(tuple(each["options"].values()))
    if len(seen) != len(line["variants"]):
        yield "two variants with the same options"


def _images(line: Plain) -> Iterator[str]:
    values = {(name, value) for each in line["variants"] for name, value in each["options"].items()}
    for each in line["images"]:
        if each.keys() - IMAGE:
            yield f"fields of {each.get('src')}"
        if not each["src"].startswith(f"demo:{line['id']}/"):
            yield f"{each['src']} is another product's picture"
        if set(each["alt"]) != {"en", "fr", "ko", "ru"} or not all(each["alt"].values()):
            yield f"alternative texts of {each['src']}"
        if not set(each.get("options", {}).items()) <= values:
            yield f"{each['src']} shows an option that no variant has"


def _rest(line: Plain) -> Iterator[str]:
    for each in line.get("reviews", []):
        if each.keys() != REVIEW or each["rating"] not in range(1, 6) or not each["text"]:
            yield f"review by {each.get('author')}"
        date.fromisoformat(each["at"])
    chart = line.get("size_chart", {})
    if any(len(row) != len(chart["columns"]) for row in chart.get("rows", [])):
        yield "a row of the size chart has gaps"


def _is_ean13(digits: str) -> bool:
    if not re.fullmatch(r"\d{13}", digits):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
