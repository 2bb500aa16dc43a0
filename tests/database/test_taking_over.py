"""What a dead process held, or a claim whose COMMIT nobody heard of, is free again at once and for nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from chaffer.inbox import lanes
from chaffer.kernel.message import Text
from chaffer.outbox.journal import Left
from chaffer.outbox.receipts import promise_again, take_back
from chaffer.runtime import jobs
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.threads.say import Claim, promise
from chaffer.threads.tables import lanes as lane_rows
from chaffer.threads.tables import messages

SHOP = "shp_a"


def claimed(db: Database, holder: str) -> str:
    """A message, in a conversation of its own, marked `sending` under this name; its id."""

    def work(tx: Transaction) -> str:
        claim = Claim(holder, tx.now + timedelta(seconds=60), {})
        return promise(tx, f"cnv of {holder}", 1, [Text("hello")], claim=claim)[0]

    return db.write_now(SHOP, work)


def states(db: Database) -> dict[str, str]:
    query = select(messages.c.id, messages.c.state)
    return {row.id: row.state for row in db.read_now(SHOP, lambda tx: tx.query("test.states", query))}


def test_a_claim_nobody_heard_of_is_promised_again(db: Database) -> None:
    ours, theirs = claimed(db, "job_1/cnv_1.7"), claimed(db, "job_1/cnv_1.70")

    assert db.write_now(SHOP, lambda tx: take_back(tx, "job_1/cnv_1.7")) == 1

    assert states(db) == {ours: "promised", theirs: "sending"}


def test_only_what_had_not_left_a_dead_process_is_promised_again(db: Database) -> None:
    left, waiting, lives = claimed(db, "job_1/3"), claimed(db, "job_1/cnv_1.2"), claimed(db, "job_11/1")

    assert db.write_now(ANY_SHOP, lambda tx: promise_again(tx, Left({"job_1": {left}}))) == 1

    assert states(db) == {left: "sending", waiting: "promised", lives: "sending"}


def test_a_dead_process_gives_its_jobs_back(db: Database) -> None:
    for key in ("a", "b"):
        db.write_now(SHOP, lambda tx, key=key: jobs.enqueue(tx, "test", key))  # type: ignore[misc]
        db.write_now(ANY_SHOP, lambda tx, key=key: jobs.claim(tx, f"job_{key}"))  # type: ignore[misc]

    assert db.write_now(ANY_SHOP, lambda tx: jobs.abandon(tx, "job_a")) == 1

    again: list[Any] = db.write_now(ANY_SHOP, lambda tx: jobs.claim(tx, "job_c"))
    assert [(job.kind, job.attempts) for job in again] == [("test", 2)]


@pytest.mark.parametrize("holder", ["job_1", "job_1/evt_9"])
def test_a_dead_process_gives_its_lanes_back(db: Database, holder: str) -> None:
    def put(tx: Transaction) -> None:
        for conversation in ("cnv_1", "cnv_2"):
            values = {"conversation_id": conversation, "due": False, "due_at": tx.now, "wanted": 0, "fence": 0}
            tx.run(Statement("test.lane", insert_all(lane_rows, *values)), **values)
        lanes.want(tx, "cnv_1", holder)
        lanes.want(tx, "cnv_2", "job_11")

    db.write_now(SHOP, put)
    assert db.write_now(ANY_SHOP, lambda tx: lanes.claim(tx, "job_2")) == []

    assert db.write_now(ANY_SHOP, lambda tx: lanes.abandon(tx, "job_1")) == 1

    free = db.write_now(ANY_SHOP, lambda tx: lanes.claim(tx, "job_2"))
    assert [lane.conversation_id for lane in free] == ["cnv_1"]
