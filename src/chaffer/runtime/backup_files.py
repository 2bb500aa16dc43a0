"""The files in a backup: each once, under its shop and the SHA-256 of its bytes, as the snapshot of the rows names it."""

import hashlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from chaffer.kernel.errors import Malformed, Refusal
from chaffer.runtime.files import Files
from chaffer.runtime.tables import files as table

PIECE_BYTES = 1 << 20
_SHOP = re.compile(r"[a-z0-9_]{1,40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class FilesLost(Refusal):
    """Files that rows name are not on the disk, or are not what was stored there."""

    code = "files_lost"
    status = 409

    def __init__(self, lost: list[str]) -> None:
        shown = ", ".join(lost[:3]) + (", …" if len(lost) > 3 else "")
        super().__init__(f"{len(lost)} files that the database names are lost or spoiled: {shown}", lost=lost)


class FilesCopied(msgspec.Struct, frozen=True):
    """lost: members of the backup that are not in it, or are spoiled, because they were so on the disk."""

    files: int
    bytes: int
    lost: list[str]


def copy_files(part: Path, store: Files) -> FilesCopied:
    """Add what the rows in the backup name. The store must be held since before the rows were read."""
    copied = size = 0
    lost: list[str] = []
    with zipfile.ZipFile(part) as snapshot, zipfile.ZipFile(part, "a") as archive:
        for member, path in _named(snapshot, store):
            if member in archive.NameToInfo:
                continue
            try:
                source = path.open("rb")
            except FileNotFoundError:
                lost.append(member)
                continue
            with source, archive.open(member, "w", force_zip64=True) as target:
                length, sha256 = _pour(source, target)
            if sha256 != path.name:
                lost.append(member)
            copied, size = copied + 1, size + length
    return FilesCopied(copied, size, lost)


def verify_files(archive: zipfile.ZipFile, store: Files, lost: list[str]) -> None:
    """Raises Malformed if a file that a row names is not in the backup as it was stored."""
    for member, path in _wanted(archive, store, lost):
        try:
            with archive.open(member) as source:
                whole = _pour(source, None)[1] == path.name
        except KeyError:
            whole = False
        if not whole:
            raise Malformed(f"{member} is missing, or was changed after it was written")


def put_files_back(archive: zipfile.ZipFile, store: Files, lost: list[str]) -> None:
    """Write them where their rows look for them. Safe to repeat."""
    for member, path in _wanted(archive, store, lost):
        if not path.exists():
            with archive.open(member) as source:
                store.write(path, iter(lambda: source.read(PIECE_BYTES), b""))


def _wanted(archive: zipfile.ZipFile, store: Files, lost: list[str]) -> Iterator[tuple[str, Path]]:
    gone = frozenset(lost)
    return ((member, path) for member, path in _named(archive, store) if member not in gone)


def _named(archive: zipfile.ZipFile, store: Files) -> Iterator[tuple[str, Path]]:
    """(member of the backup, place on the disk) for each row; several rows may name one file. Raises Malformed."""
    shop, sha = (list(table.columns.keys()).index(name) for name in ("shop_id", "sha256"))
    with archive.open(f"tables/{table.name}.jsonl") as lines:
        for line in lines:
            row = msgspec.json.decode(line, type=list[Any])
            shop_id, sha256 = str(row[shop]), str(row[sha])
            if not (_SHOP.fullmatch(shop_id) and _SHA256.fullmatch(sha256)):
                raise Malformed(f"not the name of a file: {shop_id}/{sha256}")
            yield f"files/{shop_id}/{sha256}", store.path(shop_id, sha256)


def _pour(source: IO[bytes], target: IO[bytes] | None) -> tuple[int, str]:
    """How many bytes there were, and their SHA-256 in hex."""
    length, digest = 0, hashlib.sha256()
    while piece := source.read(PIECE_BYTES):
        length += len(piece)
        digest.update(piece)
        if target is not None:
            target.write(piece)
    return length, digest.hexdigest()
