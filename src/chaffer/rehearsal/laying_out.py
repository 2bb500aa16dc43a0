"""A person lays something out while a conversation is played: `products isla vesper`, `cart`, `order`, `payment`."""

from typing import Any

from chaffer.accounts.actor import Actor
from chaffer.commerce.catalog.queries import product_by_handle
from chaffer.commerce.orders.queries import orders_of
from chaffer.desk.operations.lay_out import Hall, LayOut, lay_out
from chaffer.rehearsal.seen import Differs
from chaffer.runtime.transaction import Transaction

_SOMEONE = Actor("staff", "stf_someone")
_KINDS = ("products", "cart", "order", "payment")


def lay(tx: Transaction, thread: Any, details: list[str], hall: Hall) -> None:
    """thread: the row of the conversation. Raises Differs, Refusal."""
    lay_out(tx, command_of(tx, thread, details), _SOMEONE, hall)


def command_of(tx: Transaction, thread: Any, details: list[str]) -> LayOut:
    """`products isla vesper keeps=no`; "keeps" tells who has the next move then. Raises Differs."""
    kind, *rest = details
    if kind not in _KINDS:
        raise Differs(f"what is laid out is one of {', '.join(_KINDS)}")
    keeps = {"keeps=yes": True, "keeps=no": False}
    told = next((keeps[each] for each in rest if each in keeps), None)
    ids = tuple(_product(tx, each) for each in rest if each not in keeps)
    order_id = ""
    if kind == "order":
        if not (own := orders_of(tx, thread.contact_id)):
            raise Differs("nothing is ordered yet")
        order_id = own[0].id
    return LayOut(thread.id, kind, products=ids, order_id=order_id, keeps=told)  # type: ignore[arg-type]


def _product(tx: Transaction, handle: str) -> str:
    found = product_by_handle(tx, handle)
    if found is None:
        raise Differs(f"the shop has no product {handle!r}")
    return found.id
