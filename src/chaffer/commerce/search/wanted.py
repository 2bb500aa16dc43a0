"""What is asked of a search, and what it answers."""

import msgspec

from chaffer.kernel.money import Money
from chaffer.language.understanding import Understanding


class Wanted(msgspec.Struct, frozen=True):
    """Something to look for. Every field may be left out; nothing at all means "show me what you have".

    text:        as the shopper wrote it; searched if there are no words.
    words:       what is left of the text when prices, sizes and courtesies are taken out.
    language:    of text and words; "" if unknown.
    price_min, price_max: inclusive; bounds in another currency than the shop's are not applied (`relaxed` says so).
    colors, not_colors, materials, not_materials, category, occasion, recipient: the lexicon's English lemmas.
    brand:       as the shop writes it.
    sort:        "" (best first), price_asc, price_desc, newest or rating.
    without:     ids of products not to show again.
    """

    text: str = ""
    words: str = ""
    language: str = ""
    price_min: Money | None = None
    price_max: Money | None = None
    colors: tuple[str, ...] = ()
    not_colors: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    not_materials: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    category: str = ""
    brand: str = ""
    occasion: str = ""
    recipient: str = ""
    age: str = ""
    sort: str = ""
    limit: int = 10
    offset: int = 0
    without: tuple[str, ...] = ()
    shades: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    not_categories: tuple[str, ...] = ()
    not_brands: tuple[str, ...] = ()


class Hit(msgspec.Struct, frozen=True):
    """skus: the best fitting variant first (asked colour and size, in stock). price: of that variant."""

    product_id: str
    title: str
    skus: tuple[str, ...]
    score: float
    price: Money


class Found(msgspec.Struct, frozen=True):
    """total:     how many products fit; beyond those looked at it is estimated from the index.
    relaxed:   what was given up because too little fitted: colour, size, price, currency.
    corrected: the words searched instead of mistyped ones; "" if none was.
    gone:      the product whose very name was asked for, if it is not to be had.
    dropped:   words, as typed, that were left out because nothing answers to them.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    relaxed: tuple[str, ...] = ()
    corrected: str = ""
    gone: str = ""
    dropped: tuple[str, ...] = ()


def wanted_from(understanding: Understanding, limit: int = 10, offset: int = 0, said: str = "") -> Wanted:
    """The search that an understood sentence asks for. said: as it was typed; SKUs are told apart by their capitals."""
    slots = understanding.slots
    return Wanted(
        text=said or understanding.text,
        words=understanding.query,
        language=understanding.language,
        price_min=slots.price_min,
        price_max=slots.price_max,
        colors=slots.colors,
        not_colors=slots.not_colors,
        materials=slots.materials,
        not_materials=slots.not_materials,
        sizes=slots.sizes,
        category=slots.category,
        brand=slots.brand,
        occasion=slots.occasion,
        recipient=slots.recipient,
        age="" if slots.age is None else str(slots.age),
        sort=slots.sort,
        limit=limit,
        offset=offset,
        shades=slots.shades,
        features=slots.features,
        not_categories=slots.not_categories,
        not_brands=slots.not_brands,
    )
