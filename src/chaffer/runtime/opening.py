"""Open the database that the settings name."""

from pathlib import Path

from chaffer.kernel.clock import Clock
from chaffer.runtime.database import Database, Reactions
from chaffer.runtime.postgres import Postgres
from chaffer.runtime.sqlite import Sqlite


def open_database(url: str, clock: Clock, reactions: Reactions | None = None) -> Database:
    """`sqlite:///path/to/file` or `postgresql://…`. Raises ValueError for anything else."""
    if url.startswith("sqlite:///"):
        return Sqlite(Path(url.removeprefix("sqlite:///")), clock, reactions)
    if url.startswith(("postgresql://", "postgres://")):
        return Postgres(url, clock, reactions)
    raise ValueError(f"not a database we know: {url.split(':', 1)[0]}")
