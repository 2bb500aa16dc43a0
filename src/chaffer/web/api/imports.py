"""What became of a catalogue import."""

from datetime import datetime

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.tables import import_problems, imports
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

PROBLEMS_AT_MOST = 1_000
_GET = Statement("imports.get", select(imports).where(mine(imports), imports.c.id == given("id")))
_PROBLEMS = Statement(
    "imports.problems",
    select(import_problems.c.line, import_problems.c.problem, import_problems.c.value)
    .where(mine(import_problems), import_problems.c.import_id == given("id"))
    .order_by(import_problems.c.line, import_problems.c.number)
    .limit(PROBLEMS_AT_MOST),
)


class ImportProblem(msgspec.Struct, frozen=True):
    line: int
    problem: str
    value: str


class ImportOut(msgspec.Struct, frozen=True):
    """state: running, done, failed. products: new or changed. failed: products that could not be taken."""

    id: str
    format: str
    source: str
    state: str
    lines: int
    products: int
    unchanged: int
    failed: int
    began_at: datetime
    ended_at: datetime | None
    problems: tuple[ImportProblem, ...]


async def get(call: Call, _: Nothing) -> ImportOut:
    def work(tx: Transaction) -> ImportOut:
        row = tx.one(_GET, id=call.path["id"])
        problems = tuple(ImportProblem(*each) for each in tx.rows(_PROBLEMS, id=row.id))
        return ImportOut(
            row.id, row.format, row.source, row.state, row.lines, row.products, row.unchanged, row.failed,
            row.began_at, row.ended_at, problems,
        )  # fmt: skip

    return await call.read(work)
