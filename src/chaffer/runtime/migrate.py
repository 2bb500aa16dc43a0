"""Bring the tables to this release's shape. Safe to run at every start, and by several processes at once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.pool import NullPool

from chaffer.runtime.sqlite_file import make_file

_LOCK = 0x43484146  # "CHAF": PostgreSQL's advisory lock for migrating


def migrate(url: str, revision: str = "head") -> None:
    """Apply every step that is missing. Each step is one transaction: cut in the middle, it is as if not begun."""
    if url.startswith("sqlite:///"):
        make_file(Path(url.removeprefix("sqlite:///")))
    engine = create_engine(engine_url(url), poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        # The driver would commit before each CREATE; we begin by hand, so that a step is whole or absent.
        event.listen(engine, "connect", lambda raw, _record: setattr(raw, "isolation_level", None))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
            connection.execute(text("SET chaffer.shop = '*'"))
            connection.commit()
        command.upgrade(alembic_config(connection), revision)
    engine.dispose()


def engine_url(url: str) -> str:
    """SQLAlchemy's name for our database URL."""
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def alembic_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
