import hashlib
import random
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from chaffer.accounts.channels import accounts_of_kind
from chaffer.accounts.operations.add_channel_account import add_channel_account
from chaffer.accounts.shops import all_shops
from chaffer.cli.every_table import every_table
from chaffer.commerce.catalog.tables import stock
from chaffer.commerce.invariants import broken_invariants
from chaffer.kernel.errors import Conflict, Malformed
from chaffer.kernel.message import Text
from chaffer.outbox.doubt import doubt_promises
from chaffer.runtime import jobs
from chaffer.runtime.backup import back_up, kept_tables, restore
from chaffer.runtime.backup_files import FilesLost
from chaffer.runtime.database import Database, Work
from chaffer.runtime.files import SWEEP, SWEPT_LATER, Files, erase_files_of, open_files
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import read_settings
from chaffer.runtime.statements import Statement
from chaffer.runtime.tables import files
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.testing import ManualClock
from chaffer.threads.load import take_seq
from chaffer.threads.say import promise
from chaffer.threads.tables import messages
from tests.accounts.test_shops_and_keys import WHATSAPP
from tests.cli.conftest import Chaffer
from tests.web.conftest import buy, buy_online, meet, open_shop

SECRETS = Secrets([b"k" * 32])


PICTURE, SOUND = b"%PDF-1.7 of many pages", b"OggS\0a voice"


@pytest.fixture
def store(tmp_path: Path) -> Files:
    return Files(tmp_path / "files", 10**9)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Files:
    """Where a backup is read back."""
    return Files(tmp_path / "elsewhere", 10**9)


@pytest.fixture
def lived(db: Database, store: Files) -> Database:
    """A server with a shop, files, a channel, orders, a payment under way and a promised message."""
    shop = open_shop(db, "marlow")
    for content, owner in ((PICTURE, ""), (PICTURE, "per_2"), (SOUND, "per_1")):
        keep(db, store, shop.id, content, owner)
    db.write_now(shop.id, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))
    buy(db, shop.id)
    buy_online(db, shop.id)
    _, conversation_id = meet(db, shop.id)
    db.write_now(
        shop.id, lambda tx: promise(tx, conversation_id, take_seq(tx, conversation_id, 1), [Text("안녕하세요 🌷")])
    )
    return db


def keep(db: Database, store: Files, shop_id: str, content: bytes, owner: str = "") -> str:
    blob = store.put(shop_id, content)
    return db.write_now(shop_id, lambda tx: store.keep(tx, blob, owner=owner))


def stored_files(db: Database, store: Files) -> list[bytes]:
    """The bytes of every file that a row names, each once."""
    rows = Statement("test.files", select(files.c.shop_id, files.c.sha256).distinct())
    named = db.read_now(ANY_SHOP, lambda tx: tx.rows(rows))
    return sorted(store.path(row.shop_id, row.sha256).read_bytes() for row in named)


def contents(db: Database) -> dict[str, list[tuple[object, ...]]]:
    def work(tx):  # type: ignore[no-untyped-def]
        return {
            table.name: [tuple(row) for row in tx.query("test.all", select(table).order_by(*table.primary_key.columns))]
            for table in kept_tables(every_table())
        }

    return db.read_now(ANY_SHOP, work)


@pytest.fixture
def empty(tmp_path: Path, clock: ManualClock) -> Iterator[Database]:
    """Always SQLite: so a backup of PostgreSQL is read into the other kind."""
    url = f"sqlite:///{tmp_path}/restored.db"
    migrate(url)
    database = open_database(url, clock)
    yield database
    database.close()


def test_a_restore_drill(lived: Database, empty: Database, store: Files, elsewhere: Files, tmp_path: Path) -> None:
    back_up(lived, every_table(), store, tmp_path / "b.zip")

    restore(empty, every_table(), elsewhere, tmp_path / "b.zip")

    before, after = contents(lived), contents(empty)
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    assert after == before
    (shop,) = empty.read_now(ANY_SHOP, all_shops)
    assert empty.read_now(shop.id, broken_invariants) == []
    (account,) = empty.read_now(ANY_SHOP, lambda tx: accounts_of_kind(tx, SECRETS, "whatsapp"))
    assert account.secrets == WHATSAPP.secrets
    assert stored_files(empty, elsewhere) == [PICTURE, SOUND]


class Meanwhile:
    """A database in which something happens just after the snapshot was read."""

    def __init__(self, db: Database, happens: Callable[[], None]) -> None:
        self._db, self._happens = db, happens

    def read_now(self, shop_id: str, work: Work[Any]) -> Any:
        found = self._db.read_now(shop_id, work)
        self._happens()
        return found


def test_what_is_erased_while_a_backup_is_made_is_still_in_it(
    lived: Database, empty: Database, store: Files, elsewhere: Files, tmp_path: Path
) -> None:
    (shop,) = lived.read_now(ANY_SHOP, all_shops)

    def erase() -> None:
        assert lived.write_now(shop.id, lambda tx: erase_files_of(tx, "per_1")) == 1
        sweep_due(lived, store)

    back_up(Meanwhile(lived, erase), every_table(), store, tmp_path / "b.zip")  # type: ignore[arg-type]
    restore(empty, every_table(), elsewhere, tmp_path / "b.zip")

    assert stored_files(empty, elsewhere) == [PICTURE, SOUND]
    assert stored_files(lived, store) == [PICTURE]


def sweep_due(db: Database, store: Files) -> int:
    """Do the sweeps that are due; how many."""
    due = [job for job in db.write_now(ANY_SHOP, jobs.claim) if job.kind == SWEEP]

    def do(tx: Transaction, job: jobs.Claimed) -> None:
        store.sweep(tx, job.arguments)
        jobs.done(tx, job)

    for job in due:
        db.write_now(job.shop_id, partial(do, job=job))
    return len(due)


def test_what_could_not_leave_during_a_backup_leaves_after_it(
    lived: Database, store: Files, clock: ManualClock
) -> None:
    (shop,) = lived.read_now(ANY_SHOP, all_shops)
    lived.write_now(shop.id, lambda tx: erase_files_of(tx, "per_1"))
    path = store.path(shop.id, hashlib.sha256(SOUND).hexdigest())

    with store.held():
        assert sweep_due(lived, store) == 1
        assert path.exists()
    assert sweep_due(lived, store) == 0
    clock.forward(seconds=SWEPT_LATER.total_seconds())
    assert sweep_due(lived, store) == 1

    assert not path.exists()


@pytest.mark.parametrize("loss", ["gone", "spoiled"])
def test_a_file_that_the_disk_has_lost_stops_the_backup_unless_one_insists(
    lived: Database, empty: Database, store: Files, elsewhere: Files, tmp_path: Path, loss: str
) -> None:
    (shop,) = lived.read_now(ANY_SHOP, all_shops)
    path = store.path(shop.id, hashlib.sha256(SOUND).hexdigest())
    path.unlink() if loss == "gone" else path.write_bytes(b"other bytes")

    with pytest.raises(FilesLost, match=path.name):
        back_up(lived, every_table(), store, tmp_path / "b.zip")
    assert list(tmp_path.glob("b.zip*")) == []

    manifest = back_up(lived, every_table(), store, tmp_path / "b.zip", despite_lost=True)
    restore(empty, every_table(), elsewhere, tmp_path / "b.zip")

    assert manifest.files.lost == [f"files/{shop.id}/{path.name}"]
    assert not elsewhere.path(shop.id, path.name).exists()
    assert elsewhere.path(shop.id, hashlib.sha256(PICTURE).hexdigest()).read_bytes() == PICTURE


def test_a_large_file_is_never_whole_in_memory(
    lived: Database, empty: Database, store: Files, elsewhere: Files, tmp_path: Path
) -> None:
    (shop,) = lived.read_now(ANY_SHOP, all_shops)
    keep(lived, store, shop.id, random.Random(3).randbytes(24_000_000))

    tracemalloc.start()
    try:
        back_up(lived, every_table(), store, tmp_path / "b.zip")
        restore(empty, every_table(), elsewhere, tmp_path / "b.zip")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 12_000_000
    assert stored_files(empty, elsewhere) == stored_files(lived, store)


def test_secrets_stay_sealed_in_the_file(lived: Database, store: Files, tmp_path: Path) -> None:
    back_up(lived, every_table(), store, tmp_path / "b.zip")

    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        everything = b"".join(file.read(name) for name in file.namelist())
    assert b"canary" not in everything
    assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0


def test_a_filled_database_is_never_overwritten(lived: Database, store: Files, tmp_path: Path) -> None:
    back_up(lived, every_table(), store, tmp_path / "b.zip")

    with pytest.raises(Conflict, match="not empty"):
        restore(lived, every_table(), store, tmp_path / "b.zip")


@pytest.mark.parametrize("damage", ["cut", "changed", "noise", "no_manifest", "no_file", "changed_file"])
def test_a_damaged_file_is_refused_and_nothing_is_read(
    lived: Database, empty: Database, store: Files, elsewhere: Files, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "b.zip"
    back_up(lived, every_table(), store, path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-500])
    elif damage == "noise":
        path.write_bytes(b"not a zip")
    else:
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        with zipfile.ZipFile(path, "w") as file:
            for name, data in parts.items():
                if (kept := damaged(damage, name, data)) is not None:
                    file.writestr(name, kept)

    with pytest.raises(Malformed):
        restore(empty, every_table(), elsewhere, path)

    assert empty.read_now(ANY_SHOP, all_shops) == []


def damaged(damage: str, name: str, data: bytes) -> bytes | None:
    """What becomes of this member; None: it goes."""
    match damage:
        case "changed":
            return data.replace(b"Anna", b"Bert")
        case "changed_file":
            return data.replace(SOUND, SOUND[::-1])
        case "no_file":
            return None if data == SOUND else data
        case _:
            return None if name == "manifest.json" else data


def test_what_may_have_been_sent_since_is_doubted_and_not_sent_again(lived: Database) -> None:
    assert lived.write_now(ANY_SHOP, doubt_promises) == 1

    states = Statement("test.states", select(messages.c.state, messages.c.reason))
    assert [tuple(row) for row in lived.read_now(ANY_SHOP, lambda tx: tx.rows(states))] == [("unknown", "restored")]


def test_the_check_after_a_restore_sees_a_reservation_that_belongs_to_nobody(lived: Database) -> None:
    (shop,) = lived.read_now(ANY_SHOP, all_shops)
    assert lived.read_now(shop.id, broken_invariants) == []

    lived.write_now(shop.id, lambda tx: tx.run(Statement("test.spoil", update(stock).values(reserved=7))))

    (told,) = lived.read_now(shop.id, broken_invariants)
    assert "7 reserved, 1 held" in told


def test_the_commands_back_up_and_restore(
    chaffer: Chaffer, shop: str, catalogue: Path, environment: dict[str, str], clock: ManualClock, tmp_path: Path
) -> None:
    file = str(tmp_path / "b.zip")
    chaffer("catalog", "import", "--shop", shop, "--format", "jsonl", "--quiet", str(catalogue))
    settings = read_settings(environment)
    db = open_database(settings.database, clock)
    (opened,) = db.read_now(ANY_SHOP, all_shops)
    keep(db, open_files(settings), opened.id, PICTURE)
    db.close()
    elsewhere = {
        "CHAFFER_DATABASE_URL": f"sqlite:///{tmp_path}/elsewhere.db", "CHAFFER_DATA_DIR": str(tmp_path / "elsewhere")
    }  # fmt: skip

    assert "tables and 1 files" in chaffer("backup", file).stdout
    assert "exists already" in chaffer("backup", file, code=2).stderr
    assert "every balance" in chaffer("restore", file, **elsewhere).stdout
    assert "not empty" in chaffer("restore", file, code=2, **elsewhere).stderr
    assert chaffer("shop", "list").stdout == chaffer("shop", "list", **elsewhere).stdout
    (restored,) = (each for each in (tmp_path / "elsewhere/files").rglob("*") if each.is_file())
    assert restored.read_bytes() == PICTURE
