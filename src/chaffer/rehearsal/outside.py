"""What happens outside a conversation while it is played: the merchant packs and counts, the carrier scans."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from chaffer.accounts.actor import Actor
from chaffer.accounts.shops import own_shop
from chaffer.commerce.catalog.operations.put_relations import put_relations
from chaffer.commerce.catalog.operations.set_price import SetPrice, set_price
from chaffer.commerce.catalog.operations.set_stock import SetStock, set_stock
from chaffer.commerce.catalog.queries import product_by_handle, variant_by_sku
from chaffer.commerce.companies.operations.join_company import JoinCompany, join_company
from chaffer.commerce.companies.operations.put_company import PutCompany, put_company
from chaffer.commerce.fulfilment.operations.create_shipment import CreateShipment, create_shipment
from chaffer.commerce.fulfilment.operations.record_scan import RecordScan, record_scan
from chaffer.commerce.fulfilment.operations.ship import Ship, ship
from chaffer.commerce.ledger.kinds import capture, credit_given
from chaffer.commerce.ledger.posting import post
from chaffer.commerce.orders.queries import orders_of
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.quotes.operations.end_quote import EndQuote, end_quote
from chaffer.commerce.quotes.operations.make_quote import MakeQuote
from chaffer.commerce.quotes.queries import list_inquiries, list_quotes
from chaffer.commerce.returns.actions import actions_by
from chaffer.commerce.returns.operations.decide import Decide, decide
from chaffer.commerce.returns.operations.label_return import LabelReturn, label_return
from chaffer.commerce.returns.operations.receive_return import Received, ReceiveReturn, receive_return
from chaffer.commerce.returns.rows import returns_of
from chaffer.commerce.vouchers.operations.create_voucher import CreateVoucher, create_voucher
from chaffer.desk.operations.quote import quote
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.satisfaction.ask import ask_rating
from chaffer.kernel.money import Money
from chaffer.people.listing import LAST
from chaffer.rehearsal.seen import Differs
from chaffer.rehearsal.selling import answers
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.hand_back import HandBack, hand_back

_PAYMENT = Statement(
    "rehearsal.payment",
    select(payments.c.minor, payments.c.currency).where(mine(payments)).order_by(payments.c.id.desc()).limit(1),
)


def happens(tx: Transaction, thread: Any, name: str, details: list[str]) -> None:
    """thread: the row of the conversation it happens to. Raises Differs if it cannot happen now."""
    _HAPPENS[name](tx, thread, *details)


def price(tx: Transaction, sku: str, amount: Money) -> None:
    """Raises Differs for an article the shop does not have."""
    found = variant_by_sku(tx, sku)
    if found is None:
        raise Differs(f"the shop has no article {sku!r}")
    set_price(tx, SetPrice(found.id, amount))


def relate(tx: Transaction, handle: str, told: dict[str, list[str]]) -> None:
    """Raises Differs for a product the shop does not have."""
    found = product_by_handle(tx, handle)
    if found is None:
        raise Differs(f"the shop has no product {handle!r}")
    put_relations(tx, found.id, told)


def stock(tx: Transaction, sku: str, count: int) -> None:
    """Raises Differs for an article the shop does not have."""
    found = variant_by_sku(tx, sku)
    if found is None:
        raise Differs(f"the shop has no article {sku!r}")
    set_stock(tx, SetStock(found.id, count))


def sum_to_pay(tx: Transaction) -> str:
    """Of the newest payment of the shop, as files write it: `$179`, `$179.50`, `12 EUR`."""
    row = tx.one(_PAYMENT)
    amount = f"{Money(row.minor, row.currency).major:f}"
    whole, _, part = amount.partition(".")
    short = amount if part.strip("0") else whole
    return f"${short}" if row.currency == "USD" else f"{short} {row.currency}"


def _newest(tx: Transaction, thread: Any) -> OrderView:
    orders = orders_of(tx, thread.contact_id)
    if not orders:
        raise Differs("nothing is ordered yet")
    return orders[0]


def _packed(tx: Transaction, thread: Any) -> None:
    order_id = _newest(tx, thread).id
    create_shipment(tx, CreateShipment(order_id, carrier="Trial Post", tracking_number="TP1"))


def _shipped(tx: Transaction, thread: Any) -> None:
    if not _newest(tx, thread).shipments:
        _packed(tx, thread)
    ship(tx, Ship(_newest(tx, thread).shipments[0].id))


def _scan(tx: Transaction, thread: Any, code: str, *place: str) -> None:
    shipments = _newest(tx, thread).shipments
    if not shipments:
        raise Differs("nothing is packed yet")
    scans = len(shipments[0].scans)
    at = tx.now + timedelta(seconds=scans)
    record_scan(tx, RecordScan(f"scan-{scans + 1}", code, at, shipments[0].id, place=" ".join(place)))


def _stock(tx: Transaction, _thread: Any, sku: str, count: str) -> None:
    stock(tx, sku, int(count))


def _hand_back(tx: Transaction, thread: Any) -> None:
    hand_back(tx, HandBack(thread.id, thread.contact_id))


def _received(tx: Transaction, thread: Any, *condition: str) -> None:
    """All that was to come back is here; "damaged": not to be sold again."""
    open_ones = [each for each in returns_of(tx, _newest(tx, thread).id) if each.state in {"open", "labelled"}]
    if not open_ones:
        raise Differs("nothing is on its way back")
    found = open_ones[0]
    good = "damaged" not in condition
    lines = {line.order_line_id: Received(line.quantity, line.quantity * good) for line in found.lines}
    receive_return(tx, ReceiveReturn(found.id, lines))


def _labelled(tx: Transaction, thread: Any) -> None:
    found = returns_of(tx, _newest(tx, thread).id)
    if not found:
        raise Differs("nothing is to come back")
    label_return(tx, LabelReturn(found[-1].id, "trial", "TR1", "https://carrier.example/label/TR1"))


def _decided(tx: Transaction, thread: Any, *, yes: bool) -> None:
    waiting = [each for each in actions_by(tx, thread.contact_id) if each.state == "approval"]
    if not waiting:
        raise Differs("nothing waits for a person")
    decide(tx, Decide(waiting[0].id, yes))


def company(tx: Transaction, contact_id: str, name: str) -> None:
    """The shopper buys for a company of this name, which pays on invoice within thirty days."""
    company_id = put_company(tx, PutCompany(name, "FR", "FR40303265045", pays_by_invoice=True))
    join_company(tx, JoinCompany(contact_id, company_id))


def _company(tx: Transaction, thread: Any, *name: str) -> None:
    company(tx, thread.contact_id, " ".join(name))


def _quoted(tx: Transaction, thread: Any, *told: str) -> None:
    """A person offers something: `7400 days=2 limit=3 lead=4 again A teapot`; "again" is in place of the newest."""
    named = dict(word.split("=", 1) for word in told if "=" in word)
    minor, *rest = (word for word in told if "=" not in word)
    title = " ".join(word for word in rest if word != "again")
    wish_id = _open_wish(tx, thread.id)
    ends = tx.now + timedelta(days=int(named["days"])) if "days" in named else None
    command = MakeQuote(
        thread.contact_id, thread.id, title, Money(int(minor), own_shop(tx).currency), image_url=named.get("picture", ""),
        quantity_limit=int(named.get("limit", 1)), lead_days=int(named.get("lead", 0)), expires_at=ends,
        inquiry_id=wish_id, replaces=_newest_quote(tx, thread) if "again" in rest else "",
    )  # fmt: skip
    quote(tx, command, _SOMEONE, keeps="keeps" in named)


def _open_wish(tx: Transaction, conversation_id: str) -> str:
    """The newest wish of the thread that nobody answered; "" if there is none."""
    found = list_inquiries(tx, LAST, 1, state="open", conversation_id=conversation_id)
    return found[0].id if found else ""


def _newest_quote(tx: Transaction, thread: Any) -> str:
    found = list_quotes(tx, LAST, 1, conversation_id=thread.id)
    if not found:
        raise Differs("nothing is quoted yet")
    return found[0].id


def _withdrawn(tx: Transaction, thread: Any) -> None:
    end_quote(tx, EndQuote(_newest_quote(tx, thread)))


def _taken(tx: Transaction, thread: Any) -> None:
    take_over(tx, TakeOver(thread.id), _SOMEONE)


def _closed(tx: Transaction, thread: Any) -> None:
    set_conversation(tx, SetConversation(thread.id, "closed"))


def _rating_asked(tx: Transaction, thread: Any) -> None:
    ask_rating(tx, thread.id)


_SOMEONE = Actor("staff", "stf_someone")


def _credit(tx: Transaction, thread: Any, minor: str) -> None:
    """The shopper has so many minor units of store credit, from an order of long ago."""
    cause, was = tx.new_id("refund"), Money(int(minor), _currency(tx))
    post(tx, capture(cause, "trial", cause, was))
    post(tx, credit_given(cause, cause, cause, thread.contact_id, was, Money(0, was.currency)))


def _voucher(tx: Transaction, _thread: Any, code: str, kind: str, value: str, *rules: str) -> None:
    """A code that takes something off: its kind, its value, then names and values of what it asks for."""
    told = dict(zip(rules[::2], rules[1::2], strict=True))
    ends = tx.now - timedelta(days=1) if told.pop("over", "") else None
    limits: dict[str, Any] = {
        name: text.split("+") if name == "categories" else int(text) for name, text in told.items()
    }
    currency = _currency(tx) if kind == "amount" else ""
    create_voucher(tx, CreateVoucher(kind, int(value), currency, code, limits, uses_at_most=None, ends_at=ends))


def _currency(tx: Transaction) -> str:
    return own_shop(tx).currency


_HAPPENS: dict[str, Callable[..., None]] = {
    "packed": _packed, "shipped": _shipped, "scan": _scan, "stock": _stock, "hand_back": _hand_back,
    "received": _received, "labelled": _labelled,
    "approved": lambda tx, thread: _decided(tx, thread, yes=True),
    "refused": lambda tx, thread: _decided(tx, thread, yes=False),
    "company": _company, "credit": _credit, "voucher": _voucher, "quoted": _quoted, "withdrawn": _withdrawn,
    "taken": _taken, "answers": answers, "closed": _closed, "rating_asked": _rating_asked,
}  # fmt: skip
