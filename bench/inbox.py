"""How long the list that people work from takes to read with very many conversations in one shop.

    PYTHONPATH=src:. python -m bench.inbox [--database postgresql] [--conversations 100000]

Everything stays on this machine. CPU is this process's: on PostgreSQL the server's own comes on top, so read its wall time.
"""

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench.where import open_where

from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.commerce.defaults import set_up
from chaffer.desk.find.finding import find_messages, find_people
from chaffer.desk.rows.counts import tally
from chaffer.desk.rows.following import Anew, refresh_all
from chaffer.desk.rows.listing import Asked, Filter, Place, list_rows, place_after
from chaffer.desk.rows.refresh import looked_at, refresh
from chaffer.desk.rows.shown import shown
from chaffer.people.tables import contacts
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.database import Database
from chaffer.runtime.many import insert_many
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

PEOPLE = [f"stf_{n:02}" for n in range(40)]
LABELS = ("vip", "late", "gift", "wholesale", "complaint")
TIMES = 40
TOGETHER = 500


def threads(tx: Transaction, first: int, count: int, chance: random.Random, now: datetime) -> None:
    """Nine in ten are the bot's; each has two to six messages."""
    people: list[dict[str, Any]] = []
    talks: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    for _ in range(first, first + count):
        contact, talk = tx.new_id("contact"), tx.new_id("conversation")
        at = now - timedelta(minutes=chance.randrange(60 * 24 * 90))
        of_person = chance.random() < 0.1
        kind = ("person" if chance.random() < 0.8 else "team") if of_person else "bot"
        number = chance.randrange(1, 4) * 2
        people.append({"id": contact, "name": f"Shopper {contact[-6:]}", "created_at": at})
        talks.append({
            "id": talk, "contact_id": contact, "channel": chance.choice(("whatsapp", "whatsapp", "web", "telegram")),
            "account_id": "acc_1", "state": "open" if chance.random() < 0.6 else "closed", "owner_kind": kind,
            "owner_id": chance.choice(PEOPLE) if kind == "person" else "", "next_seq": number + 1, "last_in_at": at,
            "labels": chance.sample(LABELS, 2) if chance.random() < 0.2 else [], "created_at": at,
            "asked_at": at if kind == "team" else None, "dialogue": {"filler": "x" * 1500},
        })  # fmt: skip
        answered = chance.random() < 0.7 or kind == "bot"
        for seq in range(1, number + 1):
            out = seq % 2 == 0 and (answered or seq < number)
            said.append({
                "id": tx.new_id("message"), "conversation_id": talk, "seq": seq, "direction": "out" if out else "in",
                "author_kind": ("staff" if kind == "person" else "bot") if out else "shopper", "part": {"type": "text", "text": "Do you have it in blue?"},
                "state": "read" if out else "taken", "at": at, "kept_at": at, "read_at": at if out or answered else None,
            })  # fmt: skip
    for name, table, rows in (("people", contacts, people), ("talks", conversations, talks), ("said", messages, said)):
        insert_many(tx, f"bench.{name}", table, rows)


def build(db: Database, shop_id: str, count: int) -> None:
    chance, now = random.Random(7), datetime.now(UTC)
    for first in range(0, count, TOGETHER):
        db.write_now(shop_id, partial(threads, first=first, count=min(TOGETHER, count - first), chance=chance, now=now))


def measure(what: str, work: Callable[[], Any]) -> None:
    work()
    walls, cpus = [], []
    for _ in range(TIMES):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    p95 = sorted(walls)[int(TIMES * 0.95) - 1]
    print(
        f"{what:44} wall ms p50 {statistics.median(walls):7.2f}  p95 {p95:7.2f}  CPU ms {statistics.median(cpus):7.2f}"
    )


def reading(db: Database, shop_id: str) -> None:
    def page(asked: Asked) -> Any:
        return db.read_now(shop_id, lambda tx: shown(tx, list_rows(tx, asked)))

    for view, sort, more in (
        ("all", "newest", {}), ("all", "oldest", {}), ("all", "waiting", {}), ("all", "value", {}), ("all", "due", {}),
        ("mine", "newest", {}), ("mine", "waiting", {}), ("unassigned", "newest", {}), ("unassigned", "waiting", {}),
        ("bot", "newest", {}), ("closed", "newest", {}), ("waiting", "oldest", {}), ("waiting", "newest", {}),
        ("all", "newest", {"channel": "telegram"}), ("all", "newest", {"channel": "nothing"}),
        ("all", "newest", {"label": "vip"}), ("all", "newest", {"label": "nothing"}), ("all", "newest", {"team": "nothing"}),
    ):  # fmt: skip
        asked = Asked(Filter(view, **more), sort, PEOPLE[0], 50)
        measure(" ".join((view, sort, *more.values())), partial(page, asked))
    for words in ("blue", "nothing at all", "shopper"):
        measure(f"find {words!r}", partial(_find, db, shop_id, words))
    deep = _deep(db, shop_id)
    measure("all newest, page 200", lambda: page(Asked(Filter(), "newest", "", 50, deep)))
    measure("counts", lambda: db.read_now(shop_id, tally))


def _find(db: Database, shop_id: str, words: str) -> Any:
    return db.read_now(shop_id, lambda tx: (find_people(tx, words), find_messages(tx, words)))


def _deep(db: Database, shop_id: str) -> Place:
    far = Asked(Filter(), "newest", "", 10_000)
    rows = db.read_now(shop_id, lambda tx: list_rows(tx, far))
    return place_after(datetime.now(UTC), far, rows[-1])


def writing(db: Database, shop_id: str) -> None:
    far = Asked(Filter(), "oldest", "", 4_000)
    ids = [row.id for row in db.read_now(shop_id, lambda tx: list_rows(tx, far))]
    some = iter(range(0, 4_000, 50))

    def moved(tx: Transaction) -> None:
        here = ids[(at := next(some)) : at + 50]
        tx.query("bench.move", conversations.update().where(
            conversations.c.shop_id == tx.shop_id, conversations.c.id.in_(here)
        ).values(last_in_at=tx.now).returning(conversations.c.id))  # fmt: skip
        refresh(tx, here)

    measure("refresh 50 that a turn moved, with the UPDATE", lambda: db.write_now(shop_id, moved))
    measure("refresh 50 that did not change", lambda: db.write_now(shop_id, lambda tx: refresh(tx, ids[:50])))
    measure("rows?ids= of 10", lambda: db.read_now(shop_id, lambda tx: shown(tx, looked_at(tx, ids[:10]))))


def rows_anew(db: Database, shop_id: str) -> None:
    begun = time.perf_counter()
    at: Anew | None = Anew(shop_id)
    while at:
        at = db.write_now(shop_id, partial(refresh_all, begins=at))
    print(f"all rows anew: {time.perf_counter() - begun:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.inbox", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--conversations", type=int, default=100_000)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="chaffer-bench-"))
    try:
        with open_where(asked.database, folder / "inbox") as where:
            migrate(where.url)
            db = open_database(where.url, SystemClock())
            run(db, asked.conversations, asked.database)
            db.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(db: Database, count: int, kind: str) -> None:
    shop_id = db.clock.new_id("shop")
    db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop("bench", "Bench", "USD")))
    db.write_now(shop_id, lambda tx: set_up(tx, "USD", "US"))
    begun = time.perf_counter()
    build(db, shop_id, count)
    print(f"{count:,} conversations on {kind}, built in {time.perf_counter() - begun:.0f} s")
    rows_anew(db, shop_id)
    reading(db, shop_id)
    writing(db, shop_id)


if __name__ == "__main__":
    main()
