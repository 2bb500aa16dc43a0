"""A fact becomes deliveries: one row for each endpoint that wants to hear of it, in the fact's own transaction."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.catalog.tables import variants
from chaffer.integrations.webhooks_out.subscriptions import Subscriptions
from chaffer.integrations.webhooks_out.tables import webhook_deliveries
from chaffer.integrations.webhooks_out.types import BY_TAG, PING, VERSION
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

_ADD = Statement(
    "webhook_deliveries.add",
    insert_all(
        webhook_deliveries, "id", "endpoint_id", "event_id", "once", "type", "body", "contact_id", "due_at", "created_at"
    ).on_conflict_do_nothing(index_elements=["shop_id", "endpoint_id", "once"]),
)  # fmt: skip
_SKU = Statement("webhook_deliveries.sku", select(variants.c.sku).where(mine(variants), variants.c.id == given("id")))
_OF_MESSAGE = Statement(
    "webhook_deliveries.of_message",
    select(messages.c.conversation_id, conversations.c.contact_id)
    .join(conversations, (conversations.c.shop_id == messages.c.shop_id)
                         & (conversations.c.id == messages.c.conversation_id))
    .where(mine(messages), messages.c.id == given("id")),
)  # fmt: skip


class Envelope(msgspec.Struct, frozen=True):
    """What is sent, whatever it is about. id: that of the event, also in the header webhook-id. version: of `data`."""

    id: str
    type: str
    version: int
    shop_id: str
    at: datetime
    data: Any


def _with_sku(tx: Transaction, data: dict[str, Any]) -> None:
    data["sku"] = tx.value(_SKU, id=data["variant_id"]) or ""


def _with_thread(tx: Transaction, data: dict[str, Any]) -> None:
    row = tx.row(_OF_MESSAGE, id=data["message_id"])
    data["conversation_id"], data["contact_id"] = (row.conversation_id, row.contact_id) if row else ("", "")


# What a fact leaves out because it would cost every turn; looked up only when somebody is to be told.
COMPLETED: Mapping[str, Callable[[Transaction, dict[str, Any]], None]] = {
    "stock.moved": _with_sku,
    "message.sent": _with_thread,
    "message.delivered": _with_thread,
    "message.read": _with_thread,
    "message.failed": _with_thread,
}
# Facts that may be told twice for one thing: told to others once.
ONCE: Mapping[str, str] = {
    "message.received": "message_id", "message.sent": "message_id", "message.delivered": "message_id",
    "message.read": "message_id", "message.failed": "message_id",
}  # fmt: skip


class Notifier:
    """The reaction to every fact. It costs one look into memory where nobody listens."""

    def __init__(self, subscriptions: Subscriptions) -> None:
        self._subscriptions = subscriptions

    def __call__(self, tx: Transaction, fact: Any) -> None:
        known = self._subscriptions.of(tx)
        if not known:
            return
        name = BY_TAG.get(type(fact).__struct_config__.tag, "")
        wanting = [each.endpoint_id for each in known if not each.types or name in each.types]
        if name and wanting:
            _promise(tx, name, fact, wanting)


def ping(tx: Transaction, endpoint_id: str) -> str:
    """Promise a delivery that says nothing; its id."""
    event_id = tx.new_id("event")
    return _deliver(tx, [endpoint_id], event_id, event_id, PING, {"endpoint_id": endpoint_id})


def _promise(tx: Transaction, name: str, fact: Any, endpoints: Iterable[str]) -> None:
    data: dict[str, Any] = msgspec.to_builtins(fact)
    data.pop("type", None)
    if name in COMPLETED:
        COMPLETED[name](tx, data)
    event_id = tx.new_id("event")
    once = f"{name}/{data[ONCE[name]]}" if name in ONCE else event_id
    _deliver(tx, endpoints, event_id, once, name, data)


def _deliver(
    tx: Transaction, endpoints: Iterable[str], event_id: str, once: str, name: str, data: dict[str, Any]
) -> str:  # fmt: skip
    body = msgspec.json.encode(Envelope(event_id, name, VERSION, tx.shop_id, tx.now, data)).decode()
    delivery_id = ""
    for endpoint_id in endpoints:
        delivery_id = tx.new_id("delivery")
        tx.run(
            _ADD, id=delivery_id, endpoint_id=endpoint_id, event_id=event_id, once=once, type=name, body=body,
            contact_id=str(data.get("contact_id", "")), due_at=tx.now, created_at=tx.now,
        )  # fmt: skip
    tx.wake("hooks")
    return delivery_id
