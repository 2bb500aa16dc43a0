"""Which sends had begun when the process died: a line is written, without sync, just before a request leaves.

A killed process keeps what it wrote to a file, so after a kill we know which claimed messages never left, and may
promise those again. A power cut may lose lines; then the machine's boot id differs, the journal is not believed, and
what was being sent stays unknown until a delivery report settles it.
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
ROTATE_BYTES = 4_000_000


class Journal:
    """The journal of one running process, locked while it lives. holder: this process's name in the claims."""

    def __init__(self, folder: Path, holder: str) -> None:
        self.holder = holder
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._part = 0
        self._files: list[int] = []
        self._written = 0
        self._open()

    def note(self, message_id: str) -> None:
        """This message's request leaves now."""
        self._written += os.write(self._files[-1], f"{message_id}\n".encode())
        if self._written > ROTATE_BYTES:
            self._open()

    def close(self) -> None:
        """The process ends in order. What it noted stays for the next start: a stop may have cut a send off."""
        for file in self._files:
            os.close(file)
        self._files.clear()

    def _path(self, part: int) -> Path:
        return self._folder / f"{self.holder}.{part}.sends"

    def _open(self) -> None:
        """The part before is kept: a send lives shorter than a part takes to fill. Older ones go."""
        path = self._path(self._part)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        os.write(file, f"{boot_id()}\n".encode())
        self._files.append(file)
        self._part += 1
        self._written = 0
        while len(self._files) > 2:
            os.close(self._files.pop(0))
            self._path(self._part - 3).unlink(missing_ok=True)


class Left(dict[str, set[str]]):
    """By holder: ids of the messages whose requests had left, or may have, when it died."""


def read_dead(folder: Path) -> Left:
    """The journals of processes that are gone and died on this boot of the machine. Takes the files away."""
    left = Left()
    for path in sorted(folder.glob("*.sends")):
        with _unlocked(path) as lines:
            if lines is None:
                continue
            if lines and lines[0] == boot_id():
                left.setdefault(path.name.split(".", 1)[0], set()).update(lines[1:])
            path.unlink(missing_ok=True)
    return left


def boot_id() -> str:
    """Names this boot of the machine; empty where the system does not tell, and then no journal is believed."""
    try:
        return _BOOT_ID.read_text().strip()
    except OSError:
        return f"no boot id {os.getpid()}"


@contextlib.contextmanager
def _unlocked(path: Path) -> Iterator[list[str] | None]:
    """The file's lines, or None while its process lives."""
    with path.open("r") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield file.read().split("\n")[:-1]
