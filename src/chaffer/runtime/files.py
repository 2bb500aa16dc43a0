"""Files, by what is in them: each shop's in a folder of its own, under the SHA-256 of its bytes.

The bytes are on the disk before a row names them, and leave it after the last row is gone. Both the naming and the
leaving hold the shop's count, so that they cannot miss each other. While a backup is made nothing leaves.
"""

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Container, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.kernel.errors import Fault, Refusal
from chaffer.runtime.file_kinds import kind_of
from chaffer.runtime.jobs import Arguments, Work, enqueue
from chaffer.runtime.pictures import PICTURES, redrawn
from chaffer.runtime.settings import Settings
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.tables import cursors, files
from chaffer.runtime.transaction import Transaction

SWEEP = "files.sweep"
SWEPT_LATER = timedelta(minutes=5)
"""What could not leave because a backup was being made is tried again after this."""
_COUNT = "files"
_LOCK = "leaving.lock"

_KEEP = Statement("files.keep", insert_all(files))
_USED = Statement("files.used", select(func.coalesce(func.sum(files.c.bytes), 0)).where(mine(files)))
_COUNT_OF = Statement("files.count_of", select(func.count()).where(mine(files), files.c.owner == given("owner")))
_SAME = Statement("files.same", select(files.c.id).where(mine(files), files.c.sha256 == given("sha256")).limit(1))
_GET = Statement("files.get", select(files).where(mine(files), files.c.id == given("id")))
_FIND = Statement("files.find", select(files).where(files.c.id == given("id")))
_ERASE = Statement("files.erase", delete(files).where(mine(files), files.c.owner == given("owner"))
                   .returning(files.c.sha256))  # fmt: skip
_REMOVE = Statement("files.remove", delete(files).where(mine(files), in_list(files.c.id, "ids"))
                    .returning(files.c.sha256))  # fmt: skip
_COUNTED = Statement(
    "files.counted", insert_all(cursors).on_conflict_do_nothing(index_elements=["shop_id", "name"])
)  # fmt: skip


class QuotaReached(Refusal):
    """The shop's files fill the room it has."""

    code = "files_quota_reached"
    status = 507


class FileGone(Fault):
    """The bytes left the disk before their row came; put them there again."""

    code = "file_gone"
    retryable = True


class Blob(msgspec.Struct, frozen=True):
    """Bytes that are on the disk. sha256: in hex, of the stored bytes. mime: told by the bytes themselves."""

    sha256: str
    mime: str
    bytes: int


class Files:
    """The store of one data folder. Processes on several machines must share it.

    quota_bytes: for each shop.
    """

    def __init__(self, folder: Path, quota_bytes: int) -> None:
        self.folder = folder
        self.quota_bytes = quota_bytes

    def put(self, shop_id: str, content: bytes) -> Blob:
        """Write the bytes, whole or not at all; pictures are drawn anew first. Blocks: call it in a thread.

        Raises BadPicture. Safe to repeat.
        """
        return self._put(shop_id, content, kind_of(content))

    def put_only(self, shop_id: str, content: bytes, kinds: Container[str]) -> Blob | None:
        """As `put`; None, and nothing is written, if the bytes are of no such kind."""
        mime = kind_of(content)
        return self._put(shop_id, content, mime) if mime in kinds else None

    def _put(self, shop_id: str, content: bytes, mime: str) -> Blob:
        if mime in PICTURES:
            content, mime = redrawn(content, mime)
        blob = Blob(hashlib.sha256(content).hexdigest(), mime, len(content))
        path = self.path(shop_id, blob.sha256)
        if not path.exists():
            self.write(path, [content])
        return blob

    def keep(self, tx: Transaction, blob: Blob, *, name: str = "", owner: str = "") -> str:
        """Name the bytes; the new file's id. owner: the contact they came from, for erasure.

        Raises QuotaReached; FileGone if the bytes were swept away meanwhile.
        """
        _take_count(tx)
        used = int(tx.value(_USED))
        if used + blob.bytes > self.quota_bytes:
            raise QuotaReached("the shop has no room for more files", used=used, quota=self.quota_bytes)
        if not self.path(tx.shop_id, blob.sha256).exists():
            raise FileGone(blob.sha256)
        file_id = tx.new_id("file")
        tx.run(
            _KEEP, id=file_id, sha256=blob.sha256, mime=blob.mime, bytes=blob.bytes, name=_plain(name), owner=owner,
            created_at=tx.now,
        )  # fmt: skip
        return file_id

    def path(self, shop_id: str, sha256: str) -> Path:
        """Where the bytes are."""
        return self.folder / shop_id / sha256[:2] / sha256[2:4] / sha256

    def read(self, tx: Transaction, file_id: str) -> bytes:
        """Raises NotFound."""
        return self.path(tx.shop_id, tx.one(_GET, id=file_id).sha256).read_bytes()

    def sweep(self, tx: Transaction, arguments: Arguments) -> None:
        """Take bytes from the disk that no row names. The job of this name; safe to repeat."""
        with self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB) as may_leave:
            if not may_leave:
                enqueue(tx, SWEEP, tx.new_id("job"), arguments, due_at=tx.now + SWEPT_LATER)
                return
            _take_count(tx)
            for sha256 in arguments["sha256"]:
                if tx.value(_SAME, sha256=sha256) is None:
                    self.path(tx.shop_id, sha256).unlink(missing_ok=True)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Nothing leaves the disk meanwhile: what a row names that is read inside can be read inside."""
        with self._locked(fcntl.LOCK_SH):
            yield

    def write(self, path: Path, pieces: Iterable[bytes]) -> None:
        """These bytes in that place, whole or not at all, and there after a power cut."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, fresh = tempfile.mkstemp(dir=path.parent, prefix="new.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(fresh).replace(path)
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    @contextlib.contextmanager
    def _locked(self, how: int) -> Iterator[bool]:
        """Whether the lock was got; it falls with the process."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / _LOCK).open("a") as file:
            try:
                fcntl.flock(file, how)
            except BlockingIOError:
                yield False
            else:
                yield True


def open_files(settings: Settings) -> Files:
    """The store of this installation."""
    return Files(settings.data_dir / "files", settings.shop_files_bytes)


def file_row(tx: Transaction, file_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_GET, id=file_id)


def find_file(tx: Transaction, file_id: str) -> Any | None:
    """The row with its shop, in a transaction that looks across shops; whoever asks has proved by a signature."""
    return tx.row(_FIND, id=file_id)


def count_files_of(tx: Transaction, owner: str) -> int:
    """How many came from this person."""
    return int(tx.value(_COUNT_OF, owner=owner))


def erase_files_of(tx: Transaction, owner: str) -> int:
    """Forget every file of this person; how many. The bytes go once this stands."""
    return _forget(tx, tx.rows(_ERASE, owner=owner)) if owner else 0


def remove_files(tx: Transaction, ids: list[str]) -> int:
    """Forget these files; how many there were."""
    return _forget(tx, tx.rows(_REMOVE, ids=ids))


def _forget(tx: Transaction, rows: list[Any]) -> int:
    gone = sorted({row.sha256 for row in rows})
    for sha256 in gone:
        enqueue(tx, SWEEP, sha256, {"sha256": [sha256]})
    return len(rows)


def sweeping(files_: Files) -> Work:
    """The job that takes bytes from the disk."""
    return Work(files_.sweep)


def _take_count(tx: Transaction) -> None:
    """One after the other in a shop. SQLite has one writer."""
    tx.run(_COUNTED, name=_COUNT, position={}, updated_at=tx.now)
    tx.lock(cursors, name=_COUNT)


def _plain(name: str) -> str:
    """A name to show, without folders and control marks."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(mark for mark in last if mark.isprintable())[:200]


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)  # else a power cut could take the name away after a row has been told of it
    finally:
        os.close(folder)
