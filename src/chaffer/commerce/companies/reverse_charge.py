"""Whether a company accounts for the tax itself. Pure.

Source: articles 138 and 196 of Directive 2006/112/EC. What is sent to a taxable person in another member state is
without the seller's tax, if the buyer's VAT number is confirmed and both numbers stand on the invoice.
"""

from datetime import datetime, timedelta

from chaffer.commerce.companies.queries import CompanyView
from chaffer.commerce.companies.vat import checked_vat_number
from chaffer.commerce.invoices.content import Party
from chaffer.kernel.errors import Invalid

ASKING, CONFIRMED, DENIED, UNREACHABLE = "asking", "confirmed", "denied", "unreachable"
ANSWER_HOLDS = timedelta(days=30)
ASK_AGAIN_AFTER = {ASKING: timedelta(hours=1), UNREACHABLE: timedelta(minutes=10)}
"""A question that was dropped is put again; a register that was down is given some minutes."""
MEMBERS = frozenset(
    ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
     "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
)  # fmt: skip
"""ISO 3166 codes of the member states. Northern Ireland's numbers (XI) are left out: they are for goods only."""


def requester(seller: Party | None) -> str:
    """The seller's own VAT number if it can sell so at all, as a register wants it; else ""."""
    if seller is None or seller.country.upper() not in MEMBERS or not seller.vat_number:
        return ""
    try:
        return checked_vat_number(seller.vat_number, seller.country)
    except Invalid:
        return ""


def is_case(seller: Party | None, company: CompanyView | None, country: str = "") -> bool:
    """Whether it may come to it: two member states, two numbers. country: where it goes, "" if not known yet.

    What goes to the seller's own country or out of the Union is no such sale, whoever buys.
    """
    if seller is None or company is None or not company.vat_number or not requester(seller):
        return False
    mine, goes_to = seller.country.upper(), (country or company.country).upper()
    return {company.country, goes_to} <= MEMBERS and mine not in {company.country, goes_to}


def standing(company: CompanyView, now: datetime) -> str:
    """What the register says at this moment: asking, confirmed, denied or unreachable; asking when an answer is old."""
    return ASKING if must_ask(company, now) else company.vat_state


def must_ask(company: CompanyView, now: datetime) -> bool:
    """Whether nobody asked, or it is too long ago."""
    if not company.vat_state or company.vat_at is None:
        return True
    return now - company.vat_at >= ASK_AGAIN_AFTER.get(company.vat_state, ANSWER_HOLDS)
