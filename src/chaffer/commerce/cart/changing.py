"""The cart's version moves with every change; the row stays ours until the end of the transaction."""

from typing import Any

from sqlalchemy import Text, func, select, update
from sqlalchemy import text as sql

from chaffer.accounts.tables import shops
from chaffer.commerce.cart.errors import CartClosed
from chaffer.commerce.cart.queries import Written, cart_columns, cart_in
from chaffer.commerce.cart.queries import cart as load_cart
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.cart.views import CartView
from chaffer.kernel.errors import NotFound
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

_BEGIN = Statement(
    "cart.begin_change",
    update(carts)
    .where(mine(carts), carts.c.id == given("cart_id"))
    .values(version=carts.c.version + 1, updated_at=given("at"))
    .returning(carts.c.id, carts.c.contact_id, carts.c.state, carts.c.currency, carts.c.version),
)
_start = insert_all(
    carts, "id", "contact_id", "conversation_id", "state", "created_at", "updated_at"
).values(
    version=1,
    currency=func.coalesce(given("currency", type_=Text()), select(shops.c.currency).where(mine(shops)).scalar_subquery()),
    price_list_id=func.coalesce(
        select(contacts.c.price_list_id).where(mine(contacts), contacts.c.id == given("contact_id")).scalar_subquery(), ""
    ),
)  # fmt: skip
_start_or_go_on = _start.on_conflict_do_update(
    index_elements=["shop_id", "contact_id"],
    index_where=sql("state = 'open'"),
    set_={"version": carts.c.version + 1, "updated_at": _start.excluded.updated_at},
)
_BEGIN_IN_LIVING = Statement(
    "cart.begin_in_living",
    _start_or_go_on.returning(carts.c.id, carts.c.contact_id, carts.c.state, carts.c.currency, carts.c.version),
)
_before = carts.alias("before")
_written = Written(carts)
_BEGIN_IN_LIVING_WITH_LINES = Statement(
    "cart.begin_in_living_with_lines",
    _start_or_go_on.returning(
        *cart_columns(_written),
        select(_before.c.version)
        .where(_before.c.shop_id == _written.c.shop_id, _before.c.id == _written.c.id)
        .scalar_subquery()
        .label("seen_version"),
    ),
)
_BEGIN_IN_OPEN = Statement(
    "cart.begin_in_open",
    update(carts)
    .where(mine(carts), carts.c.contact_id == given("buyer"), carts.c.state == "open")
    .values(version=carts.c.version + 1, updated_at=given("at"))
    .returning(*cart_columns(carts)),
)
_TAKE_BACK = guarded("cart.take_back_change", carts, carts.c.id == given("cart_id"), version=carts.c.version - 1)


def begin_change(tx: Transaction, cart_id: str) -> Any:
    """Take an open cart against rivals and move its version. Its row, or NotFound, or CartClosed.

    A refusal after this must go through `take_back`: a refusal leaves nothing behind.
    """
    cart = tx.row(_BEGIN, cart_id=cart_id, at=tx.now)
    if cart is None:
        raise NotFound(f"no cart {cart_id}")
    if cart.state != "open":
        take_back(tx, cart_id)
        raise CartClosed(f"this cart is {cart.state}", state=cart.state)
    return cart


def begin_in_living(tx: Transaction, contact_id: str, conversation_id: str = "", currency: str = "") -> Any:
    """As `begin_change`, of the shopper's one open cart, started if there is none. One statement.

    currency: empty means the shop's.
    """
    return tx.one(
        _BEGIN_IN_LIVING, id=tx.new_id("cart"), contact_id=contact_id, conversation_id=conversation_id,
        currency=currency or None, state="open", created_at=tx.now, updated_at=tx.now,
    )  # fmt: skip


def begin_with_lines(tx: Transaction, contact_id: str, conversation_id: str, currency: str, language: str) -> CartView:
    """As `begin_in_living`; with the cart's lines as they are. One statement, unless a rival just changed the cart."""
    row = tx.one(
        _BEGIN_IN_LIVING_WITH_LINES, id=tx.new_id("cart"), contact_id=contact_id, conversation_id=conversation_id,
        currency=currency or None, state="open", created_at=tx.now, updated_at=tx.now, at=tx.now, language=language,
    )  # fmt: skip
    cart = cart_in(row)
    # PostgreSQL reads the lines as of the statement's begin, and only then waits for the row it takes.
    fresh = cart.version == 1 if row.seen_version is None else cart.version - row.seen_version <= 1
    return cart if fresh else load_cart(tx, cart.id, language, whole=False)


def begin_in_open(tx: Transaction, contact_id: str, language: str) -> CartView | None:
    """As `begin_change`, of the shopper's one open cart, if there is one. Its lines as they were when it was asked for."""
    row = tx.row(_BEGIN_IN_OPEN, buyer=contact_id, at=tx.now, language=language)
    return None if row is None else cart_in(row)


def take_back(tx: Transaction, cart_id: str) -> None:
    """Undo `begin_change`. Nobody saw the version in between: the row is ours."""
    tx.run(_TAKE_BACK, cart_id=cart_id)
