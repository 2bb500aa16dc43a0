"""The tables we write in Python are the tables the migrations make."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import BigInteger, Column, Connection, Integer, Table, Text, create_engine, inspect, text
from sqlalchemy.pool import NullPool
from sqlalchemy.sql import sqltypes

from chaffer.cli.every_table import every_table
from chaffer.runtime.columns import metadata
from chaffer.runtime.migrate import engine_url


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = create_engine(engine_url(database_url), poolclass=NullPool)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def differences(connection: Connection) -> list[str]:
    """What a migration written now would do."""
    every_table()
    context = MigrationContext.configure(connection, opts={"compare_type": _other_type})
    found = compare_metadata(context, metadata)
    return [str(each) for each in found if "alembic_version" not in str(each)]


def _other_type(
    _context: object, _inspected: object, _column: object, there: sqltypes.TypeEngine[object], ours: object
) -> bool | None:
    """Our own column types are stored as whole numbers and text: compare what is stored."""
    stored = getattr(ours, "impl_instance", ours)
    for kind in (BigInteger, Text, sqltypes.Boolean, sqltypes.LargeBinary):
        if isinstance(stored, kind):
            wider = (Integer,) if isinstance(stored, Integer) else (sqltypes.String,) if kind is Text else ()
            return not isinstance(there, (kind, *wider))
    return None


def test_the_migrations_make_the_tables_we_declare(connection: Connection) -> None:
    assert differences(connection) == []


def test_a_column_no_migration_makes_would_be_seen(connection: Connection) -> None:
    extra = Table("nobody_migrated_this", metadata, Column("id", Text, primary_key=True))
    try:
        assert any("nobody_migrated_this" in each for each in differences(connection))
    finally:
        metadata.remove(extra)


def test_every_shop_table_is_fenced_on_postgresql(database_url: str, connection: Connection) -> None:
    if not database_url.startswith("postgresql"):
        pytest.skip("row-level security is PostgreSQL's")
    fenced = connection.execute(
        text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relkind = 'r'")
    )

    assert {row.relname for row in fenced} == {table.name for table in every_table() if table.info.get("shop")}


def test_every_table_belongs_to_a_shop() -> None:
    assert [table.name for table in every_table() if not table.info.get("shop") or "shop_id" not in table.c] == []


def test_a_column_starts_with_what_we_declare(connection: Connection) -> None:
    there = inspect(connection)
    wrong = []
    for table in every_table():
        starts = {column["name"]: _start(column["default"]) for column in there.get_columns(table.name)}
        wrong += [
            f"{table.name}.{column.name}: {starts[column.name]!r}"
            for column in table.columns
            if column.server_default is not None and starts[column.name] != _start(_declared(column))
        ]

    assert [each for each in wrong if not each.startswith("changes.transaction:")] == [], (
        "its default is PostgreSQL's own"
    )


def _declared(column: Column[object]) -> str:
    return str(getattr(column.server_default, "arg", ""))


def _start(default: str | None) -> str:
    """A default without the quotes and casts in which each database tells it."""
    plain = (default or "").split("::")[0].strip("'()").lower()
    return {"true": "1", "false": "0"}.get(plain, plain)
