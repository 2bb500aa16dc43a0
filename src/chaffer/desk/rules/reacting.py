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
"""The facts that `tell_rules` is to hear of."""


def tell_rules(tx: Transaction, fact: Any) -> None:
    """A fact happens once; so what it promises has a name of its own. One statement where no rule follows from it."""
    here = fact.conversation_id
    if not here:  # an order that was placed elsewhere
        return
    once = tx.new_id("event")
    match fact:
        case ConversationLabelled(added=added):
            promise(tx, *(Occurrence("labelled", here, f"{once}/{n}", label=each) for n, each in enumerate(added)))
        case ConversationRated(score=score, comment=comment, rating_id=rating_id):
            promise(tx, Occurrence("rated", here, rating_id, text=comment, score=score))
        case _:
            order_id = getattr(fact, "order_id", "")
            promise(tx, Occurrence(_EVENTS[type(fact)], here, once, order_id=order_id))
