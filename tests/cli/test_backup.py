import zipfile
from collections.abc import Iterator
from pathlib import Path

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
from chaffer.runtime.backup import back_up, kept_tables, restore
from chaffer.runtime.database import Database
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.testing import ManualClock
from chaffer.threads.load import take_seq
from chaffer.threads.say import promise
from chaffer.threads.tables import messages
from tests.accounts.test_shops_and_keys import WHATSAPP
from tests.cli.conftest import Chaffer
from tests.web.conftest import buy, buy_online, meet, open_shop

SECRETS = Secrets([b"k" * 32])


@pytest.fixture
def lived(db: Database) -> Database:
    """A server with a shop, a channel, orders, a payment under way and a promised message."""
    shop = open_shop(db, "marlow")
    db.write_now(shop.id, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))
    buy(db, shop.id)
    buy_online(db, shop.id)
    _, conversation_id = meet(db, shop.id)
    db.write_now(
        shop.id, lambda tx: promise(tx, conversation_id, take_seq(tx, conversation_id, 1), [Text("안녕하세요 🌷")])
    )
    return db


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


def test_a_restore_drill(lived: Database, empty: Database, tmp_path: Path) -> None:
    back_up(lived, every_table(), tmp_path / "b.zip")

    restore(empty, every_table(), tmp_path / "b.zip")

    before, after = contents(lived), contents(empty)
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    assert after == before
    (shop,) = empty.read_now(ANY_SHOP, all_shops)
    assert empty.read_now(shop.id, broken_invariants) == []
    (account,) = empty.read_now(ANY_SHOP, lambda tx: accounts_of_kind(tx, SECRETS, "whatsapp"))
    assert account.secrets == WHATSAPP.secrets


def test_secrets_stay_sealed_in_the_file(lived: Database, tmp_path: Path) -> None:
    back_up(lived, every_table(), tmp_path / "b.zip")

    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        everything = b"".join(file.read(name) for name in file.namelist())
    assert b"canary" not in everything
    assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0


def test_a_filled_database_is_never_overwritten(lived: Database, tmp_path: Path) -> None:
    back_up(lived, every_table(), tmp_path / "b.zip")

    with pytest.raises(Conflict, match="not empty"):
        restore(lived, every_table(), tmp_path / "b.zip")


@pytest.mark.parametrize("damage", ["cut", "changed", "noise", "no_manifest"])
def test_a_damaged_file_is_refused_and_nothing_is_read(
    lived: Database, empty: Database, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "b.zip"
    back_up(lived, every_table(), path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-500])
    elif damage == "noise":
        path.write_bytes(b"not a zip")
    else:
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        with zipfile.ZipFile(path, "w") as file:
            for name, data in parts.items():
                if damage == "changed" or name != "manifest.json":
                    file.writestr(name, data.replace(b"Anna", b"Bert") if damage == "changed" else data)

    with pytest.raises(Malformed):
        restore(empty, every_table(), path)

    assert empty.read_now(ANY_SHOP, all_shops) == []


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


def test_the_commands_back_up_and_restore(chaffer: Chaffer, shop: str, catalogue: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "b.zip")
    chaffer("catalog", "import", "--shop", shop, "--format", "jsonl", "--quiet", str(catalogue))
    elsewhere = {"CHAFFER_DATABASE_URL": f"sqlite:///{tmp_path}/elsewhere.db"}

    assert "tables" in chaffer("backup", file).stdout
    assert "exists already" in chaffer("backup", file, code=2).stderr
    assert "every balance" in chaffer("restore", file, **elsewhere).stdout
    assert "not empty" in chaffer("restore", file, code=2, **elsewhere).stderr
    assert chaffer("shop", "list").stdout == chaffer("shop", "list", **elsewhere).stdout
