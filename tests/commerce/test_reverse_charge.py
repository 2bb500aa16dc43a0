"""Reverse charge: a confirmed company of another member state pays no tax, everybody else all of it."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.queries import checkout
from chaffer.commerce.companies.operations.join_company import JoinCompany, join_company
from chaffer.commerce.companies.operations.put_company import PutCompany, put_company
from chaffer.commerce.companies.queries import company
from chaffer.commerce.companies.register import VatAnswer, VatQuestion
from chaffer.commerce.invoices.operations.issue import issue_credit_note, issue_invoice
from chaffer.commerce.invoices.queries import invoices_of
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.commerce.pricing.tables import tax_rates
from chaffer.commerce.returns.errors import PriceDiffers
from chaffer.commerce.returns.operations.change_address import ChangeAddress, change_address
from chaffer.kernel.errors import ProviderFault
from chaffer.kernel.money import Money
from chaffer.people.tables import contacts
from chaffer.runtime.database import Database
from chaffer.runtime.tables import events
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.web.storefront.paper import render
from chaffer.web.storefront.texts import write
from tests.commerce.books import check_books
from tests.commerce.outside import Tools, work
from tests.commerce.shop import SHOP, Shop, open_shop, put

SELLER = {"name": "Marlow & Fig SARL", "lines": ["12 rue des Lilas"], "country": "FR", "vat_number": "FR40303265045"}
THERE = {"name": "Ada", "lines": ["Torstr. 12"], "city": "Berlin", "postcode": "10119", "country": "DE"}
HOME = {"name": "Ada", "lines": ["12 rue des Lilas"], "city": "Paris", "postcode": "75011", "country": "FR"}


@dataclass
class Register:
    """Says what it was told to say; None: it is down."""

    answer: VatAnswer | None = VatAnswer(confirmed=True, consultation="WAPI7", name="Byron Works GmbH")  # noqa: RUF009
    asked: list[VatQuestion] = field(default_factory=list)

    async def check(self, question: VatQuestion) -> VatAnswer:
        self.asked.append(question)
        if self.answer is None:
            raise ProviderFault("down", retryable=True)
        return self.answer


@dataclass
class Asked(Tools):
    vat_registers: dict[str, Register] = field(default_factory=dict)


@pytest.fixture
def selling(db: Database) -> Shop:
    shop = open_shop(db, "EUR", "FR")

    def write(tx: Transaction) -> None:
        put(tx, contacts, id="per_ada", created_at=tx.now)
        for country, ppm in (("DE", 190_000), ("FR", 200_000), ("US", 100_000)):
            put(tx, tax_rates, id=f"tax_{country}", country=country, name="VAT", rate_ppm=ppm, included=True)

    shop.do(change_shop, ChangeShop(settings={"invoices": SELLER}))
    db.write_now(SHOP, write)
    shop.product("MUG", 1190, on_hand=50)
    return shop


def employ(shop: Shop, country: str = "DE", number: str = "DE123456789") -> str:
    company_id: str = shop.do(put_company, PutCompany("Byron Works", country, number))
    shop.do(join_company, JoinCompany("per_ada", company_id))
    return company_id


def ask(shop: Shop, clock: ManualClock, register: Register, *, often: int = 1) -> None:
    for _ in range(often):
        asyncio.run(work(shop.db, Asked(vat_registers={"vat": register})))
        clock.forward(seconds=2)


def totals(shop: Shop, checkout_id: str) -> tuple[int, int, bool]:
    found = shop.read(checkout, checkout_id).bill.totals
    return found.total.minor, found.tax.minor, found.reverse_charge


def told(shop: Shop) -> list[dict[str, Any]]:
    bodies = shop.read(lambda tx: [row.body for row in tx.query("test.events", select(events.c.body))])
    return [each for each in bodies if each["type"] == "vat_number_answered"]


def test_a_confirmed_company_pays_the_price_without_the_tax_in_it(selling: Shop, clock: ManualClock) -> None:
    register, company_id = Register(), employ(selling)
    ask(selling, clock, register)

    checkout_id = selling.checkout(address=THERE, MUG=2)

    assert register.asked == [VatQuestion("DE123456789", "FR40303265045")]
    assert totals(selling, checkout_id) == (2000, 0, True)
    kept = selling.read(company, company_id)
    assert (kept.vat_state, kept.vat_consultation, kept.vat_name) == ("confirmed", "WAPI7", "Byron Works GmbH")


def test_until_the_register_answers_tax_is_charged_and_then_the_waiting_bill_is_made_anew(
    selling: Shop, clock: ManualClock
) -> None:
    employ(selling)
    checkout_id = selling.checkout(address=THERE, MUG=2)

    assert totals(selling, checkout_id) == (2380, 380, False)
    assert selling.do(rebill, checkout_id).bill.vat == "asking"
    ask(selling, clock, Register())

    assert totals(selling, checkout_id) == (2000, 0, True)
    (event,) = told(selling)
    assert (event["state"], event["checkout_id"], event["total"]) == (
        "confirmed", checkout_id, {"minor": 2000, "currency": "EUR"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "often", "state"), [(VatAnswer(confirmed=False), 1, "denied"), (None, 9, "unreachable")]
)
def test_without_a_yes_tax_stays(
    selling: Shop, clock: ManualClock, answer: VatAnswer | None, often: int, state: str
) -> None:
    employ(selling)
    checkout_id = selling.checkout(address=THERE, MUG=1)

    ask(selling, clock, Register(answer), often=often)

    assert totals(selling, checkout_id) == (1190, 190, False)
    assert [each["state"] for each in told(selling)] == [state]
    assert selling.do(rebill, checkout_id).bill.vat == state


def test_a_register_that_was_down_is_asked_again_by_a_later_order(selling: Shop, clock: ManualClock) -> None:
    employ(selling)
    ask(selling, clock, Register(None), often=9)
    clock.forward(seconds=601)

    checkout_id = selling.checkout(address=THERE, MUG=1)
    ask(selling, clock, Register())

    assert totals(selling, checkout_id) == (1000, 0, True)


def test_an_answer_holds_thirty_days(selling: Shop, clock: ManualClock) -> None:
    employ(selling)
    register = Register()
    ask(selling, clock, register)
    clock.forward(seconds=timedelta(days=29).total_seconds())
    assert totals(selling, selling.checkout(address=THERE, MUG=1)) == (1000, 0, True)
    ask(selling, clock, register)
    assert len(register.asked) == 1

    clock.forward(seconds=timedelta(days=2).total_seconds())
    late = selling.checkout(address=THERE)
    assert totals(selling, late) == (1190, 190, False)
    ask(selling, clock, register)

    assert len(register.asked) == 2
    assert totals(selling, late) == (1000, 0, True)


@pytest.mark.parametrize(
    ("country", "number", "address", "tax"),
    [
        ("FR", "FR40303265045", THERE, 190),
        ("DE", "DE123456789", HOME, 198),
        ("DE", "DE123456789", {**THERE, "country": "US", "region": "TX", "postcode": "73301"}, 108),
        ("GB", "GB123456789", THERE, 190),
        ("DE", "", THERE, 190),
    ],
    ids=["of our own country", "sent to our own country", "sent out of the union", "from outside", "without a number"],
)
def test_nobody_else_is_spared_the_tax(
    selling: Shop, clock: ManualClock, country: str, number: str, address: dict[str, Any], tax: int
) -> None:
    employ(selling, country, number)
    register = Register()
    ask(selling, clock, register)

    checkout_id = selling.checkout(address=address, MUG=1)

    assert totals(selling, checkout_id) == (1190, tax, False)
    assert selling.do(rebill, checkout_id).bill.vat == ""


@pytest.mark.parametrize("seller", [{**SELLER, "vat_number": ""}, {**SELLER, "country": "CH"}])
def test_a_shop_without_a_number_of_the_union_charges_tax(
    selling: Shop, clock: ManualClock, seller: dict[str, Any]
) -> None:
    selling.do(change_shop, ChangeShop(settings={"invoices": seller}))
    employ(selling)
    register = Register()
    ask(selling, clock, register)

    assert totals(selling, selling.checkout(address=THERE, MUG=1)) == (1190, 190, False)
    assert register.asked == []


def test_another_number_is_asked_about_anew(selling: Shop, clock: ManualClock) -> None:
    company_id = employ(selling)
    ask(selling, clock, Register())
    selling.do(put_company, PutCompany("Byron Works", "DE", "DE987654321", company_id))
    assert selling.read(company, company_id).vat_state == "asking"

    ask(selling, clock, Register(VatAnswer(confirmed=False)))

    kept = selling.read(company, company_id)
    assert (kept.vat_state, kept.vat_consultation) == ("denied", "")


def test_what_is_being_paid_is_left_alone_until_it_is_asked_for_anew(selling: Shop, clock: ManualClock) -> None:
    employ(selling)
    checkout_id = selling.checkout(address=THERE, MUG=1)
    selling.do(pay, Pay(checkout_id, "trial"))

    ask(selling, clock, Register())

    assert totals(selling, checkout_id) == (1190, 190, False)
    assert [(each["paying"], each["total"]) for each in told(selling)] == [(True, None)]
    selling.do(rebill, checkout_id)
    assert totals(selling, checkout_id) == (1000, 0, True)


def bought(shop: Shop, clock: ManualClock) -> str:
    employ(shop)
    ask(shop, clock, Register())
    payment_id = shop.do(pay, Pay(shop.checkout(address=THERE, MUG=2), "trial")).payment_id
    shop.do(settle, payment_id, Truth("paid", 2000, "EUR"))
    (row,) = shop.rows(orders, "id")
    return str(row.id)


def test_the_papers_name_both_numbers_and_say_who_accounts_for_the_tax(selling: Shop, clock: ManualClock) -> None:
    order_id = bought(selling, clock)
    selling.do(issue_invoice, order_id, "cause")
    selling.do(issue_credit_note, order_id, "refund", Money(1000, "EUR"))

    papers = [paper.content for paper in selling.read(invoices_of, order_id)]

    assert {paper.kind for paper in papers} == {"invoice", "credit_note"}
    for paper in papers:
        assert (paper.reverse_charge, paper.taxes) == (True, ())
        assert (paper.seller.vat_number, paper.buyer.vat_number) == ("FR40303265045", "DE123456789")
        for language in ("en", "fr", "ko", "ru"):
            assert "2006/112" in write(language, "invoice-reverse-charge")
            assert render(paper, language) != render(replace(paper, reverse_charge=False), language)
    check_books(selling)


def test_the_order_keeps_the_proof(selling: Shop, clock: ManualClock) -> None:
    bought(selling, clock)

    (row,) = selling.rows(orders, "company", "tax_minor", "total_minor", "subtotal_minor")

    assert (row.subtotal_minor, row.tax_minor, row.total_minor) == (2000, 0, 2000)
    assert (row.company["reverse_charge"], row.company["vat_consultation"]) == (True, "WAPI7")
    assert row.company["vat_confirmed_at"]


def test_an_order_without_tax_is_not_sent_to_another_country(selling: Shop, clock: ManualClock) -> None:
    order_id = bought(selling, clock)

    with pytest.raises(PriceDiffers):
        selling.do(change_address, ChangeAddress(order_id, HOME))
