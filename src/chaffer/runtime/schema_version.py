"""Whether a database has this release's shape, told without the migration tool, which takes a server 15 MB and 0.3 s."""

import contextlib
import sqlite3
from pathlib import Path

import psycopg

from chaffer.runtime.newest_step import newest_revision
from chaffer.runtime.sqlite import connect

_ASK = "SELECT version_num FROM alembic_version"


def is_current(url: str) -> bool:
    """False as well if nobody can tell: then migrating will say what is wrong."""
    newest = newest_revision()
    if not url.startswith("sqlite:///"):
        with contextlib.suppress(psycopg.Error), psycopg.connect(url, connect_timeout=5) as postgres:
            return postgres.execute(_ASK).fetchone() == (newest,)
        return False
    path = Path(url.removeprefix("sqlite:///"))
    if not path.exists():
        return False
    with contextlib.suppress(sqlite3.Error), contextlib.closing(connect(str(path), reader=True)) as file:
        return bool(file.execute(_ASK).fetchone() == (newest,))
    return False
