"""Write all of a shop into a folder: JSON Lines a table, the files as they are, and a page that says what is there."""

import shutil
from pathlib import Path
from typing import Any

import msgspec

from chaffer.records.data_map import NOT_EXPORTED
from chaffer.records.reading import all_rows, shop_tables
from chaffer.runtime.files import Files
from chaffer.runtime.transaction import Transaction


class Exported(msgspec.Struct, frozen=True):
    """tables: rows by table. missing: ids of files whose bytes are not on the disk."""

    shop_id: str
    at: str
    release: str
    tables: dict[str, int]
    files: int
    missing: tuple[str, ...]
    left_out: dict[str, str]


def export_shop(tx: Transaction, files: Files, folder: Path, release: str) -> Exported:
    """As of one moment: give it a reader's transaction. Secrets, keys and passwords are left out.

    The folder must be empty or absent. Raises FileExistsError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    counts: dict[str, int] = {}
    blobs: list[dict[str, Any]] = []
    for table in shop_tables():
        if table.name in NOT_EXPORTED:
            continue
        count = 0
        with (folder / f"{table.name}.jsonl").open("wb") as out:
            for row in all_rows(tx, table):
                out.write(msgspec.json.encode(row) + b"\n")
                count += 1
                if table.name == "files":
                    blobs.append(row)
        counts[table.name] = count
    missing = _copy(tx, files, blobs, folder / "files")
    told = Exported(
        tx.shop_id, tx.now.isoformat(), release, counts, len(blobs) - len(missing), tuple(missing), dict(NOT_EXPORTED)
    )
    (folder / "export.json").write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1))
    return told


def _copy(tx: Transaction, files: Files, blobs: list[dict[str, Any]], folder: Path) -> list[str]:
    missing = []
    folder.mkdir(mode=0o700)
    with files.held():
        for blob in blobs:
            path = files.path(tx.shop_id, blob["sha256"])
            if path.is_file():
                shutil.copyfile(path, folder / str(blob["id"]))
            else:
                missing.append(str(blob["id"]))
    return missing
