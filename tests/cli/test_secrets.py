"""A new root key, while the shop goes on."""

import base64
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import LargeBinary

from chaffer.accounts.channels import accounts_of_kind
from chaffer.accounts.operations.add_channel_account import add_channel_account
from chaffer.accounts.shops import all_shops
from chaffer.cli.every_table import every_table
from chaffer.cli.sealed import SEALED
from chaffer.inbox.bodies import Bodies
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.runtime.many import insert_many
from chaffer.runtime.opening import open_database
from chaffer.runtime.reseal import AT_ONCE, Resealed, reseal
from chaffer.runtime.secrets import NotOurs, Secrets, place
from chaffer.runtime.settings import read_settings
from chaffer.runtime.tables import day_keys
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from tests.accounts.test_shops_and_keys import WHATSAPP
from tests.cli.conftest import Chaffer
from tests.web.conftest import open_shop

OLD, NEW, OTHER = b"o" * 32, b"n" * 32, b"x" * 32
DAYS = 2 * AT_ONCE + 7
BODY = b'{"said": "hello"}'


class Kept:
    """Two shops with a channel, a raw event, and keys of many days, all sealed with the old root key."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.shops = [open_shop(db, slug).id for slug in ("marlow", "fig")]
        self.bodies = {shop_id: db.write_now(shop_id, self._fill) for shop_id in self.shops}
        self.values = 2 * (1 + 1 + DAYS)

    @staticmethod
    def _fill(tx: Transaction) -> tuple[str, bytes]:
        old = Secrets([OLD])
        add_channel_account(tx, replace(WHATSAPP, external_id=tx.shop_id), old)
        days = [f"1999-{n:04d}" for n in range(DAYS)]
        rows = [
            {"day": day, "sealed_key": old.seal(b"k" * 32, place(tx.shop_id, "day_keys", "sealed_key", day))}
            for day in days
        ]
        insert_many(tx, "test.days", day_keys, [*rows, {"day": "1998-01-01", "sealed_key": None}])
        return Bodies(old).seal(tx, BODY, "evt_1")

    def reseal(self, *keys: bytes) -> Resealed:
        return reseal(self.db, Secrets(keys), self.shops, SEALED)

    def opens_with(self, *keys: bytes) -> bool:
        """Whether everything opens. Raises what stands in the way."""
        secrets = Secrets(keys)
        accounts = self.db.read_now(ANY_SHOP, lambda tx: accounts_of_kind(tx, secrets, "whatsapp"))
        bodies = []
        for shop_id, (day, sealed) in self.bodies.items():
            opening = partial(Bodies(secrets).open, day=day, sealed=sealed, event_id="evt_1")
            bodies.append(self.db.read_now(shop_id, opening))
        return [each.secrets for each in accounts] == [WHATSAPP.secrets] * 2 and bodies == [BODY] * 2


@pytest.fixture
def kept(db: Database) -> Kept:
    return Kept(db)


def test_after_resealing_the_new_key_alone_opens_everything(kept: Kept) -> None:
    assert kept.reseal(NEW, OLD) == Resealed(anew=kept.values)

    assert kept.opens_with(NEW)
    with pytest.raises(NotOurs):
        kept.opens_with(OLD)


def test_resealing_again_changes_nothing(kept: Kept) -> None:
    kept.reseal(NEW, OLD)

    assert kept.reseal(NEW, OLD) == kept.reseal(NEW) == Resealed(already=kept.values)


def test_with_a_wrong_old_key_nothing_is_changed_and_all_of_it_is_told(kept: Kept) -> None:
    assert kept.reseal(NEW, OTHER) == Resealed(closed=kept.values)

    assert kept.opens_with(OLD)


class Stopping:
    """A database whose process is stopped after so many batches."""

    def __init__(self, db: Database, batches: int) -> None:
        self._db, self._left = db, batches

    def write_now(self, shop_id: str, work: Callable[[Transaction], Any]) -> Any:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        return self._db.write_now(shop_id, work)


def test_stopped_in_the_middle_it_goes_on_where_it_was(kept: Kept) -> None:
    stopping: Any = Stopping(kept.db, 3)
    with pytest.raises(KeyboardInterrupt):
        reseal(stopping, Secrets([NEW, OLD]), kept.shops, SEALED)
    assert kept.opens_with(NEW, OLD), "a server with both keys goes on meanwhile"

    found = kept.reseal(NEW, OLD)

    assert found == Resealed(anew=kept.values - 1 - 2 * AT_ONCE, already=1 + 2 * AT_ONCE)
    assert kept.opens_with(NEW)


def test_no_sealed_column_is_forgotten() -> None:
    sealed = {
        (table.name, column.name)
        for table in every_table()
        for column in table.columns
        if isinstance(column.type, LargeBinary) and column.name.startswith("sealed_")
    }

    assert {(each.table.name, each.column) for each in SEALED} == sealed


def test_the_command_says_how_many_and_when_the_old_key_can_go(
    chaffer: Chaffer, shop: str, environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "data/root.key"
    chaffer(
        "channel", "add", "whatsapp", "--shop", shop, "--phone-number-id", "1", "--app-secret", "a",
        "--verify-token", "v", "--access-token", "canary",
    )  # fmt: skip
    old, new, other = file.read_text(), *(base64.b64encode(key).decode() + "\n" for key in (NEW, OTHER))

    file.write_text(new + other)
    assert "1 values do not open" in chaffer("secrets", "reseal", code=2).stderr
    file.write_text(new + old)
    assert "1 values are under a new root key, 0 had been before" in chaffer("secrets", "reseal").stdout
    file.write_text(new)
    assert "the others can be taken away" in chaffer("secrets", "reseal").stdout

    db = open_database(read_settings(environment).database, SystemClock())
    (account,) = db.read_now(ANY_SHOP, lambda tx: accounts_of_kind(tx, Secrets([NEW]), "whatsapp"))
    assert len(db.read_now(ANY_SHOP, all_shops)) == 1
    db.close()
    assert account.secrets["access_token"] == "canary"


def test_a_root_key_that_opens_nothing_is_told_and_nothing_is_served(
    chaffer: Chaffer, shop: str, tmp_path: Path
) -> None:
    chaffer(
        "channel", "add", "whatsapp", "--shop", shop, "--phone-number-id", "1", "--app-secret", "a",
        "--verify-token", "v", "--access-token", "t",
    )  # fmt: skip
    assert "nothing is wrong" in chaffer("doctor").stdout
    (tmp_path / "data/root.key").write_text(base64.b64encode(OTHER).decode() + "\n")

    assert "- 1 sealed values do not open" in chaffer("doctor", code=1).stdout
    assert "the secrets of 1 channel accounts do not open" in chaffer("serve", code=2).stderr


def test_restoring_beside_another_root_key_says_so(chaffer: Chaffer, shop: str, tmp_path: Path) -> None:
    chaffer(
        "channel", "add", "whatsapp", "--shop", shop, "--phone-number-id", "1", "--app-secret", "a",
        "--verify-token", "v", "--access-token", "t",
    )  # fmt: skip
    file, drill = tmp_path / "shop.zip", tmp_path / "drill"
    chaffer("backup", str(file))
    elsewhere = {"CHAFFER_DATA_DIR": str(drill), "CHAFFER_DATABASE_URL": f"sqlite:///{drill}/chaffer.db"}

    told = chaffer("restore", str(file), **elsewhere)

    assert "1 sealed values do not open" in told.stderr
    assert "every balance" in told.stdout


def test_a_backup_into_no_folder_names_the_folder(chaffer: Chaffer, shop: str, tmp_path: Path) -> None:
    told = chaffer("backup", str(tmp_path / "nowhere/shop.zip"), code=2).stderr

    assert told == f"chaffer: there is no folder {tmp_path / 'nowhere'}\n"
