"""The labels of the shop: a name and a colour. Conversations carry the name."""

from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.desk.rows.refresh import refresh
from chaffer.desk.tables import desk_labels, labels
from chaffer.kernel.errors import Conflict, Invalid
from chaffer.runtime.jobs import enqueue
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations

LABELS_AT_MOST = 500
RENAME = "labels.rename"
"""The job that carries a new name to the conversations, a piece at a time."""
TOGETHER = 100

_ALL = Statement("labels.all", select(labels).where(mine(labels)).order_by(labels.c.name))
_ONE = Statement("labels.one", select(labels).where(mine(labels), labels.c.id == given("id")))
_NAMED = Statement("labels.named", select(labels.c.id).where(mine(labels), labels.c.name == given("name")))
_COUNT = Statement("labels.count", select(func.count().label("number")).select_from(labels).where(mine(labels)))
_ADD = Statement("labels.add", insert_all(labels))
_CHANGE = guarded(
    "labels.change", labels, labels.c.id == given("id_"), name=given("new_name"), colour=given("new_colour")
)
_REMOVE = Statement("labels.remove", delete(labels).where(mine(labels), labels.c.id == given("id")))
_WITH = Statement(
    "labels.with",
    select(desk_labels.c.conversation_id)
    .where(
        mine(desk_labels), desk_labels.c.state.in_(["open", "snoozed", "closed"]), desk_labels.c.label == given("label")
    )
    .limit(TOGETHER),
)
_LABELS = Statement(
    "labels.of",
    select(conversations.c.id, conversations.c.labels).where(mine(conversations), in_list(conversations.c.id, "ids")),
)
_PUT = guarded("labels.put", conversations, conversations.c.id == given("id_"), labels=given("new_labels"))


class WriteLabel(msgspec.Struct, frozen=True):
    """What is None stays as it is. colour: as "#rrggbb"."""

    name: str | None = None
    colour: str | None = None


def all_labels(tx: Transaction) -> list[Any]:
    """By name."""
    return tx.rows(_ALL)


def add_label(tx: Transaction, command: WriteLabel) -> Any:
    """Its row. Raises Conflict for a name there is, Invalid."""
    if not command.name:
        raise Invalid("a label needs a name", field="name")
    _check_new(tx, command.name)
    if int(tx.value(_COUNT)) >= LABELS_AT_MOST:
        raise Invalid(f"a shop has at most {LABELS_AT_MOST} labels", field="name")
    label_id = tx.new_id("label")
    tx.run(_ADD, id=label_id, name=command.name, colour=command.colour or "", created_at=tx.now)
    tx.changed("label", label_id)
    return tx.one(_ONE, id=label_id)


def change_label(tx: Transaction, label_id: str, command: WriteLabel) -> Any:
    """Its row. Conversations get a new name soon. Raises NotFound, Conflict."""
    before = tx.one(_ONE, id=label_id)
    name = command.name or before.name
    if name != before.name:
        _check_new(tx, name)
        _promise(tx, before.name, name)
    tx.run(_CHANGE, id_=label_id, new_name=name, new_colour=before.colour if command.colour is None else command.colour)
    tx.changed("label", label_id)
    return tx.one(_ONE, id=label_id)


def remove_label(tx: Transaction, label_id: str) -> None:
    """It is taken off conversations soon. Raises NotFound."""
    before = tx.one(_ONE, id=label_id)
    tx.run(_REMOVE, id=label_id)
    _promise(tx, before.name, "")
    tx.changed("label", label_id)


def merge_label(tx: Transaction, label_id: str, into_id: str) -> Any:
    """The row of the one that stays: what carries the other gets it soon. Raises NotFound, Invalid."""
    gone, stays = tx.one(_ONE, id=label_id), tx.one(_ONE, id=into_id)
    if gone.id == stays.id:
        raise Invalid("a label cannot be merged into itself", field="into")
    tx.run(_REMOVE, id=label_id)
    _promise(tx, gone.name, stays.name)
    tx.changed("label", label_id)
    tx.changed("label", into_id)
    return stays


def rename_step(tx: Transaction, arguments: dict[str, Any]) -> None:
    """Give some conversations the new name, and promise the rest."""
    old, new = arguments["from"], arguments["to"]
    ids = [row.conversation_id for row in tx.rows(_WITH, label=old)]
    if not ids:
        return
    for row in tx.rows(_LABELS, ids=ids):
        kept = {each for each in row.labels if each != old} | ({new} if new and old in row.labels else set())
        if sorted(kept) != row.labels:
            tx.run(_PUT, id_=row.id, new_labels=sorted(kept))
            tx.changed("conversation", row.id)
    refresh(tx, ids)
    # Under another key: this one's job is unfinished until it is done.
    enqueue(tx, RENAME, f"{old}/{new}/{not arguments['odd']}", {**arguments, "odd": not arguments["odd"]})


def _promise(tx: Transaction, old: str, new: str) -> None:
    enqueue(tx, RENAME, f"{old}/{new}/False", {"from": old, "to": new, "odd": False})


def _check_new(tx: Transaction, name: str) -> None:
    if tx.value(_NAMED, name=name) is not None:
        raise Conflict("there is a label of this name", field="name")
