"""Look into the server's database from outside, past its own code."""

import sqlite3
import time
from typing import Any

import psycopg


def read_rows(database_url: str, sql: str) -> list[tuple[Any, ...]]:
    if database_url.startswith("sqlite:///"):
        connection = sqlite3.connect(database_url.removeprefix("sqlite:///"))
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
    with psycopg.connect(database_url, autocommit=True) as postgres:
        postgres.execute("SET chaffer.shop = '*'")
        return list(postgres.execute(sql.encode()).fetchall())


def unsettled(database_url: str) -> int:
    """How much is still under way: events, sends, jobs that are due."""
    now = int(time.time() * 1_000_000)
    counts = (
        "SELECT count(*) FROM inbox WHERE state = 'kept'",
        "SELECT count(*) FROM messages WHERE direction = 'out' AND state IN ('promised', 'sending')",
        f"SELECT count(*) FROM jobs WHERE state = 'running' OR (state = 'waiting' AND due_at <= {now + 3_000_000})",
    )
    return sum(int(read_rows(database_url, sql)[0][0]) for sql in counts)
