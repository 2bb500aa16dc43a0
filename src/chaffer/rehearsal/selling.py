"""A marketplace's sellers in a conversation that is played: whose products are whose, what they answer, what they see."""

from typing import Any

from sqlalchemy import and_, select

from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.sellers.queries import all_sellers
from chaffer.accounts.sellers.write_seller import WriteSeller, add_seller
from chaffer.commerce.catalog.operations.assign_products import assign_products
from chaffer.commerce.catalog.queries import product_by_handle
from chaffer.desk.sellers.reply import SellerReply, reply_as_seller
from chaffer.rehearsal.seen import Differs
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

_SOMEONE = Actor("staff", "stf_seller")
_SAID = Statement(
    "rehearsal.sides",
    select(messages.c.seller_id, messages.c.part)
    .join(
        conversations,
        and_(conversations.c.shop_id == messages.c.shop_id, conversations.c.id == messages.c.conversation_id),
    )
    .where(
        mine(messages), conversations.c.contact_id == given("contact_id"), messages.c.direction == "in",
        in_list(messages.c.seller_id, "sellers"),
    )
    .order_by(messages.c.seq),
)  # fmt: skip


def open_stalls(tx: Transaction, sellers: dict[str, list[str]]) -> None:
    """By name: the handles of what they sell. Raises Differs."""
    for name, handles in sellers.items():
        seller_id = add_seller(tx, WriteSeller(name), SYSTEM)
        found = [product_by_handle(tx, handle) for handle in handles]
        if None in found:
            raise Differs(f"the shop has no product {handles[found.index(None)]!r}")
        assign_products(tx, seller_id, [each.id for each in found if each is not None], SYSTEM)


def answers(tx: Transaction, thread: Any, *details: str) -> None:
    """`answers Atelier Nord: Yes, by hand.` Raises Differs."""
    name, _, words = " ".join(details).partition(":")
    seller_id = next((each.id for each in all_sellers(tx) if each.name == name.strip()), "")
    if not seller_id:
        raise Differs(f"nobody sells here as {name.strip()!r}")
    reply_as_seller(tx, SellerReply(thread.id, seller_id, words.strip()), _SOMEONE)


def sides(tx: Transaction, contact_id: str) -> dict[str, list[str]]:
    """By seller, what the shopper wrote that they can read."""
    names = {each.id: each.name for each in all_sellers(tx)}
    told: dict[str, list[str]] = {}
    for row in tx.rows(_SAID, contact_id=contact_id, sellers=sorted(names)) if names else ():
        words = " ".join(str(part.get("text") or part.get("label") or part["type"]) for part in row.part)
        told.setdefault(names[row.seller_id], []).append(words)
    return told
