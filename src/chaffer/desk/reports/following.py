"""Follow the live feed and count anew the talks it names, a moment behind; a turn knows nothing of it.

As with the list (`desk/rows/following.py`): where the reader stands is a row, one process follows at a time, and whoever
begins anew goes through all threads.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import delete, or_, select

from chaffer.accounts.shops import all_shops
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.orders.tables import orders
from chaffer.desk.reports.recount import STILL_MOVES, add_up, due_threads, kept_of_nobody, recount
from chaffer.desk.reports.tables import report_days, talks
from chaffer.desk.rows.facts import UNSAID
from chaffer.runtime.live import BEGINNING, Change, Place, after, is_known, last
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.tables import cursors
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations, messages

TOPICS = frozenset(("conversation", "message", "cart", "order"))
ANEW_AT_ONCE = 10
TOGETHER = 25
"""Threads looked at in one transaction."""
_NAME = "reports"
_CONVERSATION = "cnv_"
_STANDS = Statement(
    "reports.stands",
    select(cursors.c.position).where(mine(cursors), cursors.c.name == _NAME).with_for_update(skip_locked=True),
)
_KNOWN = Statement("reports.place", select(cursors.c.name).where(mine(cursors), cursors.c.name == _NAME))
_BEGIN = Statement("reports.begin", insert_all(cursors).on_conflict_do_nothing(index_elements=["shop_id", "name"]))
_STAND = guarded("reports.stand", cursors, cursors.c.name == _NAME, position=given("place"), updated_at=given("at"))
_OF_MESSAGES = Statement(
    "reports.of_messages",
    select(messages.c.conversation_id).distinct().where(
        mine(messages), in_list(messages.c.id, "ids"),
        or_(
            messages.c.direction == "in", messages.c.author_kind.in_(["staff", "seller"]), messages.c.state.in_(UNSAID)
        ),
    ),
)  # fmt: skip
_OF_CARTS = Statement(
    "reports.of_carts",
    select(conversations.c.id)
    .distinct()
    .select_from(
        carts.join(
            conversations,
            (conversations.c.shop_id == carts.c.shop_id) & (conversations.c.contact_id == carts.c.contact_id),
        )
    )
    .where(mine(carts), in_list(carts.c.id, "ids")),
)
_OF_ORDERS = Statement(
    "reports.of_orders",
    select(orders.c.conversation_id, orders.c.placed_at).where(
        mine(orders), in_list(orders.c.id, "ids"), orders.c.conversation_id != given("none")
    ),
)
_NEXT = Statement(
    "reports.next_thread",
    select(conversations.c.id).where(mine(conversations), conversations.c.id > given("after"))
    .order_by(conversations.c.id).limit(given("limit")),
)  # fmt: skip
_FORGET_TALKS = Statement("talks.forget", delete(talks).where(mine(talks), talks.c.conversation_id != given("none")))
_FORGET_DAYS = Statement("report_days.forget", delete(report_days).where(mine(report_days), report_days.c.source == ""))


class Anew(msgspec.Struct, frozen=True):
    """All is counted anew: of this shop the threads after this one. after: None if the shop's sums still stand."""

    shop_id: str = ""
    after: str | None = None


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
        return _settle(tx)
    taken = _piece(batch)
    for shop_id, changes in _by_shop(taken).items():
        _look(tx.of(shop_id), changes)
    return _stand(tx, Stand(*taken[-1].place))


def make_anew(tx: Transaction) -> None:
    """Have everything counted again, by whoever follows. The transaction looks across shops."""
    tx.run(_BEGIN, name=_NAME, position=Stand(), updated_at=tx.now)
    _stand(tx, Stand(*last(tx), Anew()))


def count_anew(tx: Transaction, after_id: str | None) -> str | None:
    """One piece of a shop's threads; where to go on, None at the end. after_id: None begins, and drops what was counted.

    What is left of shoppers who were forgotten stays: nothing else tells of it any more.
    """
    if after_id is None:
        tx.run(_FORGET_TALKS, none="")
        tx.run(_FORGET_DAYS)
        add_up(tx, kept_of_nobody(tx))
        return ""
    ids = [row.id for row in tx.rows(_NEXT, after=after_id, limit=ANEW_AT_ONCE)]
    recount(tx, ids)
    return ids[-1] if ids else None


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
    following = count_anew(tx.of(shops[0]), begins.after)
    if following is not None:
        return _stand(tx, Stand(stand.transaction, stand.seq, Anew(shops[0], following)))
    return _stand(tx, Stand(stand.transaction, stand.seq, Anew(shops[1]) if len(shops) > 1 else None))


def _settle(tx: Transaction) -> bool:
    """Talks that went quiet: time alone says what became of them."""
    due: dict[str, list[str]] = defaultdict(list)
    for shop_id, conversation_id in due_threads(tx, TOGETHER):
        due[shop_id].append(conversation_id)
    return sum(recount(tx.of(shop_id), ids) for shop_id, ids in sorted(due.items())) > 0


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
        ids |= {row.conversation_id for row in tx.rows(_OF_MESSAGES, ids=said)}
    if changes["cart"]:
        ids |= {row.id for row in tx.rows(_OF_CARTS, ids=sorted(changes["cart"]))}
    since: datetime | None = None
    if changes["order"]:
        rows = tx.rows(_OF_ORDERS, ids=sorted(changes["order"]), none="")
        ids |= {row.conversation_id for row in rows}
        since = min((row.placed_at for row in rows), default=None)
    if ids:
        recount(tx, ids, since - STILL_MOVES if since else None)
