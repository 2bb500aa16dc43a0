"""chaffer doctor"""

import difflib
import os
import sqlite3
from collections.abc import Callable, Iterator

import click
import psycopg

from chaffer.accounts.shops import all_shops
from chaffer.cli.ground import Ground, settled, standing
from chaffer.cli.sealed import CLOSED, what_opens
from chaffer.commerce.invariants import broken_invariants
from chaffer.runtime.secrets import load_secrets
from chaffer.runtime.settings import PREFIX, Settings, WrongSettings, entries
from chaffer.runtime.transaction import ANY_SHOP

FREE_BYTES = 1_000_000_000
OURS = {"CHAFFER_FAILPOINT", "CHAFFER_TEST_DATABASES"}


@click.command()
def doctor() -> None:
    """Look at settings, root key, disk and database, and say what is wrong. Exit code 1 if anything is."""
    settings = settled()
    problems = [problem for check in CHECKS for problem in check(settings)]
    if not problems:
        with standing() as ground:
            problems += [*_sealed(ground), *_books(ground)]
    for problem in problems:
        click.echo(f"- {problem}")
    if problems:
        raise SystemExit(1)
    click.echo("nothing is wrong")


def _variables(_settings: Settings) -> Iterator[str]:
    """Names that look like settings and are none: most often a typing mistake."""
    known = {entry.variable for entry in entries()} | OURS
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            yield f"{name} is no setting" + (f"; do you mean {near[0]}?" if near else "")


def _key(settings: Settings) -> Iterator[str]:
    try:
        load_secrets(settings)
    except WrongSettings as wrong:
        yield from wrong.problems


def _disk(settings: Settings) -> Iterator[str]:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not os.access(settings.data_dir, os.W_OK):
        yield f"{settings.data_dir} cannot be written"
    space = os.statvfs(settings.data_dir)
    if space.f_bavail * space.f_frsize < FREE_BYTES:
        yield f"{settings.data_dir}: less than 1 GB is free"


def _address(settings: Settings) -> Iterator[str]:
    if settings.host not in {"127.0.0.1", "::1", "localhost"} and not settings.address.startswith("https://"):
        yield "CHAFFER_PUBLIC_URL is not https, though others than this machine can reach us"


def _database(settings: Settings) -> Iterator[str]:
    url = settings.database
    try:
        yield from _sqlite() if url.startswith("sqlite:") else _postgres(url)
    except psycopg.Error as error:
        yield f"the database does not answer: {str(error).strip().splitlines()[0]}"


def _sqlite() -> Iterator[str]:
    if sqlite3.sqlite_version_info < (3, 37):
        yield f"SQLite {sqlite3.sqlite_version} is too old; 3.37 is the least"


def _postgres(url: str) -> Iterator[str]:
    with psycopg.connect(url, connect_timeout=5) as connection:
        row = connection.execute(
            "SELECT rolsuper OR rolbypassrls, current_setting('synchronous_commit'), current_setting('fsync'), "
            "current_setting('server_version_num')::int FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row is not None
    if row[0]:
        yield "our PostgreSQL role passes row-level security by: use one that is neither SUPERUSER nor BYPASSRLS"
    if row[1] == "off" or row[2] == "off":
        yield "PostgreSQL may lose what it confirmed: set fsync and synchronous_commit on"
    if row[3] < 140000:
        yield "PostgreSQL 14 is the least"


def _sealed(ground: Ground) -> Iterator[str]:
    if closed := what_opens(ground).closed:
        yield f"{closed} sealed values {CLOSED}"


def _books(ground: Ground) -> Iterator[str]:
    for shop in ground.db.read_now(ANY_SHOP, all_shops):
        for problem in ground.db.read_now(shop.id, broken_invariants):
            yield f"{shop.slug}: {problem}"


CHECKS: tuple[Callable[[Settings], Iterator[str]], ...] = (_variables, _key, _disk, _address, _database)
