"""When two contacts turn out to be one person, and when they do not: what is theirs follows, in the same transaction."""

from typing import Any

import msgspec
from sqlalchemy import select, update
from sqlalchemy import text as sql

from chaffer.commerce.approvals.tables import approvals
from chaffer.commerce.cart.operations.merge_carts import Added, MergeCarts, merge_carts
from chaffer.commerce.cart.operations.part_carts import PartCarts, part_carts
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.catalog.tables import quotes, reviews
from chaffer.commerce.checkout.joining_credit import join_credit, part_credit
from chaffer.commerce.checkout.operations.cancel_checkout import CancelCheckout, cancel_checkout
from chaffer.commerce.checkout.tables import checkouts
from chaffer.commerce.commission.tables import leads
from chaffer.commerce.companies.tables import company_members
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.permissions import end_permission
from chaffer.commerce.payments.tables import card_setups, mandates, payment_methods
from chaffer.commerce.quotes.tables import inquiries
from chaffer.commerce.returns.tables import order_actions, returns
from chaffer.commerce.vouchers.tables import redemptions, vouchers
from chaffer.commerce.wishes.tables import wishes
from chaffer.people.events import ContactsMerged, ContactsSplit
from chaffer.people.merges import merge_of, moved, note_moved
from chaffer.people.moving import give_back_rows, take_rows
from chaffer.people.tables import doings
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations, participants, ratings

FOLLOWING = (
    conversations, participants, quotes, reviews, checkouts, orders, payment_methods, mandates, card_setups, vouchers, redemptions,
    wishes, returns, order_actions, doings, inquiries, leads, ratings, approvals,
)  # fmt: skip
"""What is a person's and moves as it is. A thread keeps its own course: each goes on where it was."""
_OPEN_CART = Statement(
    "joining.open_cart",
    select(carts.c.id).where(mine(carts), carts.c.contact_id == given("contact_id"), carts.c.state == "open"),
)
_OF_CART = Statement(
    "joining.checkout_of_cart",
    select(checkouts.c.id, checkouts.c.state).where(
        mine(checkouts), checkouts.c.cart_id == given("cart_id"), sql("checkouts.state IN ('open', 'paying')")
    ),
)
_PAST_CARTS = Statement(
    "joining.past_carts",
    update(carts)
    .where(mine(carts), carts.c.contact_id == given("from_id"), carts.c.state != "open")
    .values(contact_id=given("into_id"))
    .returning(carts.c.id),
)
_CARTS_IN = Statement(
    "joining.carts_in_threads",
    select(carts.c.id, carts.c.state).where(
        mine(carts), carts.c.contact_id == given("contact_id"), in_list(carts.c.conversation_id, "threads")
    ),
)
_NEXT_VERSION = Statement(
    "joining.next_version",
    update(conversations)
    .where(mine(conversations), in_list(conversations.c.id, "threads"))
    .values(version=conversations.c.version + 1),
)
_theirs = company_members.alias("theirs")
_HAND_MEMBERSHIP = guarded(
    "joining.hand_membership", company_members, company_members.c.contact_id == given("holder_id"),
    ~select(_theirs.c.contact_id).where(mine(_theirs), _theirs.c.contact_id == given("to_id")).exists(),
    contact_id=given("to_id"),
)  # fmt: skip
_HAND_CART = guarded("joining.hand_cart", carts, carts.c.id == given("cart_id"), contact_id=given("to_id"))


def join_people(tx: Transaction, event: ContactsMerged) -> None:
    """Threads, orders and all the rest become the second's; the two living carts become one.

    What the first allowed without asking ends: the second has never said it.
    """
    end_permission(tx, event.from_contact_id)
    take_rows(tx, event.merge_id, event.from_contact_id, event.into_contact_id, FOLLOWING)
    past = [row.id for row in tx.rows(_PAST_CARTS, from_id=event.from_contact_id, into_id=event.into_contact_id)]
    note_moved(tx, event.merge_id, "rows:carts", past)
    _join_carts(tx, event)
    brought = join_credit(tx, event.merge_id, event.from_contact_id, event.into_contact_id)
    if brought:
        note_moved(tx, event.merge_id, "credit", brought)
    if tx.run(_HAND_MEMBERSHIP, holder_id=event.from_contact_id, to_id=event.into_contact_id):
        note_moved(tx, event.merge_id, "membership", True)
    _move_on(tx, event.merge_id)


def part_people(tx: Transaction, event: ContactsSplit) -> None:
    """Everything goes back, with what came about since in the threads that go back."""
    threads = moved(tx, event.merge_id, "rows:conversations", [])
    give_back_rows(tx, event.merge_id, event.from_contact_id, event.into_contact_id, FOLLOWING, threads)
    _part_carts(tx, event)
    if moved(tx, event.merge_id, "membership", otherwise=False):
        tx.run(_HAND_MEMBERSHIP, holder_id=event.into_contact_id, to_id=event.from_contact_id)
    give_back_rows(tx, event.merge_id, event.from_contact_id, event.into_contact_id, (carts,))
    for row in tx.rows(_CARTS_IN, contact_id=event.into_contact_id, threads=threads):
        if row.state != "open" or tx.value(_OPEN_CART, contact_id=event.from_contact_id) is None:
            tx.run(_HAND_CART, cart_id=row.id, to_id=event.from_contact_id)
    brought = moved(tx, event.merge_id, "credit", {})
    since = merge_of(tx, event.merge_id).at
    part_credit(tx, event.merge_id, event.from_contact_id, event.into_contact_id, brought, since)
    _move_on(tx, event.merge_id)


def _join_carts(tx: Transaction, event: ContactsMerged) -> None:
    """What is just being paid stays where it is paid; its order is the person's all the same."""
    leaving = tx.value(_OPEN_CART, contact_id=event.from_contact_id)
    staying = tx.value(_OPEN_CART, contact_id=event.into_contact_id)
    if leaving is None:
        return
    if staying is None:
        tx.run(_HAND_CART, cart_id=leaving, to_id=event.into_contact_id)
        note_moved(tx, event.merge_id, "cart", {"handed": leaving})
        return
    checkout = tx.row(_OF_CART, cart_id=leaving)
    if checkout is not None and checkout.state == "paying":
        return
    if checkout is not None:
        cancel_checkout(tx, CancelCheckout(checkout.id))
    added = merge_carts(tx, MergeCarts(leaving, staying))
    told = {"from": leaving, "into": staying, "added": msgspec.to_builtins(added)}
    note_moved(tx, event.merge_id, "cart", told)


def _part_carts(tx: Transaction, event: ContactsSplit) -> None:
    told: dict[str, Any] = moved(tx, event.merge_id, "cart", {})
    if "handed" in told:
        if tx.value(_OPEN_CART, contact_id=event.from_contact_id) is None:
            tx.run(_HAND_CART, cart_id=told["handed"], to_id=event.from_contact_id)
    elif told:
        added = msgspec.convert(told["added"], tuple[Added, ...])
        part_carts(tx, PartCarts(told["from"], told["into"], added))


def _move_on(tx: Transaction, merge_id: str) -> None:
    """A turn that is thought through for whoever had the thread before must be thought through again."""
    threads = moved(tx, merge_id, "rows:conversations", [])
    tx.run(_NEXT_VERSION, threads=threads)
    for conversation_id in threads:
        tx.changed("conversation", conversation_id)
