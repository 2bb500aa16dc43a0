"""In real processes at work, no file of the database is opened but by SQLite itself."""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.running import Running

pytestmark = pytest.mark.process
WATCHING = str(Path(__file__).parent / "watching_opens.py")


class Watched:
    """A folder with a database, and processes in it that are watched."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "opened"
        self.database = folder.resolve() / "chaffer.db"
        self.server = Running(folder, f"sqlite:///{self.database}", self.words("serve"))

    def words(self, *words: str) -> list[str]:
        return [sys.executable, WATCHING, str(self.log), str(self.database), *words]

    def run(self, *words: str) -> str:
        done = subprocess.run(
            self.words(*words), env=self.server.environ, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def opened(self) -> str:
        """What Python opened of the database, a line each."""
        return self.log.read_text()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path)
    watched.run("shop", "create", "--slug", "s", "--name", "S", "--currency", "USD")
    yield watched
    watched.server.stop()


def test_a_server_and_what_runs_beside_it_leave_the_file_to_sqlite(watched: Watched, tmp_path: Path) -> None:
    watched.server.start()

    assert watched.run("chat", "--shop", "s", "hello", "what do you have?").count("> ") == 2
    watched.run("backup", str(tmp_path / "b.zip"))
    with urllib.request.urlopen(f"{watched.server.url}/metrics", timeout=10) as answered:
        assert b"chaffer_backlog" in answered.read()

    assert watched.server.stop() == 0
    assert watched.opened() == ""


def test_a_chat_that_serves_itself_leaves_the_file_to_sqlite(watched: Watched) -> None:
    assert "> hello" in watched.run("chat", "--shop", "s", "hello")
    assert "nothing is wrong" in watched.run("doctor")

    assert watched.opened() == ""


def test_an_opening_would_be_seen(watched: Watched) -> None:
    watched.run("control")

    assert "chaffer.db" in watched.opened()
