"""Facts that rules may follow from, told by the table in wiring."""

from typing import Any

from chaffer.commerce.fulfilment.events import ParcelDelivered
from chaffer.commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from chaffer.desk.events import (
    AnswerOverdue,
    ConversationAssigned,
    ConversationClosed,
    ConversationHandedBack,
    ConversationLabelled,
    ConversationReopened,
    ConversationTaken,
)
from chaffer.desk.rules.known import KnownRules
from chaffer.desk.rules.promising import promise
from chaffer.desk.rules.rule import Occurrence
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import ConversationOpened, ConversationRated, HandedBack, PersonAskedFor

_EVENTS: dict[type, str] = {
    ConversationOpened: "opened",
    ConversationReopened: "reopened",
    ConversationAssigned: "assigned",
    ConversationTaken: "assigned",
    PersonAskedFor: "handed_over",
    ConversationHandedBack: "handed_back",
    HandedBack: "handed_back",
    AnswerOverdue: "sla_missed",
    OrderPlaced: "order_placed",
    OrderPaid: "order_paid",
    OrderCancelled: "order_cancelled",
    ParcelDelivered: "order_delivered",
    ConversationClosed: "closed",
}
RULED: tuple[type, ...] = (*_EVENTS, ConversationLabelled, ConversationRated)
"""The facts that a `RuleTeller` is to hear of."""


class RuleTeller:
    """The reaction to facts. It costs one look into memory where no rule follows from them."""

    def __init__(self, known: KnownRules) -> None:
        self._known = known

    def __call__(self, tx: Transaction, fact: Any) -> None:
        here = fact.conversation_id
        if here and _event(fact) in self._known.events(tx):  # nowhere: an order that was placed elsewhere
            promise(tx, *_occurrences(fact, here, tx.new_id("event")))


def _event(fact: Any) -> str:
    match fact:
        case ConversationLabelled():
            return "labelled"
        case ConversationRated():
            return "rated"
        case _:
            return _EVENTS[type(fact)]


def _occurrences(fact: Any, here: str, once: str) -> list[Occurrence]:
    """A fact happens once; so what it promises has a name of its own."""
    match fact:
        case ConversationLabelled(added=added):
            return [Occurrence("labelled", here, f"{once}/{n}", label=each) for n, each in enumerate(added)]
        case ConversationRated(score=score, rating_id=rating_id):
            return [Occurrence("rated", here, rating_id, score=score)]
        case _:
            return [Occurrence(_EVENTS[type(fact)], here, once, order_id=getattr(fact, "order_id", ""))]
