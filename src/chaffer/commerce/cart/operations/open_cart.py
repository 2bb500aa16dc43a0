"""Find a shopper's living cart, or start one."""

import msgspec
from sqlalchemy import select
from sqlalchemy import text as sql

from chaffer.accounts.tables import shops
from chaffer.commerce.cart.tables import carts
from chaffer.kernel.errors import NotFound
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class OpenCart(msgspec.Struct, frozen=True):
    """currency: empty means the shop's."""

    contact_id: str
    conversation_id: str = ""
    currency: str = ""


_FIND = Statement(
    "cart.find_open",
    select(carts.c.id).where(mine(carts), carts.c.contact_id == given("contact_id"), carts.c.state == "open"),
)
_WITH_WHAT = Statement(
    "cart.shop_currency",
    select(shops.c.currency, contacts.c.price_list_id)
    .select_from(
        shops.outerjoin(contacts, (contacts.c.shop_id == shops.c.shop_id) & (contacts.c.id == given("contact_id")))
    )
    .where(mine(shops)),
)
_START = Statement(
    "cart.start",
    insert_all(
        carts, "id", "contact_id", "conversation_id", "currency", "price_list_id", "state", "created_at", "updated_at"
    ).on_conflict_do_nothing(index_elements=["shop_id", "contact_id"], index_where=sql("state = 'open'")),
)


def open_cart(tx: Transaction, command: OpenCart) -> str:
    """The id of the one open cart this shopper has; a new one if there is none. Safe to repeat."""
    found: str | None = tx.value(_FIND, contact_id=command.contact_id)
    if found is not None:
        return found
    shop = tx.row(_WITH_WHAT, contact_id=command.contact_id)
    if shop is None:
        raise NotFound("no such shop")
    tx.run(
        _START, id=tx.new_id("cart"), contact_id=command.contact_id, conversation_id=command.conversation_id,
        currency=command.currency or shop.currency, price_list_id=shop.price_list_id or "", state="open",
        created_at=tx.now, updated_at=tx.now,
    )  # fmt: skip
    # A rival may have started one in between: whoever was first, it is that cart.
    started: str = tx.one(_FIND, contact_id=command.contact_id).id
    return started
