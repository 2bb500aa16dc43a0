import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.inbox import events
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.housekeeping import Housekeeping
from chaffer.inbox.receive import Source, receive
from chaffer.inbox.tables import inbox
from chaffer.kernel.message import Identity, Slice
from chaffer.runtime import jobs, live
from chaffer.runtime.database import Database
from chaffer.runtime.links import follow_link, make_link
from chaffer.runtime.pruning import CHUNK, prune_changes, prune_jobs
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.tables import changes, day_keys, idempotency, short_links
from chaffer.runtime.tables import jobs as jobs_table
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.testing import ManualClock

ANA = (Identity("phone", "+15551230001"),)
_ANSWER = Statement("test.answer", insert_all(idempotency))


@pytest.fixture
def bodies() -> Bodies:
    return Bodies(Secrets([bytes(range(32))]), 3)


@pytest.fixture
def keeper(db: Database, bodies: Bodies) -> Housekeeping:
    return Housekeeping(db, bodies, Settings(idempotency_hours=24))


def open_shop(db: Database, slug: str) -> str:
    shop_id = db.clock.new_id("shop")
    db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop(slug, slug, "USD")))
    return shop_id


def count(db: Database, table: Any) -> int:
    counted: int = db.read_now(ANY_SHOP, lambda tx: tx.query("test.count", select(func.count()).select_from(table)))[0][
        0
    ]
    return counted


def tidy(keeper: Housekeeping) -> None:
    asyncio.run(keeper.tidy())


def do_jobs(db: Database, shop_id: str, number: int) -> None:
    def work(tx: Transaction) -> None:
        for each in range(number):
            jobs.enqueue(tx, "test", str(each))

    db.write_now(shop_id, work)
    while claimed := db.write_now(ANY_SHOP, jobs.claim):
        for job in claimed:
            db.write_now(job.shop_id, lambda tx, job=job: jobs.done(tx, job))  # type: ignore[misc]


def test_done_work_goes_after_a_week_and_dead_work_stays(
    db: Database, keeper: Housekeeping, clock: ManualClock
) -> None:
    shop = open_shop(db, "a")
    do_jobs(db, shop, 3)
    db.write_now(shop, lambda tx: jobs.enqueue(tx, "test", "dead"))
    (dead,) = db.write_now(ANY_SHOP, jobs.claim)
    db.write_now(shop, lambda tx: jobs.failed(tx, dead, "no", final=True))
    db.write_now(shop, lambda tx: jobs.enqueue(tx, "test", "waits", due_at=clock.now() + timedelta(days=90)))

    clock.forward(days=6, hours=23)
    tidy(keeper)
    assert count(db, jobs_table) == 5
    clock.forward(hours=2)
    tidy(keeper)

    rows = db.read_now(shop, lambda tx: tx.query("test.jobs", select(jobs_table.c.key).order_by(jobs_table.c.key)))
    assert [row.key for row in rows] == ["dead", "waits"]


def test_answers_kept_for_repeats_go_when_their_time_is_over(
    db: Database, keeper: Housekeeping, clock: ManualClock
) -> None:
    shop = open_shop(db, "a")

    def answer(key: str) -> None:
        db.write_now(
            shop, lambda tx: tx.run(_ANSWER, key=key, request_hash="h", status=200, answer={}, created_at=tx.now)
        )

    answer("old")
    clock.forward(hours=23)
    answer("new")
    clock.forward(hours=2)
    tidy(keeper)

    (row,) = db.read_now(shop, lambda tx: tx.query("test.keys", select(idempotency.c.key)))
    assert row.key == "new"


def test_links_go_a_day_after_their_end_and_those_without_end_never(
    db: Database, keeper: Housekeeping, clock: ManualClock
) -> None:
    shop = open_shop(db, "a")
    ends = clock.now() + timedelta(hours=1)
    db.write_now(shop, lambda tx: make_link(tx, "pay", "chk_1", ends))
    for_ever = db.write_now(shop, lambda tx: make_link(tx, "order", "ord_1"))

    clock.forward(hours=24)
    tidy(keeper)
    assert count(db, short_links) == 2
    clock.forward(hours=2)
    tidy(keeper)

    assert count(db, short_links) == 1
    assert db.read_now(ANY_SHOP, lambda tx: follow_link(tx, "order", for_ever)) is not None


def test_the_feed_keeps_two_days_and_its_numbers_go_on(db: Database, keeper: Housekeeping, clock: ManualClock) -> None:
    shop = open_shop(db, "a")
    db.write_now(shop, lambda tx: tx.changed("product", "old"))
    clock.forward(hours=49)
    db.write_now(shop, lambda tx: tx.changed("product", "new"))
    last = db.read_now(ANY_SHOP, live.last)

    tidy(keeper)

    rows = db.read_now(ANY_SHOP, lambda tx: tx.query("test.feed", select(changes.c.thing_id)))
    assert [row.thing_id for row in rows] == ["new"]
    assert db.read_now(ANY_SHOP, live.last) == last
    clock.forward(hours=49)
    db.write_now(ANY_SHOP, prune_changes)
    db.write_now(shop, lambda tx: tx.changed("product", "next"))
    assert db.read_now(ANY_SHOP, live.last).seq == last.seq + 1


def test_each_go_takes_five_hundred_rows_at_most_and_all_of_them_go(
    db: Database, keeper: Housekeeping, clock: ManualClock
) -> None:
    shop = open_shop(db, "a")

    def fill(tx: Transaction) -> None:
        for each in range(CHUNK + 50):
            tx.changed("product", str(each))
            jobs.enqueue(tx, "test", str(each))

    db.write_now(shop, fill)
    db.write_now(shop, lambda tx: [jobs.cancel(tx, "test", str(each)) for each in range(CHUNK + 50)])
    clock.forward(days=8)

    assert db.write_now(ANY_SHOP, prune_jobs) == CHUNK
    assert db.write_now(ANY_SHOP, prune_changes) == CHUNK
    tidy(keeper)

    assert (count(db, jobs_table), count(db, changes)) == (0, 0)


def test_the_keys_of_old_days_are_shredded_once_a_day_in_every_shop(
    db: Database, keeper: Housekeeping, bodies: Bodies, clock: ManualClock
) -> None:
    shops = [open_shop(db, slug) for slug in ("a", "b")]

    def keep(shop: str, number: int) -> None:
        piece = Slice(f"wamid.{number}", "1065", "message", b"{}", ANA)
        db.write_now(shop, lambda tx: receive(tx, Source("acc_1", "whatsapp"), [piece], bodies, lambda *_: False))
        db.write_now(shop, lambda tx: events.handled(tx, [r.id for r in tx.query("test.ids", select(inbox.c.id))]))

    for shop in shops:
        keep(shop, 1)
    tidy(keeper)
    clock.forward(days=4)
    tidy(keeper)

    rows = db.read_now(ANY_SHOP, lambda tx: tx.query("test.keys", select(day_keys.c.sealed_key, day_keys.c.shop_id)))
    assert {row.shop_id: row.sealed_key for row in rows} == dict.fromkeys(shops)


def test_between_two_rounds_nothing_is_done(db: Database, keeper: Housekeeping, clock: ManualClock) -> None:
    shop = open_shop(db, "a")
    tidy(keeper)
    db.write_now(shop, lambda tx: make_link(tx, "pay", "chk_1", clock.now() - timedelta(days=2)))

    clock.forward(minutes=9)
    tidy(keeper)
    assert count(db, short_links) == 1
    clock.forward(minutes=1)
    tidy(keeper)
    assert count(db, short_links) == 0
