"""The file of a new SQLite database."""

import contextlib
from pathlib import Path


def make_file(path: Path) -> None:
    """Make it, its owner's alone, unless it is there; the files beside it take its mode.

    One that is there is never opened: whoever closes a database file beside SQLite drops the locks that SQLite holds
    on it in this process (https://www.sqlite.org/howtocorrupt.html).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)
