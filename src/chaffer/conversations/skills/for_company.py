"""Somebody says for which company they buy."""

from sqlalchemy import select

from chaffer.commerce.companies.operations.join_company import JoinCompany, join_company
from chaffer.commerce.companies.operations.put_company import PutCompany, put_company
from chaffer.commerce.companies.queries import company_of
from chaffer.commerce.companies.tables import companies
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine

_KNOWN = Statement(
    "companies.by_number",
    select(companies.c.id).where(
        mine(companies), companies.c.vat_number == given("number"), companies.c.state == "active"
    ).limit(1),
)  # fmt: skip
_PRICES = Statement(
    "contacts.own_prices", select(contacts.c.price_list_id).where(mine(contacts), contacts.c.id == given("contact_id"))
)


def buy_for_company(ctx: Ctx, args: Args) -> Result:
    """A new company without any terms of its own, for its invoices; one the shop knows is joined by people only, since
    a VAT number is no secret and terms are. state: noted or known. Raises Invalid.
    """
    held = company_of(ctx.tx, ctx.contact_id)
    if held is not None and held.vat_number == args["number"]:
        return {"state": "noted", "name": held.name, "number": held.vat_number}
    if held is not None or ctx.tx.value(_KNOWN, number=args["number"]) is not None:
        return {"state": "known"}
    prices = ctx.tx.value(_PRICES, contact_id=ctx.contact_id) or ""
    command = PutCompany(args["company"], args["country"], args["number"], price_list_id=prices)
    join_company(ctx.tx, JoinCompany(ctx.contact_id, put_company(ctx.tx, command)))
    return {"state": "noted", "name": args["company"], "number": args["number"]}
