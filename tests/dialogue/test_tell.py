"""What is told on our own accord."""

from datetime import UTC, datetime

import pytest

from chaffer.commerce.fulfilment.events import (
    ParcelDelivered,
    ParcelLate,
    ParcelScanned,
    ShipmentPacked,
    ShipmentShipped,
)
from chaffer.commerce.invoices.events import InvoiceIssued, InvoiceOverdue
from chaffer.commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from chaffer.commerce.payments.events import (
    CardKept,
    CardNotKept,
    CardRefused,
    PaymentFailed,
    PaymentLateRefunded,
    PermissionEnded,
    PermissionGiven,
    RefundDone,
    StoreCreditGiven,
)
from chaffer.commerce.returns.events import ChangeDone, ChangeNotDone, ReturnLabelled, ReturnReceived
from chaffer.conversations.dialogue.words import Bought
from chaffer.conversations.order_news import news_template
from chaffer.conversations.tell import Event, Facts, tell
from chaffer.conversations.voices.render import render
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.kernel.locale import LANGUAGES
from chaffer.kernel.message import Link, OrderReceipt
from chaffer.kernel.money import Money

SHOP = ShopVoice("Marlow & Fig", "Fig")
WHO = ("per_1", "cnv_1")
PAID = OrderPaid("ord_1", "1007", *WHO, "pay_1", Money(4_900, "USD"))
SHIPPED = ShipmentShipped("shm_1", "ord_1", "1007", *WHO, "Trial Post", "TP1", "https://post.example/TP1")
MONEY = {"minor": 4_900, "currency": "USD"}
LINES = (Bought("A", 1, "Gown", MONEY, MONEY),)
TOLD: list[Event] = [
    PAID,
    OrderPlaced("ord_1", "1007", *WHO, Money(4_900, "USD"), "cash_on_delivery"),
    OrderCancelled("ord_1", "1007", *WHO, "staff", Money(0, "USD")),
    PaymentFailed("pay_1", "chk_1", *WHO, "card_declined"),
    PaymentLateRefunded("pay_1", "chk_1", *WHO, "", "out_of_stock", Money(4_900, "USD")),
    RefundDone("rfd_1", "pay_1", "ord_1", *WHO, Money(4_900, "USD")),
    CardKept("pmt_1", *WHO, "Visa", "4242"),
    CardNotKept("cst_1", *WHO, "card_declined"),
    *(PermissionGiven("mdt_1", *WHO, Money(8_000, "USD"), period) for period in ("day", "week", "month")),
    PermissionEnded("mdt_1", *WHO),
    CardRefused("pay_1", "chk_1", *WHO, "authentication_required", "", Money(4_900, "USD"), datetime(2026, 3, 2, tzinfo=UTC)),
    InvoiceIssued("inv_1", "invoice", "2026-000007", "ord_1", *WHO, Money(4_900, "USD")),
    InvoiceIssued("inv_2", "credit_note", "CN-2026-000007", "ord_1", *WHO, Money(4_900, "USD")),
    *(InvoiceOverdue("pay_1", "ord_1", "1007", *WHO, Money(4_900, "USD"), "2026-03-01", times) for times in (1, 2)),
    SHIPPED,
    ParcelLate("shm_1", "ord_1", "1007", *WHO, "past", "2026-03-06", 1),
    ParcelLate("shm_1", "ord_1", "1007", *WHO, "silent", "", 5),
    StoreCreditGiven("rfd_1", "pay_1", "ord_1", *WHO, Money(5_390, "USD"), Money(490, "USD")),
    *(ChangeDone("act_1", kind, "ord_1", "1007", *WHO) for kind in ("change_address", "change_item", "cancel_lines")),
    *(ChangeNotDone("act_1", "cancel", why, "ord_1", "1007", *WHO) for why in ("refused", "unpaid", "left")),
    ReturnLabelled("ret_1", "ord_1", "1007", *WHO, "trial", "T1", "https://carrier.example/l"),
    *(ReturnReceived("ret_1", "ord_1", "1007", *WHO, method, Money(4_900, "USD")) for method in ("original", "store_credit", "exchange")),
    ParcelDelivered("shm_1", "ord_1", "1007", *WHO),
    *(ParcelScanned("shm_1", "ord_1", "1007", *WHO, code, "") for code in ("out_for_delivery", "delayed", "failed_attempt", "lost", "returned")),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", TOLD, ids=lambda event: f"{type(event).__name__}-{getattr(event, 'code', '')}")
def test_what_happened_is_told_in_every_language(event: Event, language: str) -> None:
    said = tell(event, Facts(LINES, "1007", "https://shop.example/o/1"))

    assert said is not None
    assert said.purpose == "transactional"
    (part,) = render(said, language, SHOP)
    text = getattr(part, "body", "") or getattr(part, "text", "") or getattr(part, "caption", "")
    assert text
    assert "{" not in text
    assert "tell-" not in text


def test_a_payment_is_thanked_for_with_a_receipt() -> None:
    (part,) = render(tell(PAID, Facts(LINES, order_url="https://shop.example/o/1")), "en", SHOP)  # type: ignore[arg-type]

    assert isinstance(part, OrderReceipt)
    assert (part.number, part.total, part.lines[0].title, part.url) == (
        "1007",
        "$49",
        "Gown",
        "https://shop.example/o/1",
    )


def test_a_parcel_that_left_is_told_with_its_page() -> None:
    (part,) = render(tell(SHIPPED, Facts()), "en", SHOP)  # type: ignore[arg-type]

    assert isinstance(part, Link)
    assert (part.url, part.label) == ("https://post.example/TP1", "Follow the parcel")


def test_packed_is_silent_unless_the_shop_wants_it() -> None:
    packed = ShipmentPacked("shm_1", "ord_1", "1007", *WHO)

    assert tell(packed, Facts()) is None
    assert tell(packed, Facts(tells_packed=True)) is not None


@pytest.mark.parametrize("code", ["picked_up", "in_transit", "arrived", "customs", "something_new"])
def test_scans_that_are_no_news_are_silent(code: str) -> None:
    assert tell(ParcelScanned("shm_1", "ord_1", "1007", *WHO, code, "Salem"), Facts()) is None


def test_what_the_bot_has_just_answered_is_not_told_again() -> None:
    said = Facts(said_in_turn=True)

    assert tell(OrderPlaced("ord_1", "1007", *WHO, Money(4_900, "USD"), "cash_on_delivery"), said) is None
    assert tell(OrderCancelled("ord_1", "1007", *WHO, "shopper", Money(0, "USD")), said) is None


def test_an_order_paid_online_is_told_by_its_payment() -> None:
    assert tell(OrderPlaced("ord_1", "1007", *WHO, Money(4_900, "USD"), "trial"), Facts()) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_that_never_became_an_order_goes_back_without_a_number(language: str) -> None:
    event = RefundDone("rfd_1", "pay_1", "", *WHO, Money(4_900, "USD"))

    (part,) = render(tell(event, Facts()), language, SHOP)  # type: ignore[arg-type]

    assert "**" not in str(part)
    assert news_template(event, Facts(), language, "en") is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [("out_of_stock", "sold out"), ("already_ordered", "paid for already"), ("amount", "could not become an order")],
)
def test_money_that_came_too_late_is_told_for_its_own_reason(reason: str, words: str) -> None:
    event = PaymentLateRefunded("pay_1", "chk_1", *WHO, "", reason, Money(4_900, "USD"))

    (part,) = render(tell(event, Facts()), "en", SHOP)  # type: ignore[arg-type]

    assert words in str(part)


def test_a_permission_that_was_given_or_ended_in_the_thread_was_answered_there() -> None:
    given = PermissionGiven("mdt_1", *WHO, Money(8_000, "USD"), "month")
    assert tell(given, Facts(said_in_turn=True)) is None
    assert tell(PermissionEnded("mdt_1", *WHO), Facts(said_in_turn=True)) is None
    said = tell(given, Facts())
    assert said is not None
    assert said.purpose == "transactional"
