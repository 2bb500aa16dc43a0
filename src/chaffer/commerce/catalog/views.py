"""What readers of the catalogue get: small frozen rows, put together from a few statements."""

from datetime import datetime
from typing import Any

import msgspec

from chaffer.kernel.money import Money

UNLIMITED = 1_000_000
"""`available` of what never runs out: not counted, or sold on backorder."""


class ImageView(msgspec.Struct, frozen=True):
    """alt: text by language. options: the variants it shows ({"Colour": "Blue"}); empty: all of them."""

    url: str
    alt: dict[str, str] = {}
    options: dict[str, str] = {}


class VariantView(msgspec.Struct, frozen=True):
    """One thing that can be put in a cart.

    price:     of the shop's standard list, in the shop's currency where there is one.
    available: units that can be promised now (on hand less reserved, at least 0); 1000000 if it never runs out.
    """

    id: str
    product_id: str
    sku: str
    options: dict[str, str]
    price: Money
    compare_at: Money | None
    available: int
    weight_grams: int
    state: str


class ProductView(msgspec.Struct, frozen=True):
    """A product as shown: its texts in the language asked for where they exist.

    options:        names in order: ("Colour", "Size").
    rating_average: 0.0 to 5.0; 0.0 while nobody has rated it.
    """

    id: str
    handle: str
    title: str
    description: str
    brand: str
    category: str
    options: tuple[str, ...]
    attributes: dict[str, Any]
    size_chart: dict[str, Any] | None
    guide: str
    video: str
    url: str
    rating_average: float
    rating_count: int
    images: tuple[ImageView, ...]
    variants: tuple[VariantView, ...]
    tags: tuple[str, ...] = ()
    state: str = "active"

    @property
    def price_range(self) -> tuple[Money, Money] | None:
        """Lowest and highest price of what is left; of everything, if nothing is. None without variants."""
        sold = [each for each in self.variants if each.available] or list(self.variants)
        if not sold:
            return None
        same = [each.price for each in sold if each.price.currency == sold[0].price.currency]
        return min(same, key=lambda price: price.minor), max(same, key=lambda price: price.minor)

    def image_for(self, options: dict[str, str]) -> ImageView | None:
        """The first picture that shows these options; else one that shows no particular variant; else the first."""
        fitting = [image for image in self.images if image.options and image.options.items() <= options.items()]
        general = [image for image in self.images if not image.options]
        return next(iter(fitting or general or self.images), None)


class ReviewView(msgspec.Struct, frozen=True):
    """rating: 1 to 5. language: as written, "" if unknown."""

    author: str
    rating: int
    language: str
    title: str
    text: str
    at: datetime


class CollectionView(msgspec.Struct, frozen=True):
    """title: in the language asked for where there is one. count: active products in it."""

    id: str
    handle: str
    title: str
    description: str
    count: int
