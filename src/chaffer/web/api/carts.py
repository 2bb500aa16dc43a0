"""Carts: the one living cart a shopper, the bot and the merchant's people all edit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any

import msgspec

from chaffer.commerce.cart.errors import CartMoved, NotSold
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.change_variant import ChangeVariant, change_variant
from chaffer.commerce.cart.operations.open_cart import OpenCart, open_cart
from chaffer.commerce.cart.operations.set_note import SetNote, note_on, set_note
from chaffer.commerce.cart.operations.set_quantity import SetQuantity, set_quantity
from chaffer.commerce.cart.queries import cart, open_cart_of
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.checkout.billing import off_cart
from chaffer.desk.approvals.operations.ask import Ask
from chaffer.desk.approvals.operations.ask import ask as ask_money
from chaffer.desk.carts_listed import CartRow, carts_listed
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.money import Money
from chaffer.people.listing import get_contact
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing, Waiting

Quantity = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
Seen = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] | None


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


class CartOff(msgspec.Struct, frozen=True):
    """What takes something off: kind discount (by hand, or a bundle) or voucher. amount: what it takes off, 0 or more."""

    kind: str
    code: str
    label: str
    amount: Money


class CartOut(msgspec.Struct, frozen=True):
    """subtotal: of the lines, before discounts, delivery and tax on top; total: after discounts. state: open, ordered,
    abandoned. note: for the people of the shop. voucher: the hint of the code on it, "" without one.
    """

    id: str
    contact_id: str
    conversation_id: str
    state: str
    version: int
    currency: str
    lines: tuple[CartLineOut, ...]
    subtotal: Money
    count: int
    off: tuple[CartOff, ...]
    total: Money
    note: str
    voucher: str


class NewCart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contact_id: str
    conversation_id: str = ""


class NewLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sku: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    quantity: Quantity = 1


class LineChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """quantity: 0 takes the line out. sku: another size or colour of the same product in its place.

    seen: how many of it you saw; if that is not so any more, nothing is changed: 409 `cart_moved` with the cart as it is.
    """

    quantity: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] | None = None
    sku: Annotated[str, msgspec.Meta(max_length=255)] = ""
    seen: Seen = None


class Removal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """seen: as with a change."""

    seen: Seen = None


class CartChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """note: for the people of the shop. seen: the note you saw; if it is another by now, 409 `cart_moved`."""

    note: Annotated[str, msgspec.Meta(max_length=1000)]
    seen: Annotated[str, msgspec.Meta(max_length=1000)] | None = None


class NewDiscount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """minor: what is taken off, in minor units of the cart's currency; 0: nothing any more. label: as the shopper reads it."""

    minor: Annotated[int, msgspec.Meta(ge=0, le=10**12)]
    label: Annotated[str, msgspec.Meta(max_length=100)] = ""


class CartsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """idle_hours: only those that nobody touched for so long."""

    limit: Limit = 50
    cursor: CursorText = ""
    idle_hours: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0


def cart_out(tx: Transaction, view: CartView) -> CartOut:
    """With what is taken off, as the shopper is told it."""
    bill = off_cart(view)
    off = tuple(
        CartOff(each.kind, each.code, each.label, Money(-each.minor, view.currency))
        for each in bill.adjustments
        if each.minor < 0
    )
    return CartOut(
        view.id, view.contact_id, view.conversation_id, view.state, view.version, view.currency,
        tuple(msgspec.convert(line, CartLineOut, from_attributes=True) for line in view.lines), view.subtotal,
        view.count, off, bill.totals.total, note_on(tx, view.id),
        next((each.label for each in view.off if each.kind == "voucher"), ""),
    )  # fmt: skip


def _changed(tx: Transaction, cart_id: str, change: Callable[[], Any]) -> CartOut:
    """The cart after it. Raises CartMoved with the cart as it is."""
    try:
        change()
    except CartMoved as moved:
        now = msgspec.to_builtins(cart_out(tx, cart(tx, cart_id)))
        raise CartMoved(str(moved), cart=now) from None
    return cart_out(tx, cart(tx, cart_id))


async def list_(call: Call, asked: CartsAsked) -> Page[CartRow]:
    def work(tx: Transaction) -> Page[CartRow]:
        idle = tx.now - timedelta(hours=asked.idle_hours) if asked.idle_hours else None
        return page_of(carts_listed(tx, after_of(asked.cursor, ""), asked.limit + 1, idle), asked.limit, "place")

    return await call.read(work)


async def open_(call: Call, asked: NewCart) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        get_contact(tx, asked.contact_id)
        return cart_out(tx, cart(tx, open_cart(tx, OpenCart(asked.contact_id, asked.conversation_id))))

    return await call.write(work)


async def get(call: Call, _: Nothing) -> CartOut:
    return await call.read(lambda tx: cart_out(tx, cart(tx, call.path["id"])))


async def get_open(call: Call, _: Nothing) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        found = open_cart_of(tx, call.path["id"])
        if found is None:
            raise NotFound("this shopper has no open cart")
        return cart_out(tx, found)

    return await call.read(work)


async def add(call: Call, asked: NewLine) -> CartOut:
    def work(tx: Transaction) -> CartOut:
        variant = variant_by_sku(tx, asked.sku)
        if variant is None:
            raise NotSold(asked.sku)
        add_line(tx, AddLine(call.path["id"], variant.id, asked.quantity, by_kind="staff", by_id=call.actor.id))
        return cart_out(tx, cart(tx, call.path["id"]))

    return await call.write(work)


async def change(call: Call, asked: LineChange) -> CartOut:
    cart_id, line_id = call.path["id"], call.path["line_id"]
    if (asked.quantity is None) == (not asked.sku):
        raise Invalid("either quantity or sku")

    def work(tx: Transaction) -> CartOut:
        if asked.quantity is not None:
            set_to = SetQuantity(cart_id, line_id, asked.quantity, asked.seen)
            return _changed(tx, cart_id, lambda: set_quantity(tx, set_to))
        other = ChangeVariant(cart_id, line_id, asked.sku, asked.seen, call.actor.id)
        return _changed(tx, cart_id, lambda: change_variant(tx, other))

    return await call.write(work)


async def remove(call: Call, asked: Removal) -> CartOut:
    gone = SetQuantity(call.path["id"], call.path["line_id"], 0, asked.seen)
    return await call.write(lambda tx: _changed(tx, gone.cart_id, lambda: set_quantity(tx, gone)))


async def write_note(call: Call, asked: CartChange) -> CartOut:
    note = SetNote(call.path["id"], asked.note.strip(), asked.seen)
    return await call.write(lambda tx: _changed(tx, note.cart_id, lambda: set_note(tx, note)))


async def discount(call: Call, asked: NewDiscount) -> CartOut | Waiting:
    """Taken off again, or less than before, it needs nobody else."""
    command = {"cart_id": call.path["id"], "minor": asked.minor, "label": asked.label.strip()}

    def work(tx: Transaction) -> CartOut | Waiting:
        answer = ask_money(tx, Ask("discount", command, call.actor))
        return Waiting(answer.approval) if answer.approval else cart_out(tx, cart(tx, call.path["id"]))

    return await call.write(work)
