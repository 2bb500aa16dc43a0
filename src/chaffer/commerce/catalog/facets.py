"""The shop's own values, for the language package to recognise in what shoppers write."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from chaffer.commerce.catalog import tables as t
from chaffer.language.facets import Facets
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

_COLOURS = frozenset(("colour", "color", "couleur", "цвет", "색상", "색", "컬러", "shade"))
_SIZES = frozenset(("size", "taille", "pointure", "размер", "사이즈", "shoe size"))
_MATERIALS = frozenset(("material", "materials", "matière", "материал", "소재", "fabric"))

_KINDS = Statement(
    "catalog.facet_kinds",
    select(t.products.c.brand, t.products.c.category)
    .where(mine(t.products), t.products.c.state == "active")
    .distinct()
    .order_by(t.products.c.brand, t.products.c.category),
)
_OPTIONS = Statement(
    "catalog.facet_options",
    select(t.variants.c.options).where(mine(t.variants), t.variants.c.state == "active").distinct(),
)
_ATTRIBUTES = Statement(
    "catalog.facet_attributes",
    select(t.products.c.attributes).where(mine(t.products), t.products.c.state == "active").distinct(),
)


def facets(tx: Transaction) -> Facets:
    """Brands, categories, colours, sizes and materials as the catalogue writes them. Three statements over the whole
    catalogue: callers keep the answer until a product changes.
    """
    kinds = tx.rows(_KINDS)
    told = [pair for row in tx.rows(_OPTIONS) for pair in row.options.items()]
    told += [pair for row in tx.rows(_ATTRIBUTES) for pair in _flat(row.attributes)]
    return Facets.build(
        brands=_kept(row.brand for row in kinds),
        categories=_kept(row.category for row in kinds),
        colours=_values(told, _COLOURS),
        sizes=_values(told, _SIZES),
        materials=_values(told, _MATERIALS),
    )


def _flat(attributes: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in attributes.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                yield name, each


def _values(told: Iterable[tuple[str, str]], names: frozenset[str]) -> list[str]:
    return _kept(value for name, value in told if name.lower() in names)


def _kept(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value})
