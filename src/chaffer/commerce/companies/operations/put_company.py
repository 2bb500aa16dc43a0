"""Add a company that buys here, or change its terms."""

from typing import Any

import msgspec
from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.accounts.shops import own_shop
from chaffer.commerce.catalog.tables import price_lists
from chaffer.commerce.companies.operations.ask_register import ask_register
from chaffer.commerce.companies.queries import company
from chaffer.commerce.companies.reverse_charge import is_case
from chaffer.commerce.companies.tables import companies
from chaffer.commerce.companies.vat import checked_vat_number
from chaffer.commerce.invoices.content import seller_in
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction


class PutCompany(msgspec.Struct, frozen=True):
    """company_id: of one to change; empty for a new one. country: ISO 3166 code."""

    name: str
    country: str
    vat_number: str = ""
    company_id: str = ""
    address: dict[str, Any] | None = None
    price_list_id: str = ""
    pays_by_invoice: bool = False
    due_days: int = 30
    least_minor: int = 0


_TERMS = ("name", "vat_number", "country", "address", "price_list_id", "pays_by_invoice", "due_days", "least_minor")
_LIST = Statement(
    "companies.price_list",
    select(price_lists.c.id).where(mine(price_lists), price_lists.c.id == given("price_list_id")),
)
_ADD = Statement("companies.add", insert_all(companies, "id", "created_at", *_TERMS))
_CHANGE = Statement(
    "companies.change",
    update(companies)
    .where(mine(companies), companies.c.id == given("company_id_"))
    .values({name: given(name) for name in _TERMS}),
)
_OTHER_NUMBER = Statement(
    "companies.other_number",
    update(companies)
    .where(mine(companies), companies.c.id == given("company_id_"), companies.c.vat_number != given("number"))
    .values(vat_state="", vat_at=None, vat_consultation="", vat_name=""),
)


def put_company(tx: Transaction, command: PutCompany, actor: Actor = SYSTEM) -> str:
    """Its id. A number that may spare it the tax is asked about (`companies.vat`); another number is asked anew.

    Raises Invalid (name, country, VAT number by its form, price list), NotFound.
    """
    country = command.country.strip().upper()
    if not command.name.strip() or len(command.name) > 200:
        raise Invalid("a company needs a name", field="name")
    if len(country) != 2 or not (country.isascii() and country.isalpha()):
        raise Invalid("a company needs a country of two letters", field="country")
    if not 0 <= command.due_days <= 365 or command.least_minor < 0:
        raise Invalid("days are 0 to 365, and the least is not negative", field="due_days")
    if command.price_list_id and tx.value(_LIST, price_list_id=command.price_list_id) is None:
        raise Invalid("no such price list", field="price_list_id")
    number = checked_vat_number(command.vat_number, country) if command.vat_number.strip() else ""
    terms = {name: getattr(command, name) for name in _TERMS} | {"vat_number": number, "country": country}
    company_id = command.company_id or tx.new_id("company")
    if not command.company_id:
        tx.run(_ADD, id=company_id, created_at=tx.now, **terms)
    else:
        tx.run(_OTHER_NUMBER, company_id_=company_id, number=number)
        if not tx.run(_CHANGE, company_id_=company_id, **terms):
            raise NotFound(f"no company {company_id}")
    _ask(tx, company_id)
    audit.record(tx, actor, "company.put", target_kind="company", target_id=company_id, after=terms)
    tx.changed("company", company_id)
    return company_id


def _ask(tx: Transaction, company_id: str) -> None:
    """Before the first order needs the answer."""
    put = company(tx, company_id)
    if put is not None and put.vat_number and is_case(seller_in(own_shop(tx).settings), put):
        ask_register(tx, put)
