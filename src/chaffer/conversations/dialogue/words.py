"""What is said, before it is in any language: keys of the voices' texts, and things to tap."""

from typing import Any, Literal

import msgspec


class Words(msgspec.Struct, frozen=True, omit_defaults=True):
    """One text of the voices and what it is filled with; or, without a key, a text as it is (a product's title).

    args: texts, whole numbers, money ({"minor", "currency"}), days ({"day": "2026-03-02"}), lists ({"list": [...]})
          and other Words ({"key", "args"}); the voices write each as locals do.
    """

    key: str = ""
    args: dict[str, Any] = {}
    text: str = ""


class Tap(msgspec.Struct, frozen=True, omit_defaults=True):
    """A thing to tap. `id` says all that is needed to act on it, so an old button still works (see taps.py)."""

    id: str
    label: Words
    detail: Words | None = None


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product to look at."""

    product_id: str
    sku: str
    title: str
    price: Words
    detail: Words | None = None
    image_url: str = ""
    url: str = ""
    taps: tuple[Tap, ...] = ()


class Cards(msgspec.Struct, frozen=True, tag="cards"):
    items: tuple[Item, ...]


class Bought(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a cart or an order. unit, total: money as a plain mapping."""

    sku: str
    quantity: int
    title: str
    unit: dict[str, Any]
    total: dict[str, Any]


class CartShape(msgspec.Struct, frozen=True, tag="cart"):
    lines: tuple[Bought, ...]
    total: dict[str, Any]


class PayShape(msgspec.Struct, frozen=True, tag="pay", omit_defaults=True):
    """A hosted page to pay on. bill: "lines" (as Bought) and "totals", where a channel may show them itself."""

    url: str
    amount: dict[str, Any]
    reference: str
    bill: dict[str, Any] = {}


class OrderShape(msgspec.Struct, frozen=True, tag="order", omit_defaults=True):
    order_id: str
    number: str
    status: Words
    url: str = ""


class ReceiptShape(msgspec.Struct, frozen=True, tag="receipt", omit_defaults=True):
    order_id: str
    number: str
    lines: tuple[Bought, ...]
    total: dict[str, Any]
    url: str = ""


class PictureShape(msgspec.Struct, frozen=True, tag="picture"):
    """Above the words."""

    url: str
    alt: str


class FileShape(msgspec.Struct, frozen=True, tag="file"):
    """A file of ours, with the words below it. file_id: as `runtime.files` keeps it; kind: as `kernel.message.Media`."""

    file_id: str
    filename: str
    kind: Literal["image", "video", "audio", "document", "sticker"] = "document"


class QuoteShape(msgspec.Struct, frozen=True, tag="quote", omit_defaults=True):
    """One thing that a person quotes, with its picture."""

    title: str
    price: Words
    image_url: str = ""


class CatalogueShape(msgspec.Struct, frozen=True, tag="catalogue"):
    """The whole catalogue, where a messenger has it; elsewhere what can be tapped. sku: shown in front."""

    sku: str = ""


class FormShape(msgspec.Struct, frozen=True, tag="form", omit_defaults=True):
    """Several questions at once, where a messenger has a form of this name; elsewhere the words ask them.

    label: opens it. values: what is known already, by field. country: ISO 3166, "" if not known.
    """

    name: str
    label: Words
    values: dict[str, str] = {}
    country: str = ""


class PlaceShape(msgspec.Struct, frozen=True, tag="place"):
    """A button that sends where one is, where a messenger has it."""


class LinkShape(msgspec.Struct, frozen=True, tag="link"):
    url: str
    label: Words


class PaperShape(msgspec.Struct, frozen=True, tag="paper"):
    """A document to keep. filename: with its ending."""

    url: str
    filename: str


Shape = (
    Cards
    | CartShape
    | PayShape
    | OrderShape
    | ReceiptShape
    | PictureShape
    | FileShape
    | QuoteShape
    | CatalogueShape
    | FormShape
    | PlaceShape
    | LinkShape
    | PaperShape
)


def words(key: str, /, **args: Any) -> Words:
    return Words(key, args)


def plain(text: str) -> Words:
    return Words(text=text)


def average(rating: float) -> dict[str, float]:
    """A mean of ratings as an argument, to be written as the reader writes decimals. rating: 0.0 to 5.0."""
    return {"average": rating}


def nested(said: Words) -> dict[str, Any]:
    """Words as an argument of other words."""
    return {"key": said.key, "args": said.args} if said.key else {"text": said.text}
