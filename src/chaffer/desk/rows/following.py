"""Follow the live feed and look again at the conversations it names. Whoever begins anew goes through all of them.

Where the reader stands is a row, so nothing is lost over a restart; one process follows at a time.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import or_, select

from chaffer.accounts.shops import all_shops
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.commission.operations.settle_commission import settle_commission
from chaffer.commerce.orders.tables import orders
from chaffer.desk.find.keeping import keep_messages, keep_orders, keep_people
from chaffer.desk.rows.facts import UNSAID, stray_rows
from chaffer.desk.rows.refresh import refresh
from chaffer.people.tables import contacts
from chaffer.runtime.live import BEGINNING, Change, Place, after, is_known, last
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.tables import cursors
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations, messages

TOPICS = frozenset(("conversation", "message", "cart", "contact", "order"))
ANEW_AT_ONCE = 25
TOGETHER = 40
"""Conversations looked at in one transaction."""
_NAME = "desk_rows"
_CONVERSATION = "cnv_"


def _following(name: str, table: Any) -> Statement:
    """Ids in order, for whoever goes through all of a shop."""
    return Statement(
        name,
        select(table.c.id).where(mine(table), table.c.id > given("after")).order_by(table.c.id).limit(given("limit")),
    )


_STANDS = Statement(
    "desk_rows.stands",
    select(cursors.c.position).where(mine(cursors), cursors.c.name == _NAME).with_for_update(skip_locked=True),
)
_KNOWN = Statement("desk_rows.place", select(cursors.c.name).where(mine(cursors), cursors.c.name == _NAME))
_BEGIN = Statement("desk_rows.begin", insert_all(cursors).on_conflict_do_nothing(index_elements=["shop_id", "name"]))
_STAND = guarded("desk_rows.stand", cursors, cursors.c.name == _NAME, position=given("place"), updated_at=given("at"))
# What became of the bot's own messages changes nothing in the list, unless nobody saw them.
_IN = Statement(
    "desk_rows.in_threads",
    select(messages.c.id, messages.c.conversation_id, messages.c.part).where(
        mine(messages),
        in_list(messages.c.id, "ids"),
        or_(
            messages.c.direction == "in", messages.c.author_kind.in_(["staff", "seller"]), messages.c.state.in_(UNSAID)
        ),
    ),
)
_CARTS = Statement("desk_rows.of_carts", select(carts.c.contact_id).where(mine(carts), in_list(carts.c.id, "ids")))
_OF_CONTACTS = Statement(
    "desk_rows.of_contacts",
    select(conversations.c.id).where(mine(conversations), in_list(conversations.c.contact_id, "contacts")),
)


_NEXT = {
    "threads": _following("desk_rows.next_thread", conversations),
    "people": _following("desk_rows.next_person", contacts),
    "orders": _following("desk_rows.next_order", orders),
}
_AFTER: dict[str, Literal["people", "orders"] | None] = {"threads": "people", "people": "orders", "orders": None}


def _orders(tx: Transaction, ids: Collection[str]) -> None:
    """Found by their number, and whoever led to them gets their share."""
    keep_orders(tx, ids)
    for order_id in sorted(ids):
        settle_commission(tx, order_id)


_KEEP: dict[str, Callable[[Transaction, Collection[str]], None]] = {"people": keep_people, "orders": _orders}


class Anew(msgspec.Struct, frozen=True):
    """All is gone through: of this shop these things, from the one after this."""

    shop_id: str = ""
    what: Literal["threads", "people", "orders"] = "threads"
    after: str = ""


class Stand(msgspec.Struct, frozen=True):
    transaction: int = 0
    seq: int = 0
    anew: Anew | None = None

    @property
    def place(self) -> Place:
        return Place(self.transaction, self.seq)


def follow(tx: Transaction) -> bool:
    """One piece of what is to do; whether there may be more. The transaction looks across shops."""
    raw = tx.value(_STANDS)
    if raw is None:
        return _begun(tx)
    stand = msgspec.convert(raw, Stand)
    if stand.anew is not None:
        return _go_through(tx, stand, stand.anew)
    if stand.place != BEGINNING and not is_known(tx, stand.seq):
        return _stand(tx, Stand(*last(tx), Anew()))
    batch = after(tx, stand.place)
    if not batch:
        return False
    taken = _piece(batch)
    for shop_id, changes in _by_shop(taken).items():
        _look(tx.of(shop_id), changes)
    _stand(tx, Stand(*taken[-1].place))
    return True


def make_anew(tx: Transaction) -> None:
    """Have every row made again, by whoever follows. The transaction looks across shops."""
    tx.run(_BEGIN, name=_NAME, position=Stand(), updated_at=tx.now)
    _stand(tx, Stand(*last(tx), Anew()))


def refresh_all(tx: Transaction, begins: Anew) -> Anew | None:
    """One piece of a shop's things; where to go on, None at the end."""
    ids = [row.id for row in tx.rows(_NEXT[begins.what], after=begins.after, limit=ANEW_AT_ONCE)]
    if not ids:
        if begins.what == "threads":
            refresh(tx, stray_rows(tx))
        following = _AFTER[begins.what]
        return msgspec.structs.replace(begins, what=following, after="") if following else None
    if begins.what == "threads":
        refresh(tx, ids, anew=True)
    else:
        _KEEP[begins.what](tx, ids)
    return msgspec.structs.replace(begins, after=ids[-1])


def _begun(tx: Transaction) -> bool:
    """The very first time; False where another process has the row just now."""
    if tx.value(_KNOWN) is not None:
        return False
    make_anew(tx)
    return True


def _stand(tx: Transaction, stand: Stand) -> bool:
    tx.run(_STAND, place=stand, at=tx.now)
    return True


def _go_through(tx: Transaction, stand: Stand, anew: Anew) -> bool:
    shops = sorted(shop.id for shop in all_shops(tx) if shop.id >= anew.shop_id)
    if not shops:
        return _stand(tx, Stand(stand.transaction, stand.seq))
    begins = anew if shops[0] == anew.shop_id else Anew(shops[0])
    following = refresh_all(tx.of(shops[0]), begins) or (Anew(shops[1]) if len(shops) > 1 else None)
    return _stand(tx, Stand(stand.transaction, stand.seq, following))


def _piece(batch: Sequence[Change]) -> Sequence[Change]:
    """As much of it as is about so many things."""
    named: set[str] = set()
    for number, change in enumerate(batch):
        if change.topic in TOPICS:
            named.add(change.thing_id)
            if len(named) > TOGETHER:
                return batch[:number]
    return batch


def _by_shop(batch: Iterable[Change]) -> dict[str, dict[str, set[str]]]:
    """By shop and topic: of what."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for change in batch:
        if change.topic in TOPICS:
            found[change.shop_id][change.topic].add(change.thing_id)
    return found


def _look(tx: Transaction, changes: dict[str, set[str]]) -> None:
    ids = set(changes["conversation"]) | {each for each in changes["message"] if each.startswith(_CONVERSATION)}
    if said := sorted(changes["message"] - ids):
        rows = tx.rows(_IN, ids=said)
        ids |= {row.conversation_id for row in rows}
        keep_messages(tx, rows)
    keep_people(tx, changes["contact"])
    _orders(tx, changes["order"])
    contacts = {row.contact_id for row in tx.rows(_CARTS, ids=sorted(changes["cart"]))} if changes["cart"] else set()
    contacts |= changes["contact"]  # blocked, or blocked no more
    if contacts:
        ids |= {row.id for row in tx.rows(_OF_CONTACTS, contacts=sorted(contacts))}
    refresh(tx, ids, contacts)
