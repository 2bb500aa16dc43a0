"""A shop with people at its desk, and shoppers who write to it without a network."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from chaffer.accounts.actor import Actor
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.accounts.tables import staff
from chaffer.cli.every_table import every_table
from chaffer.commerce.defaults import set_up
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.rows.counts import Tally, tally
from chaffer.desk.rows.following import follow
from chaffer.desk.rows.listing import Asked, Filter, list_rows, place_after
from chaffer.desk.rows.row import Row
from chaffer.kernel.message import Identity, Text
from chaffer.people.find_or_add import find_or_add
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.testing import ManualClock
from chaffer.threads.conversation_of import conversation_of
from chaffer.threads.load import take_seq
from chaffer.threads.operations.hand_over import HandOver, hand_over
from chaffer.threads.say import BOT, Author, heard, keep, promise
from chaffer.threads.tables import conversations

_STAFF = Statement("test.add_staff", insert_all(staff, "id", "name", "email", "role", "created_at"))
_WROTE = guarded(
    "test.wrote", conversations, conversations.c.id == given("id_"), last_in_at=given("at"), state="open",
    snoozed_until=None,
)  # fmt: skip


@dataclass
class Desk:
    """One shop. What is done here is what the channels and the screens do, by the same operations."""

    db: Database
    clock: ManualClock
    slug: str = "desk"
    shop_id: str = ""
    people: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.shop_id = self.clock.new_id("shop")
        self.write(lambda tx: create_shop(tx, CreateShop(self.slug, "The Desk", "USD")))
        self.write(lambda tx: set_up(tx, "USD", "US"))

    def write(self, work: Any) -> Any:
        return self.db.write_now(self.shop_id, work)

    def read(self, work: Any) -> Any:
        return self.db.read_now(self.shop_id, work)

    def hire(self, name: str) -> str:
        """Somebody new at the desk; the id."""
        staff_id = self.clock.new_id("staff")
        self.write(lambda tx: tx.run(
            _STAFF, id=staff_id, name=name, email=f"{name.lower()}@desk.test", role="agent", created_at=tx.now
        ))  # fmt: skip
        self.people[name] = staff_id
        return staff_id

    def actor(self, name: str) -> Actor:
        return Actor("staff", self.people[name])

    def meets(self, channel: str = "whatsapp") -> str:
        """A shopper nobody knows; the conversation."""
        number = next(self._numbers)

        def work(tx: Transaction) -> str:
            who = [Identity("phone", f"+1503555{number:04}")]
            contact = find_or_add(tx, channel, f"acc_{channel}", who, f"Shopper {number}")
            conversation_id = conversation_of(tx, contact, channel, f"acc_{channel}")
            tx.changed("conversation", conversation_id)
            return conversation_id

        return str(self.write(work))

    def hears(self, conversation_id: str, text: str = "Hello?", *, answered: bool = False) -> None:
        """As a turn keeps it; answered by the bot in the same transaction, if it has the next move."""
        self.write(self.hearing(conversation_id, text, answered=answered))

    def hearing(self, conversation_id: str, text: str, *, answered: bool = False) -> Callable[[Transaction], None]:
        def work(tx: Transaction) -> None:
            thread = tx.one(_THREAD, id=conversation_id)
            bots = thread.owner_kind == "bot"
            seq = take_seq(tx, conversation_id, 2 if answered and bots else 1)
            said = heard(
                tx, conversation_id, seq, [Text(text)], author=Author("shopper", thread.contact_id), external_id="",
                event_id="", turn_id="", said_at=tx.now, kept_at=tx.now, read_at=tx.now if bots else None,
            )  # fmt: skip
            keep(tx, [said])
            if answered and bots:
                promise(tx, conversation_id, seq + 1, [Text("Gladly.")], author=BOT)
            tx.run(_WROTE, id_=conversation_id, at=tx.now)
            tx.changed("conversation", conversation_id)

        return work

    def gives_up(self, conversation_id: str) -> None:
        """The bot calls for people."""

        def work(tx: Transaction) -> None:
            thread = tx.one(_THREAD, id=conversation_id)
            hand_over(tx, HandOver(conversation_id, thread.contact_id, "asked"))

        self.write(work)

    def answers(self, conversation_id: str, name: str, text: str = "Here I am.") -> None:
        self.write(lambda tx: reply(tx, Reply(conversation_id, (Text(text),)), self.actor(name)))

    def follow(self) -> None:
        """Until the list is as the threads are."""
        while self.db.write_now("*", follow):
            pass

    def rows(self, view: Any = "all", sort: Any = "newest", me: str = "", limit: int = 100, **more: str) -> list[Row]:
        asked = Asked(Filter(view, **more), sort, me, limit)
        return list(self.read(lambda tx: list_rows(tx, asked)))

    def ids(self, *args: Any, **more: Any) -> list[str]:
        return [row.id for row in self.rows(*args, **more)]

    def row(self, conversation_id: str) -> Row:
        (found,) = [
            row for view in ("all", "snoozed", "closed") for row in self.rows(view) if row.id == conversation_id
        ]
        return found

    def pages(self, sort: Any, limit: int) -> Iterator[list[str]]:
        """Page after page; between them things may happen."""
        asked = Asked(Filter(), sort, "", limit)
        while rows := self.read(lambda tx, asked=asked: list_rows(tx, asked)):
            place = place_after(self.clock.now(), asked, rows[-1])
            yield [row.id for row in rows]
            asked = Asked(Filter(), sort, "", limit, place)

    def tally(self) -> Tally:
        told: Tally = self.read(tally)
        return told


_THREAD = Statement("test.thread", conversations.select().where(mine(conversations), conversations.c.id == given("id")))


@pytest.fixture
def desk(db: Database, clock: ManualClock) -> Desk:
    every_table()  # an erasure goes through all of them
    made = Desk(db, clock)
    made.hire("Ada")
    made.hire("Bo")
    return made


def minutes(first: datetime, later: datetime) -> float:
    return (later - first).total_seconds() / 60
