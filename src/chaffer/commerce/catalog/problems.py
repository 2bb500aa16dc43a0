"""What could not be taken from an imported file as it stood there."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.catalog.tables import import_problems
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_PROBLEMS = Statement(
    "catalog.problems",
    select(import_problems.c.line, import_problems.c.problem, import_problems.c.value)
    .where(mine(import_problems), import_problems.c.import_id == given("import_id"))
    .order_by(import_problems.c.line, import_problems.c.number)
    .limit(given("limit")),
)


def problems_of(tx: Transaction, import_id: str, limit: int) -> list[Any]:
    """In the order of the file's lines: line, problem, value."""
    return tx.rows(_PROBLEMS, import_id=import_id, limit=limit)
