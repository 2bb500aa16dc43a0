"""Have the register asked whether a company's VAT number is in use."""

from sqlalchemy import update

from chaffer.commerce.companies.queries import CompanyView
from chaffer.commerce.companies.reverse_charge import ASKING, must_ask
from chaffer.commerce.companies.tables import companies
from chaffer.runtime.jobs import enqueue
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

JOB = "companies.vat"
_STATE = Statement(
    "companies.vat_state",
    update(companies)
    .where(mine(companies), companies.c.id == given("company_id"), companies.c.vat_number == given("number"))
    .values(vat_state=given("new_state"), vat_at=given("at")),
)


def ask_register(tx: Transaction, company: CompanyView) -> bool:
    """Promise the question; False if it was asked lately, so that no statement was needed."""
    if not must_ask(company, tx.now):
        return False
    note_state(tx, company.id, company.vat_number, ASKING)
    arguments = {"company_id": company.id, "number": company.vat_number}
    enqueue(tx, JOB, f"{company.id}:{company.vat_number}", arguments)
    return True


def note_state(tx: Transaction, company_id: str, number: str, state: str) -> bool:
    """Without touching the last answer; False if the number is another by now."""
    return tx.run(_STATE, company_id=company_id, number=number, new_state=state, at=tx.now) > 0
