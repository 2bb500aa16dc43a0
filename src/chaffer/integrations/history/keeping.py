"""The report of an import, kept where those of the catalogue are: `GET /imports/{id}` shows both."""

from sqlalchemy import update

from chaffer.commerce.catalog.draft import Problem
from chaffer.commerce.catalog.operations.import_products import Progress
from chaffer.commerce.catalog.tables import import_problems, imports
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_BEGIN = Statement("history.begin", insert_all(imports, "id", "format", "source", "state", "began_at"))
_PROBLEM = Statement("history.problem", insert_all(import_problems).on_conflict_do_nothing())
_COUNTS = ("lines", "products", "unchanged", "failed", "state")
_COUNT = Statement(
    "history.count",
    update(imports)
    .where(mine(imports), imports.c.id == given("id_"))
    .values({name: given(name) for name in (*_COUNTS, "ended_at")}),
)


def begin_import(tx: Transaction, form: str, name: str) -> str:
    """Its id."""
    import_id = tx.new_id("import")
    tx.run(_BEGIN, id=import_id, format=form, source=name, state="running", began_at=tx.now)
    return import_id


def count_import(tx: Transaction, progress: Progress) -> None:
    ended = None if progress.state == "running" else tx.now
    told = {name: getattr(progress, name) for name in _COUNTS}
    tx.run(_COUNT, id_=progress.import_id, ended_at=ended, **told)


def keep_problem(tx: Transaction, import_id: str, number: int, problem: Problem) -> None:
    tx.run(
        _PROBLEM, import_id=import_id, line=problem.line, number=number, problem=problem.problem, value=problem.value
    )
