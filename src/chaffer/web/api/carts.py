"""Carts: the one living cart a shopper, the bot and the merchant's people all edit."""

from typing import Annotated

import msgspec

from chaffer.commerce.cart.errors import NotSold
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.cart.operations.remove_line import RemoveLine, remove_line
from chaffer.commerce.cart.operations.set_quantity import SetQuantity, set_quantity
from chaffer.commerce.cart.queries import cart, open_cart_of
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.kernel.errors import NotFound
from chaffer.kernel.money import Money
from chaffer.people.listing import get_contact
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Quantity = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class CartLineOut(msgspec.Struct, frozen=True):
    """available: units that can be promised now. sold: false if it cannot be ordered any more."""

    id: str
    variant_id: str
    product_id: str
    sku: str
    title: str
    options: dict[str, str]
    quantity: int
    unit: Money
    total: Money
    image_url: str
    available: int
    sold: bool


class CartOut(msgspec.Struct, frozen=True):
    """subtotal: of the lines, before discounts, delivery and tax on top. state: open, ordered, abandoned."""

    id: str
    contact_id: str
    conversation_id: str
    state: str
    version: int
    currency: str
    lines: tuple[CartLineOut, ...]
    subtotal: Money
    count: int


class NewCart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contact_id: str
    conversation_id: str = ""


class NewLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sku: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    quantity: Quantity = 1


class LineChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """quantity: 0 takes the line out."""

    quantity: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


def cart_out(view: CartView) -> CartOut:
    return msgspec.convert(view, CartOut, from_attributes=True)


async def open_(call: Call, asked: NewCart) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        get_contact(tx, asked.contact_id)
        return cart_out(cart(tx, open_cart(tx, OpenCart(asked.contact_id, asked.conversation_id))))

    return await call.write(work)


async def get(call: Call, _: Nothing) -> CartOut:
    return await call.read(lambda tx: cart_out(cart(tx, call.path["id"])))


async def get_open(call: Call, _: Nothing) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        found = open_cart_of(tx, call.path["id"])
        if found is None:
            raise NotFound("this shopper has no open cart")
        return cart_out(found)

    return await call.read(work)


async def add(call: Call, asked: NewLine) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        variant = variant_by_sku(tx, asked.sku)
        if variant is None:
            raise NotSold(asked.sku)
        add_line(tx, AddLine(call.path["id"], variant.id, asked.quantity, by_kind="staff", by_id=call.actor.id))
        return cart_out(cart(tx, call.path["id"]))

    return await call.write(work)


async def change(call: Call, asked: LineChange) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        set_quantity(tx, SetQuantity(call.path["id"], call.path["line_id"], asked.quantity))
        return cart_out(cart(tx, call.path["id"]))

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        remove_line(tx, RemoveLine(call.path["id"], call.path["line_id"]))
        return cart_out(cart(tx, call.path["id"]))

    return await call.write(work)
