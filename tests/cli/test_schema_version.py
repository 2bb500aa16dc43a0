"""A start migrates when it must, and carries no migration tool when it need not."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from chaffer.runtime.database import Database
from chaffer.runtime.schema_version import is_current
from chaffer.runtime.statements import Statement
from chaffer.runtime.transaction import ANY_SHOP
from tests.cli.conftest import Chaffer


def test_a_new_file_is_not_current_and_a_migrated_one_is(migrated_sqlite: Path, tmp_path: Path) -> None:
    assert not is_current(f"sqlite:///{tmp_path / 'none.db'}")
    assert is_current(f"sqlite:///{migrated_sqlite}")


def test_a_database_of_another_release_is_not_current(migrated_sqlite: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    shutil.copy(migrated_sqlite, old)  # the migrated file is every other test's beginning
    with contextlib.closing(sqlite3.connect(old)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '0000'")

    assert not is_current(f"sqlite:///{old}")


def test_a_database_of_another_version_is_refused_in_one_line(
    chaffer: Chaffer, database_url: str, db: Database
) -> None:
    rename = Statement("test.rename", text("UPDATE alembic_version SET version_num = '0001_00000000'"))
    db.write_now(ANY_SHOP, lambda tx: tx.run(rename))
    db.close()

    told = chaffer("migrate", code=2).stderr

    assert "made by another version" in told
    assert "Traceback" not in told
    assert not is_current(database_url)


def test_the_first_command_migrates(chaffer: Chaffer) -> None:
    chaffer("shop", "create", "--slug", "first", "--name", "First", "--currency", "EUR", "--language", "en")

    assert "up to date" in chaffer("migrate").output


def test_a_server_is_imported_without_the_migration_tool() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, chaffer.cli.serve; print('alembic' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert told.stdout.strip() == "False"
