"""Turn a product's colours and sizes into variants with SKUs, prices and a believable stock."""

from decimal import Decimal
from itertools import product as every
from zlib import crc32

from chaffer.demo.shelves import DEPARTMENTS, Plain, Shelved, shades

SOLD_OUT_PER_CENT = 6
DEEPEST_STOCK = 24


def variants(product: Shelved) -> list[Plain]:
    return [_variant(product, dict(chosen)) for chosen in _choices(product)]


def option_names(product: Shelved) -> list[str]:
    return [name for name, _ in _axes(product)]


def _axes(product: Shelved) -> list[tuple[str, list[str]]]:
    axes = [("Colour", [shades()[slug].en for slug in product.colours])] if product.colours else []
    sizes = product.told.get("sizes", [])
    return [*axes, (product.told.get("size_option", "Size"), sizes)] if sizes else axes


def _choices(product: Shelved) -> list[list[tuple[str, str]]]:
    axes = [[(name, value) for value in values] for name, values in _axes(product)]
    return [list(each) for each in every(*axes)]


def _variant(product: Shelved, options: Plain) -> Plain:
    told = product.told
    sku = _sku(product, options)
    size = options.get(told.get("size_option", "Size"), "")
    price = told.get("prices", {}).get(size, told["price"])
    return {
        "sku": sku,
        "options": options,
        "price": _money(price),
        **({"compare_at": _money(told["was"])} if "was" in told else {}),
        "currency": "USD",
        **({"lead_days": told["lead_days"]} if "lead_days" in told else {}),
        "stock": _stock(told, sku, options),
        "weight_grams": told.get("weights", {}).get(size, told["weight"]),
        "barcode": _barcode(sku),
    }


def _money(told: str) -> str:
    return f"{Decimal(told):.2f}"


def _sku(product: Shelved, options: Plain) -> str:
    parts = ["MF", DEPARTMENTS[product.department], f"{product.number:03}"]
    for name, value in options.items():
        parts.append(_colour_code(value) if name == "Colour" else _letters(value))
    return "-".join(parts)


def _colour_code(name: str) -> str:
    return next(each.code for each in shades().values() if each.en == name)


def _letters(value: str) -> str:
    kept = "".join(each for each in value.upper() if each.isalnum() and each.isascii())
    return kept[:6]


def _stock(told: Plain, sku: str, options: Plain) -> int:
    """Named variants are sold out; of the rest a few more, and small numbers are commoner than large ones."""
    if "/".join(options.values()) in told.get("gone", []):
        return 0
    roll = crc32(sku.encode())
    if roll % 100 < SOLD_OUT_PER_CENT and not told.get("always", False):
        return 0
    return 1 + (roll >> 8) % DEEPEST_STOCK * ((roll >> 16) % 100) // 80


def _barcode(sku: str) -> str:
    """An EAN-13 from the range that shops may number themselves (prefix 20), with its check digit."""
    digits = f"20{crc32(sku.encode()) % 10**10:010}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"
