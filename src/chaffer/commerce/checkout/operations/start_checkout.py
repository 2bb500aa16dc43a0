"""Begin to order what is in a cart."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy import text as sql

from chaffer.commerce.cart.errors import CartClosed, NotSold, OutOfStock, QuoteOver
from chaffer.commerce.cart.queries import cart_columns, cart_in
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.billing import bill_cart
from chaffer.commerce.checkout.errors import EmptyCart
from chaffer.commerce.checkout.events import CheckoutStarted
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.queries import missing_in
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.checkout.taking import credit_of
from chaffer.commerce.checkout.views import Owed
from chaffer.kernel.errors import NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

CHECKOUT_SECONDS = 1800


class StartCheckout(msgspec.Struct, frozen=True):
    cart_id: str
    contact_id: str
    conversation_id: str = ""
    language: str = "en"


_living = (checkouts.c.shop_id == carts.c.shop_id, checkouts.c.cart_id == carts.c.id)
_CARTS = select(
    *cart_columns(carts, whole=True),
    select(checkouts.c.id)
    .where(*_living, checkouts.c.state.in_(("open", "paying")))
    .correlate(carts)
    .scalar_subquery()
    .label("checkout_id"),
    credit_of(carts).label("credit_left"),
).where(mine(carts))
_CART = Statement("checkout.cart_to_order", _CARTS.where(carts.c.id == given("cart_id")))
_LIVING_CART = Statement(
    "checkout.living_cart", _CARTS.where(carts.c.contact_id == given("contact_id"), carts.c.state == "open")
)
_FIND = Statement(
    "checkout.find_living",
    select(checkouts.c.id).where(
        mine(checkouts), checkouts.c.cart_id == given("cart_id"), checkouts.c.state.in_(("open", "paying"))
    ),
)
_START = Statement(
    "checkout.start",
    insert_all(
        checkouts, "id", "cart_id", "contact_id", "conversation_id", "state", "cart_version", "language", "currency",
        "totals", "total_minor", "created_at", "expires_at",
    ).on_conflict_do_nothing(index_elements=["shop_id", "cart_id"], index_where=sql("state IN ('open', 'paying')")),
)  # fmt: skip


def start_checkout(tx: Transaction, command: StartCheckout) -> str:
    """The id of the cart's one living checkout, with the bill made anew. Safe to repeat.

    Raises EmptyCart, NotSold, OutOfStock: what cannot be had is said before an address is asked for.
    """
    row = tx.row(_CART, cart_id=command.cart_id, at=tx.now, language="")
    if row is None:
        raise NotFound(f"no cart {command.cart_id}")
    return _start(tx, row, command).checkout_id


def order_living_cart(tx: Transaction, contact_id: str, conversation_id: str, language: str) -> Owed:
    """`start_checkout` of the shopper's one open cart; what it still lacks. Raises what `start_checkout` does."""
    row = tx.row(_LIVING_CART, contact_id=contact_id, at=tx.now, language="")
    if row is None:
        raise EmptyCart("there is nothing in the cart")
    return _start(tx, row, StartCheckout(row.held_id, contact_id, conversation_id, language))


def _start(tx: Transaction, row: Any, command: StartCheckout) -> Owed:
    cart = cart_in(row)
    check_cart(cart)
    found: str | None = row.checkout_id
    if found is None:
        bill, _ = bill_cart(cart, None, "", command.language)
        made = tx.new_id("checkout")
        kept = tx.run(
            _START, id=made, cart_id=cart.id, contact_id=command.contact_id, state="open", cart_version=cart.version,
            conversation_id=command.conversation_id, language=command.language, currency=cart.currency, totals=bill,
            total_minor=bill.totals.total.minor, created_at=tx.now,
            expires_at=tx.now + timedelta(seconds=CHECKOUT_SECONDS),
        )  # fmt: skip
        if kept:
            found = made
            tx.happened(CheckoutStarted(made, cart.id, command.contact_id, command.conversation_id))
            if not row.credit_left:
                return Owed(made, bill, missing_in(None, bill, "", tx.now))
        else:
            found = str(tx.one(_FIND, cart_id=command.cart_id).id)
    return rebill(tx, found, language=command.language)


def check_cart(cart: CartView) -> None:
    """Raises CartClosed, EmptyCart, NotSold, QuoteOver or OutOfStock if the cart cannot be ordered as it is."""
    if cart.state != "open":
        raise CartClosed(f"this cart is {cart.state}", state=cart.state)
    if not cart.lines:
        raise EmptyCart("there is nothing in the cart")
    wanted: dict[str, int] = {}
    for line in cart.lines:
        if not line.sold:
            raise QuoteOver(line.quote_id, line.title, "over") if line.quote_id else NotSold(line.sku or line.title)
        wanted[line.variant_id] = wanted.get(line.variant_id, 0) + line.quantity
        if line.variant_id and wanted[line.variant_id] > line.available:
            raise OutOfStock(line.sku, line.available)
