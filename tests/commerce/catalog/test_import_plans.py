"""An import's statements must not read a whole shop for each chunk: a large catalogue would never be done."""

from pathlib import Path
from typing import Any

import pytest

from chaffer.commerce.catalog.operations import put_products, put_reviews, put_variants
from chaffer.runtime.migrate import migrate
from chaffer.runtime.sqlite import connect
from chaffer.runtime.statements import Statement

STATEMENTS: list[Statement] = [
    *(each for module in (put_products, put_variants, put_reviews) for each in vars(module).values()
      if isinstance(each, Statement)),
    *put_products._FORGET.values(),
]  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path: Path = tmp_path_factory.mktemp("plans") / "chaffer.db"
    migrate(f"sqlite:///{path}")
    with connect(str(path)) as opened:
        yield opened
    opened.close()


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda each: each.name)
def test_an_import_looks_rows_up_by_more_than_their_shop(connection: Any, statement: Statement) -> None:
    compiled = statement.on("sqlite")
    plan = connection.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", [None] * len(compiled.arguments)).fetchall()

    steps = [step[3] for step in plan]
    assert not [step for step in steps if step.endswith("(shop_id=?)") and "collections" not in step.split()]
    assert not [step for step in steps if step.startswith("SCAN") and "json_each" not in step]
