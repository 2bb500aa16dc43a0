"""Quoted things: bought once, by one person, while they are good, and carried by everything that follows an order."""

from datetime import timedelta
from typing import Any

import pytest

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.cart.errors import CartFull, NotSold, QuoteOver
from chaffer.commerce.cart.operations.add_line import AddLine, add_line
from chaffer.commerce.cart.operations.set_quantity import SetQuantity, set_quantity
from chaffer.commerce.cart.queries import cart
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.checkout.operations.expire_checkout import ExpireCheckout, expire_checkout
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.set_address import SetAddress, set_address
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.invoices.operations.issue import issue_invoice
from chaffer.commerce.invoices.queries import invoices_of
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.tables import order_lines, orders
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.payments.tables import payments
from chaffer.commerce.pricing.tables import tax_rates
from chaffer.commerce.quotes.operations.accept_quote import AcceptQuote, accept_quote
from chaffer.commerce.quotes.operations.end_quote import EndQuote, end_quote, expire_quote
from chaffer.commerce.quotes.operations.make_quote import MakeQuote, make_quote
from chaffer.commerce.quotes.operations.open_inquiry import OpenInquiry, open_inquiry
from chaffer.commerce.quotes.queries import inquiry, list_inquiries, quote
from chaffer.commerce.returns.operations.receive_return import ReceiveReturn, receive_return
from chaffer.commerce.returns.options import options
from chaffer.kernel.errors import Conflict, Invalid, NotFound
from chaffer.kernel.money import Money
from chaffer.runtime.tables import events
from chaffer.runtime.transaction import Transaction
from tests.commerce.books import check_books
from tests.commerce.returns.buying import asked, delivered, seen
from tests.commerce.shop import ADDRESS, SHOP, Shop, put
from tests.commerce.test_cart import refused
from tests.commerce.test_invoices import SELLER
from tests.rivals import in_the_middle


def quoted(shop: Shop, minor: int = 7400, *, title: str = "A teapot for the left hand", **more: Any) -> str:
    """A quote to Ada, in the shop's own currency."""
    contact_id = more.pop("contact_id", "per_ada")
    made: str = shop.do(make_quote, MakeQuote(contact_id, "cnv_1", title, Money(minor, "USD"), **more))
    return made


def accepting(tx: Transaction, command: AcceptQuote) -> Any:
    return accept_quote(tx, command, "USD")


def taken(shop: Shop, quote_id: str, quantity: int = 1, contact: str = "per_ada") -> str:
    """The cart it is in."""
    cart_id, _ = shop.do(accepting, AcceptQuote(quote_id, contact, "cnv_1", quantity))
    return str(cart_id)


def checked_out(shop: Shop, cart_id: str, contact: str = "per_ada") -> str:
    checkout_id: str = shop.do(start_checkout, StartCheckout(cart_id, contact, "cnv_1", "en"))
    shop.do(set_address, SetAddress(checkout_id, dict(ADDRESS)))
    return checkout_id


def bought(shop: Shop, quote_id: str, quantity: int = 1) -> str:
    """The paid order."""
    payment_id = shop.do(pay, Pay(checked_out(shop, taken(shop, quote_id, quantity)), "trial")).payment_id
    (minor,) = [row.minor for row in shop.rows(payments, "id", "minor") if row.id == payment_id]
    assert shop.do(settle, payment_id, Truth("paid", minor, "USD")) == "paid"
    return str(shop.rows(orders, "placed_at", "id")[-1].id)


def told(shop: Shop, kind: str) -> int:
    return sum(row.kind == kind for row in shop.rows(events, "kind"))


def why(shop: Shop, exception: type[Exception], operation: Any, *command: Any) -> Any:
    with pytest.raises(exception) as found:
        shop.do(operation, *command)
    return getattr(found.value, "details", {}).get("why")


def forward(shop: Shop, **amount: float) -> None:
    shop.db.clock.forward(**amount)  # type: ignore[attr-defined]


def test_as_many_are_had_as_were_quoted_and_no_more(shop: Shop) -> None:
    quote_id = quoted(shop, quantity_limit=3)

    shop.cart()
    refused(shop, CartFull, accepting, AcceptQuote(quote_id, "per_ada", "cnv_1", 4))
    cart_id = taken(shop, quote_id, 2)
    refused(shop, CartFull, accepting, AcceptQuote(quote_id, "per_ada", "cnv_1"))
    (line,) = shop.read(cart, cart_id).lines
    shop.do(set_quantity, SetQuantity(cart_id, line.id, 3))
    refused(shop, CartFull, set_quantity, SetQuantity(cart_id, line.id, 4))

    (line,) = shop.read(cart, cart_id).lines
    assert (line.quantity, line.available, line.total, line.title) == (
        3, 3, Money(22200, "USD"), "A teapot for the left hand",
    )  # fmt: skip


def test_it_is_told_once_that_it_was_taken(shop: Shop) -> None:
    quote_id = quoted(shop)
    cart_id = taken(shop, quote_id)
    (line,) = shop.read(cart, cart_id).lines
    shop.do(set_quantity, SetQuantity(cart_id, line.id, 0))
    taken(shop, quote_id)

    assert (told(shop, "quote_made"), told(shop, "quote_accepted")) == (1, 1)
    assert shop.read(quote, quote_id).accepted_at is not None


def test_after_its_day_it_is_over_and_says_so(shop: Shop) -> None:
    now = shop.db.clock.now()
    quote_id = quoted(shop, expires_at=now + timedelta(days=2))
    cart_id = taken(shop, quote_id)
    checked_out(shop, cart_id)
    assert not shop.do(expire_quote, quote_id)

    forward(shop, days=3)

    assert not shop.read(cart, cart_id).lines[0].sold
    assert why(shop, QuoteOver, start_checkout, StartCheckout(cart_id, "per_ada")) == "over"
    assert why(shop, QuoteOver, add_line, AddLine(cart_id, "", quote_id=quote_id)) == "expired"
    assert (shop.do(expire_quote, quote_id), shop.do(expire_quote, quote_id)) == (True, False)
    assert (shop.read(quote, quote_id).state, told(shop, "quote_expired")) == ("expired", 1)


def test_a_total_that_was_shown_is_not_paid_after_the_day(shop: Shop) -> None:
    quote_id = quoted(shop, expires_at=shop.db.clock.now() + timedelta(minutes=5))
    checkout_id = checked_out(shop, taken(shop, quote_id))
    forward(shop, minutes=6)

    assert why(shop, QuoteOver, pay, Pay(checkout_id, "trial")) == "expired"
    assert shop.rows(payments, "id") == []


def test_what_is_being_paid_outlives_its_day_and_is_not_withdrawn(shop: Shop) -> None:
    quote_id = quoted(shop, expires_at=shop.db.clock.now() + timedelta(minutes=5))
    payment_id = shop.do(pay, Pay(checked_out(shop, taken(shop, quote_id)), "trial")).payment_id
    refused(shop, Conflict, end_quote, EndQuote(quote_id))
    forward(shop, minutes=6)
    assert not shop.do(expire_quote, quote_id)

    assert shop.do(settle, payment_id, Truth("paid", 7400, "USD")) == "paid"

    refused(shop, Conflict, end_quote, EndQuote(quote_id))
    assert not shop.do(expire_quote, quote_id)
    assert (shop.read(quote, quote_id).state, told(shop, "quote_expired")) == ("bought", 0)
    check_books(shop)


def test_a_payment_that_comes_after_the_quote_is_over_goes_back(shop: Shop) -> None:
    quote_id = quoted(shop)
    checkout_id = checked_out(shop, taken(shop, quote_id))
    payment_id = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    forward(shop, minutes=40)
    assert shop.do(expire_checkout, ExpireCheckout(checkout_id))
    shop.do(end_quote, EndQuote(quote_id))

    assert shop.do(settle, payment_id, Truth("paid", 7400, "USD")) == "refused_late"
    check_books(shop)


def test_withdrawn_is_withdrawn_for_good(shop: Shop) -> None:
    quote_id = quoted(shop)
    cart_id = taken(shop, quote_id)
    shop.do(end_quote, EndQuote(quote_id))
    shop.do(end_quote, EndQuote(quote_id))

    assert why(shop, QuoteOver, add_line, AddLine(cart_id, "", quote_id=quote_id)) == "withdrawn"
    assert not shop.read(cart, cart_id).lines[0].sold
    assert told(shop, "quote_withdrawn") == 1
    refused(shop, NotFound, end_quote, EndQuote("quo_nobody"))


def test_a_new_version_takes_the_place_of_all_older_ones(shop: Shop) -> None:
    first = quoted(shop, 7400)
    cart_id = taken(shop, first)
    second = quoted(shop, 6900, replaces=first)
    third = quoted(shop, 6500, replaces=second)

    found = shop.read(quote, first)
    assert (found.state, found.replaced_by) == ("replaced", third)
    assert taken(shop, third) == cart_id
    (line,) = shop.read(cart, cart_id).lines
    assert (line.quote_id, line.unit.minor) == (third, 6500)
    refused(shop, Conflict, make_quote, MakeQuote("per_ada", "cnv_1", "x", Money(1, "USD"), replaces=first))
    refused(shop, NotFound, make_quote, MakeQuote("per_bob", "cnv_1", "x", Money(1, "USD"), replaces=third))


def test_a_quote_that_makes_no_sense_is_refused(shop: Shop) -> None:
    refused(shop, Invalid, make_quote, MakeQuote("per_ada", "cnv_1", "x", Money(1, "EUR")))
    refused(shop, Invalid, make_quote, MakeQuote("per_ada", "cnv_1", "x", Money(0, "USD")))
    refused(shop, Invalid, make_quote, MakeQuote("per_ada", "cnv_1", " ", Money(1, "USD")))
    past = shop.db.clock.now() - timedelta(seconds=1)
    refused(shop, Invalid, make_quote, MakeQuote("per_ada", "cnv_1", "x", Money(1, "USD"), expires_at=past))
    refused(shop, NotFound, make_quote, MakeQuote("per_ada", "cnv_1", "x", Money(1, "USD"), inquiry_id="inq_no"))
    assert told(shop, "quote_made") == 0


def test_a_rival_checkout_of_the_same_quote_is_refused(shop: Shop) -> None:
    quote_id = quoted(shop)
    one = checked_out(shop, taken(shop, quote_id))

    def set_aside(tx: Any) -> None:  # as if that cart had come from another person
        tx.query("test.aside", carts.update().values(contact_id="per_other").returning(carts.c.id))

    shop.do(set_aside)
    other = checked_out(shop, taken(shop, quote_id))
    results = in_the_middle(
        shop.db,
        SHOP,
        lambda tx: pay(tx, Pay(one, "cash_on_delivery")),
        lambda tx: pay(tx, Pay(other, "cash_on_delivery")),
    )

    assert sum(isinstance(each, QuoteOver | NotSold) for each in results) == 1, results
    assert len(shop.rows(order_lines, "quote_id")) == 1


def test_after_a_cancelled_order_it_can_be_had_again(shop: Shop) -> None:
    quote_id = quoted(shop)
    order_id = bought(shop, quote_id)
    assert why(shop, QuoteOver, accepting, AcceptQuote(quote_id, "per_ada", "cnv_1")) == "bought"

    shop.do(cancel_order, CancelOrder(order_id))

    assert shop.read(quote, quote_id).state == "open"
    assert bought(shop, quote_id) != order_id
    check_books(shop)


def test_it_is_taxed_by_its_class_and_comes_later_by_its_days(shop: Shop) -> None:
    def rates(tx: Any) -> None:
        for name, category, ppm in (("general", "", 200_000), ("books", "Books", 50_000)):
            put(tx, tax_rates, id=f"tax_{name}", country="US", region="", name="VAT", rate_ppm=ppm, category=category)

    shop.do(rates)
    sums = {}
    for tax_class in ("", "Books", "none"):
        quote_id = quoted(shop, 10_000, tax_class=tax_class, contact_id=f"per_{tax_class}")
        checkout_id = checked_out(shop, taken(shop, quote_id, contact=f"per_{tax_class}"), f"per_{tax_class}")
        sums[tax_class] = shop.do(pay, Pay(checkout_id, "trial")).bill.totals.tax.minor

    assert sums == {"": 2000, "Books": 500, "none": 0}


def test_the_days_it_needs_first_are_added_to_the_delivery(shop: Shop) -> None:
    shop.product("MUG")
    alone = shop.do(set_address, SetAddress(shop.checkout(MUG=1), dict(ADDRESS)))
    cart_id = taken(shop, quoted(shop, lead_days=4))
    checkout_id = shop.do(start_checkout, StartCheckout(cart_id, "per_ada", "cnv_1", "en"))
    late = shop.do(set_address, SetAddress(checkout_id, dict(ADDRESS)))

    assert [each.max_days + 4 * bool(each.max_days) for each in alone.deliveries] == [
        each.max_days for each in late.deliveries
    ]


def test_an_order_an_invoice_a_refund_and_a_return_carry_its_title(shop: Shop) -> None:
    shop.do(change_shop, ChangeShop(settings={"invoices": SELLER}))
    quote_id = quoted(shop, quantity_limit=3, image_url="https://shop.example/pot.jpg")
    placed = seen(shop, bought(shop, quote_id, 3))
    (line,) = placed.lines
    assert (line.title, line.quote_id, line.sku, line.product_id, line.image_url) == (
        "A teapot for the left hand", quote_id, "", "", "https://shop.example/pot.jpg",
    )  # fmt: skip

    (payment_id,) = [row.id for row in shop.rows(payments, "id", "order_id") if row.order_id == placed.id]
    shop.do(issue_invoice, placed.id, payment_id)
    (paper,) = shop.read(invoices_of, placed.id)
    assert [(item.title, item.quantity) for item in paper.content.items] == [("A teapot for the left hand", 3)]

    shop.do(ask_refund, AskRefund(placed.id, "one", {line.id: 1}))
    delivered(shop, placed)
    allowed = shop.read(options, placed.id).lines[0]
    assert (allowed.title, allowed.exchange.why, allowed.change.allowed) == (line.title, "never", False)
    action = asked(shop, placed, "return", lines={line.id: 1}, reason="not_as_expected")
    assert shop.do(receive_return, ReceiveReturn(action.result["return_id"])) == 7400
    now = seen(shop, placed.id)
    assert (now.refunded.minor, now.lines[0].refunded_quantity, now.lines[0].returned_quantity) == (14800, 2, 1)
    check_books(shop)


def test_a_wish_is_kept_once_and_answered_by_a_quote(shop: Shop) -> None:
    wish = OpenInquiry(
        "per_ada", "cnv_1", "a left-handed teapot", {"category": "teapot"}, Money(8000, "USD"), "2026-05-10", "en"
    )
    inquiry_id = shop.do(open_inquiry, wish)
    assert shop.do(open_inquiry, wish) == inquiry_id
    found = shop.read(inquiry, inquiry_id)
    assert (found.budget, found.needed_by, found.state) == (Money(8000, "USD"), "2026-05-10", "open")

    first = quoted(shop, inquiry_id=inquiry_id)
    second = quoted(shop, replaces=first)

    assert shop.read(inquiry, inquiry_id).state == "quoted"
    assert shop.read(quote, second).inquiry_id == inquiry_id
    assert shop.db.read_now(SHOP, lambda tx: list_inquiries(tx, "~", 10, state="open")) == []
    assert told(shop, "inquiry_opened") == 1
