"""Two or three products side by side: only what the shop states, and of that only what differs."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from chaffer.commerce.catalog.views import ProductView
from chaffer.kernel.money import Money

_ATTRIBUTES_AT_MOST = 4
_LONGEST = 60  # characters of an attribute that still suit a chat
_NOT_SHOWN = frozenset(("material", "care", "recipient", "age", "warmth"))


class Side(msgspec.Struct, frozen=True):
    """One product. prices: lowest and highest of what is left, None without variants; grams: 0 if not stated.

    warmth: what the shop states for it as a number, None if it does not.
    """

    product_id: str
    title: str
    prices: tuple[Money, Money] | None
    rating: float
    rated_by: int
    grams: int
    warmth: float | None
    values: dict[str, tuple[str, ...]]


def side(view: ProductView, colour: str, size: str) -> Side:
    """colour, size: the names of those options, "" where it has none."""
    values = {
        "colours": _left(view, colour), "material": _texts(view.attributes.get("material")), "sizes": _left(view, size),
    }  # fmt: skip
    for name, value in view.attributes.items():
        texts = _texts(value)
        if name.casefold() not in _NOT_SHOWN and texts and len(", ".join(texts)) <= _LONGEST:
            values[f"attribute:{name}"] = texts
    grams = [variant.weight_grams for variant in view.variants if variant.weight_grams > 0]
    return Side(
        view.id, view.title, view.price_range, view.rating_average, view.rating_count, min(grams, default=0),
        _number(view.attributes.get("warmth")), {name: texts for name, texts in values.items() if texts},
    )  # fmt: skip


def differing(sides: Sequence[Side]) -> list[str]:
    """What to put side by side: price, colours, material, sizes, rating and attributes, as far as they are not alike."""
    rows = []
    if len({each.prices for each in sides}) > 1:
        rows.append("price")
    rows += [name for name in ("colours", "material", "sizes") if _differs(sides, name)]
    if len({(each.rating, each.rated_by) for each in sides}) > 1:
        rows.append("rating")
    names = dict.fromkeys(name for each in sides for name in each.values if name.startswith("attribute:"))
    return rows + [name for name in names if _differs(sides, name)][:_ATTRIBUTES_AT_MOST]


def best(sides: Sequence[Side], by: str) -> int | None:
    """The place of the one that is ahead; -1 if they are alike; None where the shop does not state it of each.

    by: price_asc, price_desc, rating, light, heavy or warm.
    """
    measure = _MEASURES.get(by)
    said: list[float | None] = [measure(each) for each in sides] if measure else []
    told = [value for value in said if value is not None]
    if not told or len(told) < len(said):
        return None
    return -1 if told.count(max(told)) > 1 else told.index(max(told))


_MEASURES: dict[str, Callable[[Side], float | None]] = {
    "price_asc": lambda each: -each.prices[0].minor if each.prices else None,
    "price_desc": lambda each: each.prices[0].minor if each.prices else None,
    "rating": lambda each: each.rating if each.rated_by else None,
    "light": lambda each: -each.grams if each.grams else None,
    "heavy": lambda each: each.grams or None,
    "warm": lambda each: each.warmth,
}


def _differs(sides: Sequence[Side], name: str) -> bool:
    return len({each.values.get(name, ()) for each in sides}) > 1


def _left(view: ProductView, option: str) -> tuple[str, ...]:
    """What can be had, in the order in which the shop tells all there is."""
    there = {one.options[option] for one in view.variants if one.available and option in one.options}
    return tuple(
        value for value in dict.fromkeys(one.options.get(option, "") for one in view.variants) if value in there
    )


def _texts(value: Any) -> tuple[str, ...]:
    each = value if isinstance(value, list) else [value]
    return tuple(str(one) for one in each if isinstance(one, str | int | float) and str(one).strip())


def _number(value: Any) -> float | None:
    """3, "3" and "3/5" are numbers; "warm" is none."""
    text = str(value[0] if isinstance(value, list) and value else value).partition("/")[0].strip()
    return float(text) if text.replace(".", "", 1).isdigit() else None
