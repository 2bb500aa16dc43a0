"""Invoices: one for each paid order, numbered without gaps whatever rivals do, corrected by credit notes."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.invoices.content import Content, Party, check_party
from chaffer.commerce.invoices.numbering import next_number
from chaffer.commerce.invoices.operations.issue import issue_credit_note, issue_invoice
from chaffer.commerce.invoices.queries import invoices_of, invoices_of_year
from chaffer.commerce.invoices.tables import invoices
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.settle import settle
from chaffer.commerce.payments.port import Truth
from chaffer.kernel.errors import Invalid
from chaffer.kernel.money import Money
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.testing import ManualClock
from chaffer.web.storefront.paper import render
from tests.commerce.memory import MemoryDatabase
from tests.commerce.shop import SHOP, Shop, open_shop

SELLER = {"name": "Marlow & Fig SARL", "lines": ["12 rue des Lilas", "75011 Paris"], "country": "FR",
          "vat_number": "FR40303265045"}  # fmt: skip


@pytest.fixture
def selling(shop: Shop) -> Shop:
    shop.do(change_shop, ChangeShop(settings={"invoices": SELLER}, time_zone="Asia/Seoul"))
    shop.product("MUG", 1000, on_hand=500)
    return shop


def bought(shop: Shop, contact: str = "per_ada") -> tuple[str, str]:
    """A paid order of two mugs, and its payment."""
    checkout_id = shop.checkout(contact, MUG=2)
    payment_id = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    shop.do(settle, payment_id, Truth("paid", 2000, "USD"))
    placed = [row.id for row in shop.rows(orders, "id", "checkout_id") if row.checkout_id == checkout_id]
    return placed[0], payment_id


def test_a_paid_order_gets_one_invoice(selling: Shop) -> None:
    order_id, payment_id = bought(selling)

    first = selling.do(issue_invoice, order_id, payment_id)

    assert selling.do(issue_invoice, order_id, payment_id) == ""
    (paper,) = selling.read(invoices_of, order_id)
    assert (paper.id, paper.label, paper.total) == (first, "2026-000001", Money(2000, "USD"))
    assert paper.content.seller.vat_number == "FR40303265045"
    assert paper.content.buyer.lines == ("12 Mill Lane", "73301 Austin TX")
    assert [(each.title, each.quantity) for each in paper.content.items] == [("The MUG", 2)]


def test_no_paper_is_issued_for_a_seller_nobody_named(shop: Shop) -> None:
    shop.product("MUG", 1000, on_hand=5)
    order_id, payment_id = bought(shop)

    assert shop.do(issue_invoice, order_id, payment_id) == ""
    assert shop.rows(invoices, "id") == []


def test_what_goes_back_is_a_credit_note_of_its_own_series(selling: Shop) -> None:
    order_id, payment_id = bought(selling)
    selling.do(issue_invoice, order_id, payment_id)

    selling.do(issue_credit_note, order_id, "rfd_1", Money(500, "USD"))
    selling.do(issue_credit_note, order_id, "rfd_1", Money(500, "USD"))
    selling.do(issue_credit_note, order_id, "rfd_2", Money(1500, "USD"))

    papers = selling.read(invoices_of_year, 2026)
    assert [(each.label, each.total.minor, each.content.corrects) for each in papers] == [
        ("2026-000001", 2000, ""), ("CN-2026-000001", 500, "2026-000001"), ("CN-2026-000002", 1500, "2026-000001"),
    ]  # fmt: skip


def test_the_year_is_the_shops_own(selling: Shop, clock: ManualClock) -> None:
    clock.forward(seconds=(datetime(2026, 12, 31, 16, tzinfo=UTC) - clock.now()).total_seconds())  # 2027 in Seoul
    order_id, payment_id = bought(selling)

    selling.do(issue_invoice, order_id, payment_id)

    assert selling.read(invoices_of, order_id)[0].label == "2027-000001"


def test_rivals_and_those_who_fall_leave_no_gap(selling: Shop, db: Database) -> None:
    made = [bought(selling, f"per_{n}") for n in range(12)]

    def issue(tx: Transaction, order_id: str, payment_id: str, falls: bool) -> None:
        issue_invoice(tx, order_id, payment_id)
        if falls:
            raise RuntimeError("the power went")

    async def all_at_once() -> list[Any]:
        return await asyncio.gather(
            *(
                db.write(SHOP, lambda tx, one=one, n=n: issue(tx, *one, falls=n % 3 == 0))  # type: ignore[misc]
                for n, one in enumerate(made)
            ),
            *(db.write(SHOP, lambda tx, one=one: issue(tx, *one, falls=False)) for one in made[1::3]),  # type: ignore[misc]
            return_exceptions=True,
        )

    results = asyncio.run(all_at_once())

    assert sum(isinstance(each, RuntimeError) for each in results) == 4
    numbers = sorted(row.number for row in selling.rows(invoices, "number"))
    assert numbers == list(range(1, 9))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["invoice", "credit_note"]), st.sampled_from([2026, 2027]), st.booleans())))
def test_numbers_follow_each_other_in_each_series_and_year(steps: list[tuple[str, int, bool]]) -> None:
    db = MemoryDatabase(ManualClock())
    open_shop(db)  # type: ignore[arg-type]
    given_out: dict[tuple[str, int], list[int]] = {}
    for kind, year, falls in steps:
        try:
            with db.all_or_nothing():
                number, label = db.write_now(SHOP, lambda tx, kind=kind, year=year: next_number(tx, kind, year))
                if falls:
                    raise RuntimeError("the power went")
        except RuntimeError:
            continue
        assert str(year) in label
        given_out.setdefault((kind, year), []).append(number)

    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in given_out.values())


@pytest.mark.parametrize("language", ["en", "fr", "ko", "ru"])
def test_a_paper_is_set_in_every_language_and_is_the_same_twice(language: str, selling: Shop) -> None:
    order_id, payment_id = bought(selling)
    selling.do(issue_invoice, order_id, payment_id)
    content = selling.read(invoices_of, order_id)[0].content

    made = render(content, language)

    assert made.startswith(b"%PDF-")
    assert render(content, language) == made
    assert len(made) < 200_000


def test_a_long_order_goes_over_several_pages() -> None:
    from msgspec.structs import replace

    party = Party("<b>A & B</b>", ("1 & 2 <Street>",), "FR")
    content = Content("2026-000001", "invoice", "2026-03-02", party, party, "1001", "EUR", (), 0, 0, 0, (), False, 0)
    item = ("<i>Mug</i> & 머그 Кружка", 1, 100, 100)

    from chaffer.commerce.invoices.content import Item

    made = render(replace(content, items=(Item(*item),) * 120, subtotal_minor=12_000, total_minor=12_000), "en")

    assert made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") >= 3


@pytest.mark.parametrize("wrong", [Party("", ("x",)), Party("x"), Party("x", ("y",) * 7), Party("x" * 201, ("y",))])
def test_a_seller_that_cannot_stand_on_a_paper_is_refused(wrong: Party) -> None:
    with pytest.raises(Invalid):
        check_party(wrong)
