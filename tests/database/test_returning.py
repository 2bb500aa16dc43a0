"""What a writing statement gives back must be of the rows it wrote: a subquery that is not tied to them reads everything."""

import re

import pytest
from sqlalchemy import Integer, column, insert, select, table
from tests.database.test_plans import every_statement

from chaffer.runtime.statements import Statement

_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
_FROM = re.compile(r"\bFROM (.*?)(?=\bWHERE\b|\bORDER BY\b|$)", re.DOTALL)


def reads_its_own_table(sql: str) -> bool:
    """Whether a subquery of RETURNING names the written table among its own, under its own name."""
    written = _WRITES.match(sql)
    _, _, given_back = sql.partition("RETURNING")
    if written is None or not given_back:
        return False
    beside = re.compile(rf"(?:^|, ){written[1]}\s*(?:,|$)")
    return any(beside.search(each.strip()) for each in _FROM.findall(given_back))


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_what_is_given_back_is_of_the_rows_that_were_written(dialect: str) -> None:
    found = {each.name for each in every_statement() if reads_its_own_table(each.on(dialect).sql)}

    assert found == set()


def test_a_subquery_that_is_not_tied_is_found() -> None:
    carts, lines = table("carts", column("id", Integer)), table("lines", column("cart_id", Integer))
    untied = select(lines.c.cart_id).where(lines.c.cart_id == carts.c.id).correlate(carts).scalar_subquery()
    statement = Statement("test.untied", insert(carts).returning(untied))

    assert reads_its_own_table(statement.on("sqlite").sql)
