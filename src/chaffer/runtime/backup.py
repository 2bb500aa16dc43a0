"""Everything in the database and every file it names in one file, and back: into either kind of database.

The file is a zip: `manifest.json`, and for each table a file of JSON lines with the values as they are stored. It is
read in one transaction, so it shows one moment, while the server goes on; the files follow, and none leaves the disk
meanwhile. Sealed values stay sealed: without the root key, which is not in the file, nobody reads them. The live feed
is left out; whatever follows it starts anew.
"""

import base64
import hashlib
import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec
from sqlalchemy import BigInteger, LargeBinary, Table, Text, and_, bindparam, func, insert, or_, select, type_coerce
from sqlalchemy import text as sql

from chaffer import __version__
from chaffer.kernel.errors import Conflict, Malformed
from chaffer.runtime.backup_files import FilesCopied, FilesLost, copy_files, put_files_back, verify_files
from chaffer.runtime.columns import Json, Moment
from chaffer.runtime.database import Database
from chaffer.runtime.files import Files
from chaffer.runtime.statements import Statement
from chaffer.runtime.transaction import ANY_SHOP, Transaction

FORMAT = 1
CHUNK = 500
LEFT_OUT = frozenset({"changes"})
LINE_BYTES = 64 * 1024 * 1024
_REVISION = Statement("backup.revision", sql("SELECT version_num FROM alembic_version").columns(version_num=Text()))
_encode = msgspec.json.Encoder().encode


class TableFile(msgspec.Struct, frozen=True):
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """revision: of the tables' shape; a file is restored into that shape alone."""

    format: int
    release: str
    revision: str
    made_at: str
    tables: dict[str, TableFile]
    files: FilesCopied


def back_up(
    db: Database, tables: Sequence[Table], store: Files, target: Path, *, despite_lost: bool = False
) -> Manifest:
    """Write the file, readable by its owner alone. It has its name only once it is whole.

    Raises FilesLost if the disk has not every file that a row names, unless `despite_lost`.
    """
    part = target.with_name(target.name + ".part")
    part.touch(mode=0o600)
    try:
        with store.held():
            manifest = db.read_now(ANY_SHOP, lambda tx: _dump(tx, tables, part))
            copied = copy_files(part, store)
        if copied.lost and not despite_lost:
            raise FilesLost(copied.lost)
        manifest = msgspec.structs.replace(manifest, files=copied)
        with zipfile.ZipFile(part, "a") as archive:
            archive.writestr("manifest.json", msgspec.json.format(_encode(manifest), indent=1))
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def restore(db: Database, tables: Sequence[Table], store: Files, source: Path) -> Manifest:
    """Read the file into an empty database of its shape; the files it names are on the disk before their rows.

    Raises Malformed if the file is not whole or not of this shape, Conflict if the database is not empty.
    """
    by_name = {table.name: table for table in tables}
    try:
        with zipfile.ZipFile(source) as file:
            manifest = msgspec.json.decode(file.read("manifest.json"), type=Manifest)
            _check(db, manifest, by_name)
            for name in manifest.tables:
                _verify(file, name, manifest.tables[name])
            verify_files(file, store, manifest.files.lost)
            put_files_back(file, store, manifest.files.lost)
            for name in manifest.tables:
                _load(db, by_name[name], file)
    except (zipfile.BadZipFile, KeyError, msgspec.DecodeError, EOFError) as wrong:
        raise Malformed(f"{source.name} is not a whole backup") from wrong
    counted = db.read_now(ANY_SHOP, lambda tx: {name: _count(tx, by_name[name]) for name in manifest.tables})
    for name, expected in manifest.tables.items():
        if counted[name] != expected.rows:
            raise Malformed(f"{name}: {counted[name]} of {expected.rows} rows are here")
    return manifest


def kept_tables(tables: Sequence[Table]) -> list[Table]:
    return [table for table in tables if table.name not in LEFT_OUT]


def _dump(tx: Transaction, tables: Sequence[Table], part: Path) -> Manifest:
    """Write every row. Begins anew if the database has it repeated."""
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
        written = {table.name: _dump_table(tx, table, archive) for table in kept_tables(tables)}
    revision, made_at = str(tx.value(_REVISION)), tx.now.isoformat()
    return Manifest(FORMAT, __version__, revision, made_at, written, FilesCopied(0, 0, []))


def _dump_table(tx: Transaction, table: Table, archive: zipfile.ZipFile) -> TableFile:
    digest, rows = hashlib.sha256(), 0
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as out:
        for chunk in _chunks(tx, table):
            lines = b"".join(_encode(list(row)) + b"\n" for row in chunk)
            digest.update(lines)
            out.write(lines)
            rows += len(chunk)
    return TableFile(rows, digest.hexdigest())


def _chunks(tx: Transaction, table: Table) -> Iterator[list[Any]]:
    """The table's rows in the order of its key, each a list in the order of its columns."""
    columns = [type_coerce(column, _stored(column)).label(column.name) for column in table.columns]
    keys = list(table.primary_key.columns)
    base = select(*columns).order_by(*keys).limit(CHUNK)
    first = Statement(f"backup.{table.name}", base)
    # (a, b) > (x, y), spelled out: row values are compared alike by both databases, but not typed alike.
    beyond = or_(*(
        and_(*(keys[i] == bindparam(f"k{i}", type_=keys[i].type) for i in range(n)),
             keys[n] > bindparam(f"k{n}", type_=keys[n].type))
        for n in range(len(keys))
    ))  # fmt: skip
    following = Statement(f"backup.{table.name}_on", base.where(beyond))
    rows = tx.rows(first)
    while rows:
        yield rows
        if len(rows) < CHUNK:
            return
        last = rows[-1]
        rows = tx.rows(following, **{f"k{n}": getattr(last, key.name) for n, key in enumerate(keys)})


def _stored(column: Any) -> Any:
    """The column as it is stored, without our translation."""
    if isinstance(column.type, Moment):
        return BigInteger()
    return Text() if isinstance(column.type, Json) else column.type


def _check(db: Database, manifest: Manifest, by_name: dict[str, Table]) -> None:
    revision, filled = db.read_now(
        ANY_SHOP, lambda tx: (str(tx.value(_REVISION)), [name for name in by_name if _count(tx, by_name[name])])
    )
    if manifest.format != FORMAT or manifest.revision != revision:
        raise Malformed(f"made by release {manifest.release}; restore it with that release, then migrate")
    if unknown := manifest.tables.keys() - by_name.keys():
        raise Malformed(f"tables we do not have: {', '.join(sorted(unknown))}")
    if filled:
        raise Conflict(f"the database is not empty: {', '.join(filled[:5])}", tables=filled)


def _verify(file: zipfile.ZipFile, name: str, expected: TableFile) -> None:
    digest = hashlib.sha256()
    with file.open(f"tables/{name}.jsonl") as lines:
        while piece := lines.read(1 << 20):
            digest.update(piece)
    if digest.hexdigest() != expected.sha256:
        raise Malformed(f"{name} was changed after it was written")


def _load(db: Database, table: Table, file: zipfile.ZipFile) -> None:
    put = Statement(
        f"restore.{table.name}",
        insert(table).values(
            {column.name: bindparam(f"v_{column.name}", type_=_stored(column)) for column in table.columns}
        ),
    )
    with file.open(f"tables/{table.name}.jsonl") as lines:
        for chunk in _read(lines, table):
            db.write_now(ANY_SHOP, lambda tx, chunk=chunk: tx.run_each(put, chunk))  # type: ignore[misc]


def _read(lines: IO[bytes], table: Table) -> Iterator[list[dict[str, Any]]]:
    blobs = [isinstance(column.type, LargeBinary) for column in table.columns]
    names = [f"v_{column.name}" for column in table.columns]
    chunk: list[dict[str, Any]] = []
    while line := lines.readline(LINE_BYTES):
        values = msgspec.json.decode(line, type=list[Any])
        if len(values) != len(names):
            raise Malformed(f"{table.name}: a row of {len(values)} values")
        whole = [
            base64.b64decode(value) if blob and value else value for value, blob in zip(values, blobs, strict=True)
        ]
        chunk.append(dict(zip(names, whole, strict=True)))
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _count(tx: Transaction, table: Table) -> int:
    return int(tx.query("backup.count", select(func.count().label("number")).select_from(table))[0].number)
