"""Reading companies."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.companies.tables import companies, company_members
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction


class CompanyView(msgspec.Struct, frozen=True):
    """least_minor: no order below this, in minor units of the shop's currency. due_days: to pay an invoice.

    vat_state: what the register of VAT numbers says: asking, confirmed, denied, unreachable; "" if it was not asked.
    vat_at: since when. vat_consultation: the register's number of its answer. vat_name: whose number it is.
    """

    id: str
    name: str
    vat_number: str
    country: str
    address: dict[str, Any] | None
    price_list_id: str
    pays_by_invoice: bool
    due_days: int
    least_minor: int
    vat_state: str
    vat_at: datetime | None
    vat_consultation: str
    vat_name: str

    def on_paper(self, *, reverse_charge: bool = False) -> dict[str, Any]:
        """As an order remembers it; where the company accounts for the tax, with the proof that it may."""
        paper: dict[str, Any] = {
            "id": self.id, "name": self.name, "vat_number": self.vat_number, "country": self.country,
            "address": self.address, "due_days": self.due_days,
        }  # fmt: skip
        if reverse_charge:
            paper |= {
                "reverse_charge": True, "vat_consultation": self.vat_consultation, "vat_name": self.vat_name,
                "vat_confirmed_at": None if self.vat_at is None else self.vat_at.isoformat(),
            }  # fmt: skip
        return paper


AT_MOST = 500
_columns = tuple(companies.c[name] for name in CompanyView.__struct_fields__)
_OF = Statement(
    "companies.of_contact",
    select(*_columns).where(
        mine(company_members), company_members.c.contact_id == given("contact_id"),
        companies.c.shop_id == company_members.c.shop_id, companies.c.id == company_members.c.company_id,
        companies.c.state == "active",
    ),
)  # fmt: skip
_ALL = Statement(
    "companies.of_shop",
    select(*_columns).where(mine(companies), companies.c.state == "active").order_by(companies.c.name).limit(AT_MOST),
)
_ONE = Statement("companies.load", select(*_columns).where(mine(companies), companies.c.id == given("company_id")))


def company_of(tx: Transaction, contact_id: str) -> CompanyView | None:
    """The company this person buys for. One statement."""
    return _view(tx.row(_OF, contact_id=contact_id))


def buying_for(tx: Transaction, checkout: Any) -> CompanyView | None:
    """The company of a checkout that was taken; no statement for the many who buy for themselves."""
    return company_of(tx, checkout.contact_id) if checkout.company_id else None


def company(tx: Transaction, company_id: str) -> CompanyView | None:
    return _view(tx.row(_ONE, company_id=company_id))


def companies_of_shop(tx: Transaction) -> list[CompanyView]:
    """By name, five hundred at most."""
    return [CompanyView(**row._asdict()) for row in tx.rows(_ALL)]


def _view(row: Any) -> CompanyView | None:
    return None if row is None else CompanyView(**row._asdict())


class MemberView(msgspec.Struct, frozen=True):
    """Who buys for a company, since when."""

    contact_id: str
    name: str
    since: datetime


_PEOPLE = Statement(
    "companies.people",
    select(company_members.c.contact_id, contacts.c.name, company_members.c.created_at)
    .where(
        mine(company_members), company_members.c.company_id == given("company_id"),
        contacts.c.shop_id == company_members.c.shop_id, contacts.c.id == company_members.c.contact_id,
    )
    .order_by(company_members.c.created_at, company_members.c.contact_id)
    .limit(AT_MOST),
)  # fmt: skip


def people_of(tx: Transaction, company_id: str) -> list[MemberView]:
    """Five hundred at most."""
    return [MemberView(*row) for row in tx.rows(_PEOPLE, company_id=company_id)]


def list_companies(tx: Transaction, before: str, limit: int) -> list[CompanyView]:
    """The newest first, from the one before this id."""
    clause = select(*_columns).where(
        companies.c.shop_id == tx.shop_id, companies.c.id < before, companies.c.state == "active"
    )
    found = tx.query("companies.list", clause.order_by(companies.c.id.desc()).limit(limit))
    return [CompanyView(**row._asdict()) for row in found]
