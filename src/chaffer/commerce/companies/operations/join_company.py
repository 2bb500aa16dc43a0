"""Say for which company a person buys: its prices hold from now on, also for the cart at hand."""

import msgspec
from sqlalchemy import update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.commerce.cart.tables import carts
from chaffer.commerce.companies.queries import company
from chaffer.commerce.companies.tables import company_members
from chaffer.kernel.errors import NotFound
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, insert, mine
from chaffer.runtime.transaction import Transaction, guarded


class JoinCompany(msgspec.Struct, frozen=True):
    contact_id: str
    company_id: str


_adding = insert(company_members).values(
    shop_id=given("shop_id"), contact_id=given("contact_id"), company_id=given("company_id"),
    created_at=given("created_at", type_=company_members.c.created_at.type),
)  # fmt: skip
_JOIN = Statement(
    "company_members.join",
    _adding.on_conflict_do_update(
        index_elements=["shop_id", "contact_id"], set_={"company_id": _adding.excluded.company_id}
    ),
)
_PRICES = guarded("contacts.price_list", contacts, contacts.c.id == given("contact_id"), price_list_id=given("prices"))
_CART = Statement(
    "cart.other_prices",
    update(carts)
    .where(mine(carts), carts.c.contact_id == given("contact_id"), carts.c.state == "open")
    .values(price_list_id=given("prices"), version=carts.c.version + 1),
)


def join_company(tx: Transaction, command: JoinCompany, actor: Actor = SYSTEM) -> None:
    """Safe to repeat. Raises NotFound."""
    found = company(tx, command.company_id)
    if found is None:
        raise NotFound(f"no company {command.company_id}")
    if not tx.run(_PRICES, contact_id=command.contact_id, prices=found.price_list_id):
        raise NotFound(f"no contact {command.contact_id}")
    tx.run(_JOIN, contact_id=command.contact_id, company_id=found.id, created_at=tx.now)
    tx.run(_CART, contact_id=command.contact_id, prices=found.price_list_id)
    audit.record(
        tx, actor, "company.join", target_kind="contact", target_id=command.contact_id, after={"company": found.id}
    )  # fmt: skip
    tx.changed("contact", command.contact_id)
