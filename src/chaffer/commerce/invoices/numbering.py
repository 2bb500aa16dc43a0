"""Numbers without gaps: a counter for each shop, kind and year, held until the transaction stands or falls."""

from sqlalchemy import Text, cast
from sqlalchemy.dialects.postgresql import insert

from chaffer.commerce.invoices.tables import paper_numbers
from chaffer.runtime.statements import Statement, given
from chaffer.runtime.transaction import Transaction

_counting = insert(paper_numbers).values(shop_id=given("shop_id"), series=given("series"), last=given("first"))
_NEXT = Statement(
    "invoices.next_number",
    _counting.on_conflict_do_update(
        index_elements=["shop_id", "series"], set_={"last": paper_numbers.c.last + 1}
    ).returning(cast(paper_numbers.c.last, Text).label("number")),
)
PREFIX = {"invoice": "", "credit_note": "CN-"}


def next_number(tx: Transaction, kind: str, year: int) -> tuple[int, str]:
    """The number, and how it is printed: 2026-000001, CN-2026-000001. Taken for good only if we commit."""
    number = int(tx.one(_NEXT, series=f"{kind}:{year}", first=1).number)
    return number, f"{PREFIX[kind]}{year}-{number:06}"
