"""Companies: a VAT number of the right form, their own prices, a least order, and paying on invoice."""

from pathlib import Path

import pytest

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.commerce.cart.errors import NotSold
from chaffer.commerce.catalog.operations.put_price_list import PutPriceList, put_price_list
from chaffer.commerce.catalog.operations.set_price import SetPrice, set_price
from chaffer.commerce.checkout.errors import NotOffered
from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.checkout.queries import checkout, payment_choices
from chaffer.commerce.companies.errors import BelowLeast
from chaffer.commerce.companies.operations.join_company import JoinCompany, join_company
from chaffer.commerce.companies.operations.put_company import PutCompany, put_company
from chaffer.commerce.companies.queries import company_of
from chaffer.commerce.companies.vat import checked_vat_number
from chaffer.commerce.invoices.operations.issue import issue_credit_note, issue_invoice
from chaffer.commerce.invoices.queries import invoices_of
from chaffer.commerce.ledger.tables import ledger_accounts
from chaffer.commerce.orders.operations.ask_refund import AskRefund, ask_refund
from chaffer.commerce.orders.operations.cancel_order import CancelOrder, cancel_order
from chaffer.commerce.orders.tables import orders
from chaffer.commerce.payments.operations.note_received import NoteReceived, note_received
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.money import Money
from chaffer.people.tables import contacts
from chaffer.runtime.transaction import Transaction
from tests.commerce.books import check_books
from tests.commerce.shop import Shop, put

CASES = [line.split("\t") for line in Path(__file__).with_name("vat_numbers.tsv").read_text().splitlines()]
SELLER = {"name": "Seller", "lines": ["1 Street"], "country": "FR"}


@pytest.mark.parametrize(("country", "told", "kept"), CASES, ids=lambda each: each)
def test_a_vat_number_is_checked_by_the_form_of_its_country(country: str, told: str, kept: str) -> None:
    if kept:
        assert checked_vat_number(told, country) == kept
    else:
        with pytest.raises(Invalid):
            checked_vat_number(told, country)


def employ(shop: Shop, **terms: object) -> str:
    """A company, and Ada buying for it; the company's id."""

    def person(tx: Transaction) -> None:
        put(tx, contacts, id="per_ada", created_at=tx.now)

    shop.db.write_now("shp_test", person)
    company_id: str = shop.do(put_company, PutCompany("Byron Works", "FR", "FR40303265045", **terms))  # type: ignore[arg-type]
    shop.do(join_company, JoinCompany("per_ada", company_id))
    shop.do(join_company, JoinCompany("per_ada", company_id))
    return company_id


def balance(shop: Shop, account: str) -> int:
    rows = {row.account: row.balance_minor for row in shop.rows(ledger_accounts, "account", "balance_minor")}
    return int(rows.get(account, 0))


def test_a_company_buys_at_its_own_prices_and_only_what_is_listed(shop: Shop) -> None:
    shop.product("MUG", 1000)
    shop.product("BOWL", 500)
    prices = shop.do(put_price_list, PutPriceList("wholesale", "USD"))
    shop.do(set_price, SetPrice("var_MUG", Money(700, "USD"), price_list_id=prices))
    shop.do(set_price, SetPrice("var_MUG", Money(600, "USD"), price_list_id=prices, min_quantity=5))
    before = shop.cart(MUG=2)
    employ(shop, price_list_id=prices)

    assert shop.cart() == before
    dear = shop.read(checkout, shop.checkout()).bill.totals.total.minor
    cheap = shop.read(checkout, shop.checkout(MUG=3)).bill.totals.total.minor

    assert (dear, cheap) == (1400, 3000)
    with pytest.raises(NotSold):
        shop.checkout(BOWL=1)
    assert shop.do(put_price_list, PutPriceList("wholesale", "USD")) == prices


def test_an_order_below_the_least_is_refused_whatever_pays_it(shop: Shop) -> None:
    shop.product("MUG", 1000)
    employ(shop, least_minor=2500, pays_by_invoice=True)
    checkout_id = shop.checkout(MUG=2)

    for method in ("trial", "cash_on_delivery", "invoice"):
        with pytest.raises(BelowLeast):
            shop.do(pay, Pay(checkout_id, method))
    assert shop.stock("MUG") == (10, 0)


def test_only_a_company_that_may_pays_on_invoice(shop: Shop) -> None:
    shop.product("MUG", 1000)
    with pytest.raises(NotOffered):
        shop.do(pay, Pay(shop.checkout("per_eve", MUG=1), "invoice"))
    employ(shop)
    checkout_id = shop.checkout(MUG=1)
    with pytest.raises(NotOffered):
        shop.do(pay, Pay(checkout_id, "invoice"))
    assert shop.read(payment_choices, checkout_id) == ["trial", "cash_on_delivery"]


def on_invoice(shop: Shop) -> str:
    shop.do(change_shop, ChangeShop(settings={"invoices": SELLER}))
    shop.product("MUG", 1000)
    employ(shop, pays_by_invoice=True, due_days=14)
    checkout_id = shop.checkout(MUG=2)
    assert shop.read(payment_choices, checkout_id)[0] == "invoice"
    order_id: str = shop.do(pay, Pay(checkout_id, "invoice")).order_id
    shop.db.write_now("shp_test", lambda tx: issue_invoice(tx, order_id, order_id, paid=False, due_days=14))
    return order_id


def test_an_invoice_is_owed_until_the_transfer_comes(shop: Shop) -> None:
    order_id = on_invoice(shop)
    (paper,) = shop.read(invoices_of, order_id)

    assert (paper.content.due_on, paper.content.paid) == ("2026-03-16", False)
    assert paper.content.buyer.vat_number == "FR40303265045"
    assert shop.rows(orders, "payment_state") == [("due",)]
    assert (balance(shop, "invoices:due"), balance(shop, "invoices:paid")) == (2000, 0)

    assert shop.do(note_received, NoteReceived(order_id)) is True
    assert shop.do(note_received, NoteReceived(order_id)) is False

    assert shop.rows(orders, "payment_state") == [("paid",)]
    assert (balance(shop, "invoices:due"), balance(shop, "invoices:paid")) == (0, 2000)
    shop.do(ask_refund, AskRefund(order_id, "k", minor=500))
    assert balance(shop, "invoices:paid") == 1500
    check_books(shop)


def test_an_invoiced_order_that_is_called_off_owes_nothing(shop: Shop) -> None:
    order_id = on_invoice(shop)

    shop.do(cancel_order, CancelOrder(order_id))
    shop.do(issue_credit_note, order_id, order_id, Money(2000, "USD"))

    assert balance(shop, "invoices:due") == 0
    assert [each.kind for each in shop.read(invoices_of, order_id)] == ["invoice", "credit_note"]
    with pytest.raises(Invalid):
        shop.do(note_received, NoteReceived(order_id))
    check_books(shop)


def test_wrong_terms_and_strangers_are_refused(shop: Shop) -> None:
    for wrong in (
        PutCompany("", "FR"), PutCompany("X", "France"), PutCompany("X", "FR", "FR1"),
        PutCompany("X", "FR", price_list_id="prl_no"), PutCompany("X", "FR", due_days=-1),
    ):  # fmt: skip
        with pytest.raises(Invalid):
            shop.do(put_company, wrong)
    company_id = shop.do(put_company, PutCompany("X", "FR"))
    with pytest.raises(NotFound):
        shop.do(join_company, JoinCompany("per_nobody", company_id))
    with pytest.raises(NotFound):
        shop.do(join_company, JoinCompany("per_nobody", "cmp_no"))
    assert shop.read(company_of, "per_nobody") is None
