"""What became of a catalogue import."""

from datetime import datetime

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.problems import problems_of
from chaffer.commerce.catalog.tables import imports
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

PROBLEMS_AT_MOST = 1_000
_GET = Statement("imports.get", select(imports).where(mine(imports), imports.c.id == given("id")))


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
        problems = tuple(ImportProblem(*each) for each in problems_of(tx, row.id, PROBLEMS_AT_MOST))
        return ImportOut(
            row.id, row.format, row.source, row.state, row.lines, row.products, row.unchanged, row.failed,
            row.began_at, row.ended_at, problems,
        )  # fmt: skip

    return await call.read(work)
