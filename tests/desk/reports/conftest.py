"""Days of a shop, followed and counted anew."""

from typing import Any

from sqlalchemy import select

from chaffer.commerce.orders.tables import orders
from chaffer.desk.events import ConversationClosed, ConversationTaken
from chaffer.desk.reports.following import follow, make_anew
from chaffer.desk.reports.mark_turn import mark_called, mark_closed, mark_taken
from chaffer.desk.reports.tables import report_days, talks
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all, mine
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.threads.events import PersonAskedFor
from tests.desk.conftest import Desk, desk

__all__ = ["Days", "desk", "watched"]
_DAYS = Statement("test.days", select(report_days).where(mine(report_days)))
_TALKS = Statement(
    "test.talks",
    select(talks.c.conversation_id, talks.c.seq, talks.c.began_at, talks.c.settles_at, talks.c.tells)
    .where(mine(talks)).order_by(talks.c.conversation_id, talks.c.seq),
)  # fmt: skip
_ORDER = Statement("test.order", insert_all(
    orders, "id", "sequence", "number", "contact_id", "conversation_id", "state", "payment_state", "fulfilment_state",
    "currency", "subtotal_minor", "total_minor", "placed_at", "paid_at",
))  # fmt: skip


def watched(db: Database) -> None:
    """What the server has follow from facts."""
    db.reactions = {
        **db.reactions, PersonAskedFor: [mark_called], ConversationTaken: [mark_taken], ConversationClosed: [mark_closed],
    }  # fmt: skip


class Days:
    """The numbers of one shop."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.bought = 0

    def follow(self) -> None:
        while self.desk.db.write_now(ANY_SHOP, follow):
            pass

    def anew(self) -> None:
        self.desk.db.write_now(ANY_SHOP, make_anew)
        self.follow()

    def cells(self) -> dict[tuple[str, ...], int]:
        rows = self.desk.read(lambda tx: tx.rows(_DAYS))
        return {(row.day, row.channel, row.staff_id, row.involved, row.fact): row.number for row in rows}

    def talks(self) -> list[Any]:
        rows: list[Any] = self.desk.read(lambda tx: [tuple(row) for row in tx.rows(_TALKS)])
        return rows

    def fact(self, name: str, **only: str) -> int:
        places = {"day": 0, "channel": 1, "staff_id": 2, "involved": 3}
        return sum(
            number for cell, number in self.cells().items()
            if cell[4] == name and all(cell[places[each]] == value for each, value in only.items())
        )  # fmt: skip

    def buys(self, conversation_id: str, contact_id: str, *, minor: int = 4_200, is_paid: bool = True) -> None:
        self.bought += 1
        number, now = self.bought, self.desk.clock.now()

        def work(tx: Any) -> None:
            order_id = tx.new_id("order")
            tx.run(
                _ORDER, id=order_id, sequence=number, number=str(number), contact_id=contact_id,
                conversation_id=conversation_id, state="placed", payment_state="paid" if is_paid else "due",
                fulfilment_state="open", currency="USD", subtotal_minor=minor, total_minor=minor, placed_at=now,
                paid_at=now if is_paid else None,
            )  # fmt: skip
            tx.changed("order", order_id)

        self.desk.write(work)
