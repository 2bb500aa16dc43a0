"""What the ground itself keeps: jobs, timers, facts, the live feed, files, keys of the day."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import Moment, blob, index, json, metadata, moment, shop_table, text, whole, work_index
from chaffer.runtime.fences import CLOSED, EMPTY, SOLD, Fence

jobs = shop_table(
    "jobs",
    text("id"),
    text("kind"),
    text("key"),  # at most one unfinished job has this key
    json("arguments"),
    text("state"),  # waiting, running, done, dead
    moment("due_at"),
    moment("lease_until", null=True),
    text("holder", default=""),
    whole("attempts", default=0),
    text("error", default=""),
    moment("created_at"),
    moment("finished_at", null=True),
    UniqueConstraint("shop_id", "kind", "key"),
    index("state", "due_at"),
    work_index(
        "due_at",
        sqlite_where=sql("state IN ('waiting', 'running')"),
        postgresql_where=sql("state IN ('waiting', 'running')"),
    ),
)

timers = shop_table(
    "timers",
    text("id"),
    text("kind"),
    text("thing_id"),
    whole("step", default=0),  # a timer whose step has passed is harmless
    json("arguments", default="{}"),
    moment("due_at"),
    UniqueConstraint("shop_id", "kind", "thing_id"),
    work_index("due_at"),
)

events = shop_table(
    "events",
    text("id"),
    text("kind"),
    json("body"),
    moment("at"),
    text("turn_id", default=""),
    index("kind", "at"),
)

changes = Table(
    "changes",
    metadata,
    Column("seq", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True),
    Column("shop_id", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("thing_id", Text, nullable=False),
    Column("at", Moment(), nullable=False),
    # PostgreSQL: the writing transaction. Numbers are drawn before COMMIT; readers stop below the oldest one running.
    Column("transaction", BigInteger(), nullable=False, server_default="0"),
    info={"shop": True, "fence": CLOSED},
    sqlite_autoincrement=True,
)

files = shop_table(
    "files",
    text("id"),
    text("sha256"),
    text("mime"),
    whole("bytes"),
    text("name", default=""),
    text("owner", default=""),  # contact the file came from, for erasure
    moment("created_at"),
    index("sha256"),
    # What a shopper sent to this seller.
    fence=Fence(
        (
            "EXISTS (SELECT 1 FROM {main}messages x WHERE "
            + SOLD
            + " AND x.direction = 'in' AND {place}(x.part, files.id) > 0)",
        ),
        {"owner": EMPTY},
    ),
)

day_keys = shop_table(
    "day_keys",
    text("day"),  # 2026-11-22
    blob("sealed_key", null=True),  # null once shredded
    moment("shredded_at", null=True),
    key=("day",),
)

idempotency = shop_table(
    "idempotency",
    text("key"),
    text("request_hash"),
    whole("status", null=True),
    json("answer", null=True),
    moment("created_at"),
    key=("key",),
)

cursors = shop_table("cursors", text("name"), json("position"), moment("updated_at"), key=("name",))

short_links = shop_table(
    "short_links",
    text("id"),
    text("token_hash"),
    text("purpose"),  # pay, order, chat, redirect
    text("target"),
    json("context", default="{}"),
    moment("created_at"),
    moment("expires_at", null=True),
    whole("uses", default=0),
    UniqueConstraint("token_hash"),
)
