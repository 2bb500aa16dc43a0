"""In a marketplace's thread: which of the messages that arrived are for one of its sellers."""

from typing import Any, NamedTuple

from sqlalchemy import and_, or_, select

from chaffer.accounts.tables import sellers
from chaffer.commerce.catalog.tables import products
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.conversations.dialogue.expecting import expecting
from chaffer.conversations.dialogue.selling import SELLER, SELLERS, SHOP, Known, Letter, whose
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.house import House
from chaffer.conversations.plan import Arrival
from chaffer.kernel.message import Delete, Edit, Media, Reaction, Text
from chaffer.language.keywords import opt_in, opt_out
from chaffer.language.understanding import understand
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.sides import sides_in
from chaffer.threads.tables import messages

LOOKED_BACK = 30
_FOR_THE_SHOP = frozenset((
    "order_status", "add_to_cart", "remove_from_cart", "change_quantity", "show_cart", "checkout", "pay", "cancel_order",
    "return_order", "human", "language_switch", "browse", "help", "search", "show_more",
))  # fmt: skip
"""What the shop answers whoever spoke last."""
_SURE = 0.5
_SELLERS = Statement(
    "sellers.of_shop", select(sellers.c.id, sellers.c.name).where(mine(sellers), sellers.c.state != "closed").limit(500)
)
_TITLES = Statement(
    "sellers.titles",
    select(products.c.title, products.c.seller_id)
    .where(
        mine(products),
        or_(
            in_list(products.c.id, "ids"),
            products.c.id.in_(
                select(order_lines.c.product_id)
                .join(orders, and_(orders.c.shop_id == order_lines.c.shop_id, orders.c.id == order_lines.c.order_id))
                .where(orders.c.shop_id == given("shop_id"), orders.c.contact_id == given("contact"))
            ),
        ),
    )
    .limit(200),
)
_LATELY = Statement(
    "sellers.spoke_lately",
    select(messages.c.direction, messages.c.author_kind, messages.c.seller_id, messages.c.state, messages.c.purpose)
    .where(mine(messages), messages.c.conversation_id == given("conversation"))
    .order_by(messages.c.seq.desc())
    .limit(LOOKED_BACK),
)
_QUOTED = Statement(
    "sellers.quoted",
    select(messages.c.seller_id).where(
        mine(messages), messages.c.conversation_id == given("conversation"), messages.c.provider_id == given("provider_id"),
        messages.c.provider_id != "",
    ),
)  # fmt: skip
_UNSAID = frozenset(("failed", "withdrawn", "held", "scheduled"))


class Sorted(NamedTuple):
    """sellers: by event, whose it is. heard: what the bot hears. owner: as `Heard` has it, if it hears nothing of them.
    asks: events that are kept until it is known whom they are for.
    """

    sellers: dict[str, str]
    heard: list[Arrival]
    owner: str = ""
    asks: tuple[str, ...] = ()


def sort_out(house: House, tx: Transaction, thread: Any, state: State, arrivals: list[Arrival]) -> Sorted:
    """Without sellers in the thread: no statement, and all is heard."""
    if not arrivals or not sides_in(thread.sides).open or arrivals[0].inbound.group:
        return Sorted({}, arrivals)
    known, shops_titles = _known(tx, thread, state)
    floor = _floor(tx, thread.id)
    theirs: dict[str, str] = {}
    heard: list[Arrival] = []
    between: tuple[str, ...] = ()
    asks: list[str] = []
    for arrival in arrivals:
        answer = whose(_letter(house, tx, thread, state, arrival, floor), known, shops_titles)
        if answer.between:
            between, asks = answer.between, [*asks, arrival.event_id]
        elif answer.seller_id:
            theirs[arrival.event_id] = answer.seller_id
            floor = (answer.seller_id,)
        else:
            heard.append(arrival)
            floor = ()
    if heard:
        return Sorted(theirs, heard, asks=tuple(asks))
    return Sorted(theirs, heard, SELLERS + ",".join(between) if between else SELLER, tuple(asks))


def _letter(
    house: House, tx: Transaction, thread: Any, state: State, arrival: Arrival, floor: tuple[str, ...]
) -> Letter:  # fmt: skip
    inbound = arrival.inbound
    text = "\n".join(_said(part) for part in inbound.parts if _said(part))
    quoted = next((_about(part) for part in inbound.parts if _about(part)), inbound.reply_to)
    if opt_out(text) or opt_in(text):  # whatever is quoted and whoever spoke
        return Letter("", None, (), plain=False)
    quotes = tx.value(_QUOTED, conversation=thread.id, provider_id=quoted) if quoted else None
    return Letter(text, quotes, floor, _is_plain(house, tx, thread, state, arrival, text))


def _is_plain(house: House, tx: Transaction, thread: Any, state: State, arrival: Arrival, text: str) -> bool:
    parts = arrival.inbound.parts
    if (
        any(not isinstance(part, Text | Media | Edit | Delete | Reaction) for part in parts)
        or arrival.inbound.about_sku
    ):
        return False
    if state.asked is not None and state.asked.question not in _IDLE:
        return False
    if not text:
        return True
    shop = house.shops.of(tx)
    reading = understand(
        text, today=tx.now.date(), currency=shop.currency, country=thread.contact_country or shop.country,
        language_hint=state.language or thread.language, asked=expecting(state), facets=house.facets.of(tx),
    )  # fmt: skip
    return not reading.slots.order_number and not (reading.intent in _FOR_THE_SHOP and reading.confidence >= _SURE)


_IDLE = frozenset(("what", "which_seller", "interest", "choose", "add_ok", "option", "after_add"))
"""Open questions that a talk with a seller leaves behind; an address, a payment or an errand is still answered to the bot."""


def _known(tx: Transaction, thread: Any, state: State) -> tuple[list[Known], list[str]]:
    here = set(sides_in(thread.sides).open)
    ids = sorted({*(one.product_id for one in state.shown), state.product_id} - {""})
    titles: dict[str, list[str]] = {}
    for row in tx.rows(_TITLES, ids=ids, contact=thread.contact_id):
        titles.setdefault(row.seller_id, []).append(row.title)
    found = [Known(row.id, row.name, row.id in here, tuple(titles.get(row.id, ()))) for row in tx.rows(_SELLERS)]
    return found, titles.get(SHOP, [])


def _floor(tx: Transaction, conversation_id: str) -> tuple[str, ...]:
    """Who spoke since the shopper last did; if nobody, whom the shopper wrote to. What the bot answered before a seller
    spoke is no voice of its own.
    """
    spoke: list[str] = []
    for row in tx.rows(_LATELY, conversation=conversation_id):
        if row.direction == "in":
            return tuple(dict.fromkeys(spoke)) or ((row.seller_id,) if row.seller_id else ())
        answers = row.author_kind == "bot" and row.purpose == "reply"
        if row.state not in _UNSAID and not (answers and any(spoke)):
            spoke.append(row.seller_id)
    return tuple(dict.fromkeys(spoke))


def _said(part: Any) -> str:
    return str(getattr(part, "text", "") or getattr(part, "caption", "") or getattr(part, "alt", "") or "")


def _about(part: Any) -> str:
    """The message that a correction, a deletion or a reaction is about."""
    return str(getattr(part, "of", "") or getattr(part, "to", "")) if isinstance(part, Edit | Delete | Reaction) else ""
