"""What is said, before it is in any language: keys of the voices' texts, and things to tap."""

from typing import Any

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


class PayShape(msgspec.Struct, frozen=True, tag="pay"):
    """A hosted page to pay on."""

    url: str
    amount: dict[str, Any]
    reference: str


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


class LinkShape(msgspec.Struct, frozen=True, tag="link"):
    url: str
    label: Words


class PaperShape(msgspec.Struct, frozen=True, tag="paper"):
    """A document to keep. filename: with its ending."""

    url: str
    filename: str


Shape = Cards | CartShape | PayShape | OrderShape | ReceiptShape | PictureShape | LinkShape | PaperShape


def words(key: str, /, **args: Any) -> Words:
    return Words(key, args)


def plain(text: str) -> Words:
    return Words(text=text)


def nested(said: Words) -> dict[str, Any]:
    """Words as an argument of other words."""
    return {"key": said.key, "args": said.args} if said.key else {"text": said.text}
