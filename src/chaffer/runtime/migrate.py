"""Bring the tables to this release's shape. Safe to run at every start, and by several processes at once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.pool import NullPool

from chaffer.kernel.errors import Refusal
from chaffer.runtime.sqlite_file import make_file

_LOCK = 0x43484146  # "CHAF": PostgreSQL's advisory lock for migrating


class OfAnotherVersion(Refusal):
    code = "of_another_version"


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
        config = alembic_config(connection)
        _check_origin(connection, config)
        command.upgrade(config, revision)
    engine.dispose()


def _check_origin(connection: Connection, config: Config) -> None:
    """Raises OfAnotherVersion if the database has a shape that no step of this release begins from."""
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    found = MigrationContext.configure(connection).get_current_revision()
    connection.rollback()
    if found is not None and found not in known:
        raise OfAnotherVersion(
            "the database was made by another version of Chaffer, and before the first release there is no way from one "
            "to the next: go back to that version, or begin with another CHAFFER_DATA_DIR or CHAFFER_DATABASE_URL",
            found=found,
        )


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
