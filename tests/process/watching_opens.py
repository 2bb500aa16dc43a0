"""`python watching_opens.py LOG DATABASE WORD…`: a command of ours; files of the database that Python opens are noted.

SQLite opens them itself, below Python, and that is not seen here. An opening that can only make a new file is let pass.
"""

import os
import runpy
import sys
from pathlib import Path
from typing import Any

LOG, DATABASE, *WORDS = sys.argv[1:]
OURS = {DATABASE + ending for ending in ("", "-wal", "-shm", "-journal")}
_log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "open":
        return
    path, _mode, flags = arguments
    if isinstance(path, int) or flags & os.O_EXCL:
        return
    if os.path.realpath(os.fsdecode(path)) in OURS:
        os.write(_log, f"{os.fsdecode(path)} flags={flags:o}\n".encode())


assert os.path.realpath(DATABASE) == DATABASE, "name the file by its real path"
sys.addaudithook(watch)
if WORDS == ["control"]:
    Path(DATABASE).read_bytes()
else:
    sys.argv = ["chaffer", *WORDS]
    runpy.run_module("chaffer", run_name="__main__")
