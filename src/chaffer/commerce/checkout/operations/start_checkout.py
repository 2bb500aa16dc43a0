"""Begin to order what is in a cart."""

from datetime import timedelta

import msgspec
from sqlalchemy import select
from sqlalchemy import text as sql

from chaffer.commerce.cart.errors import CartClosed, NotSold, OutOfStock
from chaffer.commerce.cart.queries import cart as load_cart
from chaffer.commerce.cart.views import CartView
from chaffer.commerce.checkout.billing import bill_cart
from chaffer.commerce.checkout.errors import EmptyCart
from chaffer.commerce.checkout.events import CheckoutStarted
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.tables import checkouts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

CHECKOUT_SECONDS = 1800


class StartCheckout(msgspec.Struct, frozen=True):
    cart_id: str
    contact_id: str
    conversation_id: str = ""
    language: str = "en"


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
    cart = load_cart(tx, command.cart_id)
    check_cart(cart)
    found: str | None = tx.value(_FIND, cart_id=command.cart_id)
    if found is None:
        bill = bill_cart(tx, cart, None, "", command.language)
        made = tx.new_id("checkout")
        kept = tx.run(
            _START, id=made, cart_id=cart.id, contact_id=command.contact_id, state="open", cart_version=cart.version,
            conversation_id=command.conversation_id, language=command.language, currency=cart.currency, totals=bill,
            total_minor=bill.totals.total.minor, created_at=tx.now,
            expires_at=tx.now + timedelta(seconds=CHECKOUT_SECONDS),
        )  # fmt: skip
        if kept:
            tx.happened(CheckoutStarted(made, cart.id, command.contact_id, command.conversation_id))
            return made
        found = str(tx.one(_FIND, cart_id=command.cart_id).id)
    rebill(tx, found, cart=cart, language=command.language)
    return found


def check_cart(cart: CartView) -> None:
    """Raises CartClosed, EmptyCart, NotSold or OutOfStock if the cart cannot be ordered as it is."""
    if cart.state != "open":
        raise CartClosed(f"this cart is {cart.state}", state=cart.state)
    if not cart.lines:
        raise EmptyCart("there is nothing in the cart")
    wanted: dict[str, int] = {}
    for line in cart.lines:
        if not line.sold:
            raise NotSold(line.sku or line.title)
        wanted[line.variant_id] = wanted.get(line.variant_id, 0) + line.quantity
        if line.variant_id and wanted[line.variant_id] > line.available:
            raise OutOfStock(line.sku, line.available)
