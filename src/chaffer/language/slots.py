"""What an utterance asks for, as values."""

from datetime import date

import msgspec

from chaffer.kernel.money import Money


class Slots(msgspec.Struct, frozen=True):
    """Everything a sentence said about the thing wanted.

    price_min, price_max: inclusive bounds, in the currency that was said, else the shop's.
    colors, not_colors:   base colours as English words ("blue" for navy); shades: the finer names that were said.
    materials, occasion, recipient, category: English lemmas; brand: as the shop writes it.
    sizes:                as catalogues write them ("M", "42", "US 9", "W32 L34").
    occasion_date:        the day that was named, or the next day on which the occasion falls in the shopper's country.
    age:                  in whole years.
    sort:                 "", price_asc, price_desc, newest or rating.
    ordinal:              which of the things shown: 1 is the first, -1 the last.
    categories, features: every category said, and other properties ("waterproof"), English lemmas.
    """

    price_min: Money | None = None
    price_max: Money | None = None
    colors: tuple[str, ...] = ()
    not_colors: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    not_materials: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    quantity: int | None = None
    occasion: str = ""
    occasion_date: date | None = None
    recipient: str = ""
    age: int | None = None
    category: str = ""
    brand: str = ""
    sort: str = ""
    ordinal: int | None = None
    order_number: str = ""
    categories: tuple[str, ...] = ()
    not_categories: tuple[str, ...] = ()
    not_brands: tuple[str, ...] = ()
    shades: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


class Understanding(msgspec.Struct, frozen=True):
    """One reading of one text.

    language_confidence, confidence: 0 to 1, of the language and of the intent.
    query: the words left for a lexical search, colours, materials and categories among them; prices, sizes, counts,
           order numbers and small talk are taken out.
    text:  the normalised text.
    """

    language: str
    language_confidence: float
    intent: str
    confidence: float
    slots: Slots
    query: str
    text: str
