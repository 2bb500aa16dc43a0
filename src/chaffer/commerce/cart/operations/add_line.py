"""Put units of one variant, or a quoted thing, in a cart."""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, and_, case, cast, func, or_, select, update
from sqlalchemy.sql.selectable import Subquery

from chaffer.commerce.cart.changing import begin_change, begin_in_living, take_back
from chaffer.commerce.cart.errors import CartFull, NotSold, OutOfStock, QuoteOver
from chaffer.commerce.cart.limits import LINES_AT_MOST, QUANTITY_AT_MOST
from chaffer.commerce.cart.selling import left_of, unit_price
from chaffer.commerce.cart.tables import cart_lines, carts
from chaffer.commerce.catalog.tables import products, quotes, variants
from chaffer.commerce.quotes.standing import times_ordered, why_over
from chaffer.kernel.errors import Invalid, Refusal
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class AddLine(msgspec.Struct, frozen=True):
    """unit_minor: a price for this line alone, given by a person who may; None: the price list's.

    by_kind: shopper, bot, staff, seller or assistant. quote_id: a quoted thing instead of a variant.
    """

    cart_id: str
    variant_id: str
    quantity: int = 1
    by_kind: str = "shopper"
    by_id: str = ""
    unit_minor: int | None = None
    quote_id: str = ""


_KEEP = Statement(
    "cart.add_line",
    insert_all(
        cart_lines, "id", "cart_id", "variant_id", "quote_id", "quantity", "unit_minor", "title", "seller_id",
        "added_by_kind", "added_by_id", "position", "created_at",
    ),
)  # fmt: skip
_MORE = Statement(
    "cart.more_of_line",
    update(cart_lines)
    .where(mine(cart_lines), cart_lines.c.id == given("line_id"))
    .values(quantity=cart_lines.c.quantity + given("more")),
)


def _lines() -> Subquery:
    """What the cart holds already: how many lines, and the one that the new units would join."""
    same = and_(
        cart_lines.c.variant_id == given("variant_id"),
        cart_lines.c.quote_id == given("quote_id"),
        or_(cart_lines.c.unit_minor.is_(None), cart_lines.c.quote_id != ""),
    )
    of_this = case((cart_lines.c.variant_id == given("variant_id"), cart_lines.c.quantity), else_=0)
    return (
        select(
            func.count().label("count"),
            func.coalesce(func.max(cart_lines.c.position), 0).label("last"),
            cast(func.coalesce(func.sum(of_this), 0), BigInteger).label("had"),
            func.max(case((same, cart_lines.c.id))).label("line_id"),
            cast(func.coalesce(func.sum(case((same, cart_lines.c.quantity), else_=0)), 0), BigInteger).label("in_line"),
        )
        .where(mine(cart_lines), cart_lines.c.cart_id == given("cart_id"))
        .subquery()
    )


_held = _lines()
_LOOK = Statement(
    "cart.look_at_variant",
    select(
        variants.c.sku, variants.c.state, products.c.state.label("product_state"), products.c.title,
        products.c.seller_id, left_of(variants.c).label("left"),
        unit_price(variants.c.id, _held.c.in_line + given("quantity"), carts, carts, variants, _held).label("minor"), _held,
    )
    .select_from(variants, products, carts, _held)
    .where(
        mine(variants), variants.c.id == given("variant_id"),
        products.c.shop_id == variants.c.shop_id, products.c.id == variants.c.product_id,
        carts.c.shop_id == variants.c.shop_id, carts.c.id == given("cart_id"),
    ),
)  # fmt: skip
_held_beside_quote = _lines()
_LOOK_AT_QUOTE = Statement(
    "cart.look_at_quote",
    select(
        quotes.c.contact_id, quotes.c.currency, quotes.c.minor, quotes.c.expires_at, quotes.c.title,
        quotes.c.seller_id, quotes.c.state, quotes.c.replaced_by, quotes.c.quantity_limit,
        times_ordered().label("ordered"), _held_beside_quote,
    )
    .select_from(quotes, _held_beside_quote)
    .where(mine(quotes), quotes.c.id == given("quote_id")),
)  # fmt: skip


def add_line(tx: Transaction, command: AddLine) -> str:
    """Add to the line if the cart has one at the same price, else start it; the line's id. Stock is not reserved here.

    Raises OutOfStock, NotSold, CartFull, CartClosed, Invalid. A repeat adds again: whoever repeats needs a key.
    """
    if not command.quantity > 0:
        raise Invalid("a quantity is one or more", quantity=command.quantity)
    return _add(tx, command, begin_change(tx, command.cart_id))


def add_to_living_cart(
    tx: Transaction, contact_id: str, conversation_id: str, currency: str, command: AddLine
) -> tuple[str, str]:
    """`add_line` to the shopper's one open cart, started if there is none; the ids of cart and line.

    command: its cart_id is filled in here. Raises what `add_line` does.
    """
    if not command.quantity > 0:
        raise Invalid("a quantity is one or more", quantity=command.quantity)
    cart = begin_in_living(tx, contact_id, conversation_id, currency)
    return cart.id, _add(tx, msgspec.structs.replace(command, cart_id=cart.id), cart)


def _add(tx: Transaction, command: AddLine, cart: Any) -> str:
    try:
        line_id = _add_quoted(tx, command, cart) if command.quote_id else _add_variant(tx, command)
    except Refusal:
        take_back(tx, command.cart_id)
        raise
    tx.changed("cart", command.cart_id)
    return line_id


def _add_variant(tx: Transaction, command: AddLine) -> str:
    look = tx.row(
        _LOOK, variant_id=command.variant_id, quote_id="", cart_id=command.cart_id, quantity=command.quantity, at=tx.now
    )
    if look is None:
        raise NotSold(command.variant_id)
    priced = look.minor is not None or command.unit_minor is not None
    if look.state != "active" or look.product_state != "active" or not priced:
        raise NotSold(look.sku)
    if look.left < look.had + command.quantity:
        raise OutOfStock(look.sku, look.left - look.had)
    return _put(tx, command, look)


def _add_quoted(tx: Transaction, command: AddLine, cart: Any) -> str:
    look = tx.row(_LOOK_AT_QUOTE, quote_id=command.quote_id, variant_id="", cart_id=command.cart_id)
    if look is None or look.contact_id != cart.contact_id or look.currency != cart.currency:
        raise NotSold(command.quote_id)
    if why := why_over(look, tx.now):
        raise QuoteOver(command.quote_id, look.title, why, look.replaced_by)
    if look.line_id is not None:
        raise CartFull("this is in the cart already", line_id=look.line_id)
    if command.quantity > look.quantity_limit:
        raise CartFull("more than was quoted", at_most=look.quantity_limit)
    return _put(tx, msgspec.structs.replace(command, variant_id="", unit_minor=look.minor), look)


def _put(tx: Transaction, command: AddLine, look: Any) -> str:
    joins = look.line_id is not None and command.unit_minor is None
    if command.quantity + (look.in_line if joins else 0) > QUANTITY_AT_MOST:
        raise CartFull("too many of one thing", at_most=QUANTITY_AT_MOST)
    if joins:
        tx.run(_MORE, line_id=look.line_id, more=command.quantity)
        known: str = look.line_id
        return known
    if look.count >= LINES_AT_MOST:
        raise CartFull("too many different things", at_most=LINES_AT_MOST)
    line_id = tx.new_id("line")
    tx.run(
        _KEEP, id=line_id, cart_id=command.cart_id, variant_id=command.variant_id, quote_id=command.quote_id,
        quantity=command.quantity, unit_minor=command.unit_minor, title=look.title, seller_id=look.seller_id,
        added_by_kind=command.by_kind, added_by_id=command.by_id, position=look.last + 1, created_at=tx.now,
    )  # fmt: skip
    return line_id
