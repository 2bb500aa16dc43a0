"""Companies that buy: their terms, their people, and what they owe."""

from typing import Annotated

import msgspec

from chaffer.commerce.companies.operations.join_company import JoinCompany, join_company
from chaffer.commerce.companies.operations.put_company import PutCompany, put_company
from chaffer.commerce.companies.overdue import OverdueView, overdue
from chaffer.commerce.companies.queries import CompanyView, MemberView, company, list_companies, people_of
from chaffer.commerce.orders.queries import order
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.operations.note_received import NoteReceived, note_received
from chaffer.kernel.errors import NotFound
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.people import AddressIn
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing

Id = Annotated[str, msgspec.Meta(max_length=64)]


class CompanyIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """country: ISO 3166 code. vat_number: checked by its country's form. price_list_id: empty for everybody's prices.

    due_days: to pay an invoice. least_minor: no order below this, in minor units of the shop's currency.
    """

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    country: Annotated[str, msgspec.Meta(pattern="^[A-Za-z]{2}$", examples=["DE"])]
    vat_number: Annotated[str, msgspec.Meta(max_length=40)] = ""
    address: AddressIn | None = None
    price_list_id: Id = ""
    pays_by_invoice: bool = False
    due_days: Annotated[int, msgspec.Meta(ge=0, le=365)] = 30
    least_minor: Annotated[int, msgspec.Meta(ge=0, le=10**15)] = 0


class MemberIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contact_id: Id


class People(msgspec.Struct, frozen=True):
    items: tuple[MemberView, ...]


async def list_(call: Call, asked: PageAsked) -> Page[CompanyView]:
    after = after_of(asked.cursor, LAST)
    return await call.read(lambda tx: page_of(list_companies(tx, after, asked.limit + 1), asked.limit))


async def get(call: Call, _: Nothing) -> CompanyView:
    return await call.read(lambda tx: _known(tx, call.path["id"]))


async def create(call: Call, asked: CompanyIn) -> CompanyView:
    return await call.write(lambda tx: _known(tx, put_company(tx, _command(asked), call.actor)))


async def change(call: Call, asked: CompanyIn) -> CompanyView:
    command = _command(asked, call.path["id"])
    return await call.write(lambda tx: _known(tx, put_company(tx, command, call.actor)))


async def people(call: Call, _: Nothing) -> People:
    return await call.read(lambda tx: _people(tx, call.path["id"]))


async def join(call: Call, asked: MemberIn) -> People:
    def work(tx: Transaction) -> People:
        join_company(tx, JoinCompany(asked.contact_id, call.path["id"]), call.actor)
        return _people(tx, call.path["id"])

    return await call.write(work)


async def owing(call: Call, asked: PageAsked) -> Page[OverdueView]:
    after = after_of(asked.cursor, LAST)
    return await call.read(lambda tx: page_of(overdue(tx, after, asked.limit + 1), asked.limit))


async def received(call: Call, _: Nothing) -> OrderView:
    """All of an order's transfer came."""

    def work(tx: Transaction) -> OrderView:
        note_received(tx, NoteReceived(call.path["id"]), call.actor)
        return order(tx, call.path["id"])

    return await call.write(work)


def _command(asked: CompanyIn, company_id: str = "") -> PutCompany:
    address = None if asked.address is None else msgspec.to_builtins(asked.address)
    return PutCompany(
        asked.name, asked.country, asked.vat_number, company_id, address, asked.price_list_id, asked.pays_by_invoice,
        asked.due_days, asked.least_minor,
    )  # fmt: skip


def _known(tx: Transaction, company_id: str) -> CompanyView:
    found = company(tx, company_id)
    if found is None:
        raise NotFound(f"no company {company_id}")
    return found


def _people(tx: Transaction, company_id: str) -> People:
    _known(tx, company_id)
    return People(tuple(people_of(tx, company_id)))
