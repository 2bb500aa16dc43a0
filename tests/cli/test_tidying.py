"""What has had its time is thrown away by the running server, not only by a function somebody could call."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select

from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.cli.serving import assemble
from chaffer.inbox.bodies import Bodies
from chaffer.kernel.errors import NotFound
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.runtime.tables import idempotency
from chaffer.testing import ManualClock

KEYS = Secrets([bytes(range(32))])
ANSWER = Statement("test.answer", insert_all(idempotency, "key", "request_hash", "created_at"))
ANSWERS = Statement("test.answers", select(idempotency.c.key).where(mine(idempotency)))


def test_raw_bodies_and_kept_answers_end_when_the_settings_say(
    db: Database, clock: ManualClock, tmp_path: Path
) -> None:
    server = assemble(Settings(data_dir=tmp_path, body_days=3, idempotency_hours=48), db, KEYS).server
    shop = clock.new_id("shop")
    db.write_now(shop, lambda tx: create_shop(tx, CreateShop("demo", "Demo", "USD")))
    day, sealed = db.write_now(shop, lambda tx: Bodies(KEYS).seal(tx, b"raw", "evt_1"))
    db.write_now(shop, lambda tx: tx.run(ANSWER, key="k", request_hash="h", created_at=tx.now))

    clock.forward(days=1)
    asyncio.run(server.housekeeping.tidy())
    assert db.read_now(shop, lambda tx: Bodies(KEYS).open(tx, day, sealed, "evt_1")) == b"raw"
    assert len(db.read_now(shop, lambda tx: tx.rows(ANSWERS))) == 1

    clock.forward(days=4)
    asyncio.run(server.housekeeping.tidy())
    with pytest.raises(NotFound):
        db.read_now(shop, lambda tx: Bodies(KEYS).open(tx, day, sealed, "evt_1"))
    assert db.read_now(shop, lambda tx: tx.rows(ANSWERS)) == []
