"""Filters that somebody wants to find again, for themselves or for all."""

from typing import Any

import msgspec
from sqlalchemy import delete, func, select

from chaffer.accounts.actor import Actor
from chaffer.desk.rows.listing import Filter
from chaffer.desk.tables import saved_filters
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

FILTERS_AT_MOST = 50
"""That one person sees: each costs a count."""
_visible = (mine(saved_filters), saved_filters.c.staff_id.in_([given("everybody"), given("me")]))
_OF = Statement("saved_filters.of", select(saved_filters).where(*_visible).order_by(saved_filters.c.id))
_ONE = Statement("saved_filters.one", select(saved_filters).where(*_visible, saved_filters.c.id == given("id")))
_COUNT = Statement(
    "saved_filters.count", select(func.count().label("number")).select_from(saved_filters).where(*_visible)
)
_ADD = Statement("saved_filters.add", insert_all(saved_filters))
_CHANGE = guarded(
    "saved_filters.change", saved_filters, saved_filters.c.id == given("id_"), name=given("new_name"),
    asked=given("new_asked"),
)  # fmt: skip
_REMOVE = Statement("saved_filters.remove", delete(saved_filters).where(*_visible, saved_filters.c.id == given("id")))


class WriteFilter(msgspec.Struct, frozen=True):
    """What is None stays as it is. shared: everybody sees it."""

    name: str | None = None
    asked: Filter | None = None
    shared: bool = False


def filters_of(tx: Transaction, actor: Actor) -> list[Any]:
    """Theirs and everybody's, the oldest first."""
    return tx.rows(_OF, everybody="", me=actor.id)


def add_filter(tx: Transaction, command: WriteFilter, actor: Actor) -> Any:
    """Its row. Raises Invalid."""
    if not command.name:
        raise Invalid("a filter needs a name", field="name")
    if int(tx.value(_COUNT, everybody="", me=actor.id)) >= FILTERS_AT_MOST:
        raise Invalid(f"there are at most {FILTERS_AT_MOST} filters for one person", field="name")
    filter_id = tx.new_id("filter")
    tx.run(
        _ADD, id=filter_id, name=command.name, staff_id="" if command.shared else actor.id,
        asked=command.asked or Filter(), created_at=tx.now,
    )  # fmt: skip
    return tx.one(_ONE, id=filter_id, everybody="", me=actor.id)


def change_filter(tx: Transaction, filter_id: str, command: WriteFilter, actor: Actor) -> Any:
    """Its row. Raises NotFound, also for one that is somebody else's."""
    before = tx.one(_ONE, id=filter_id, everybody="", me=actor.id)
    tx.run(
        _CHANGE, id_=filter_id, new_name=command.name or before.name,
        new_asked=before.asked if command.asked is None else command.asked,
    )  # fmt: skip
    return tx.one(_ONE, id=filter_id, everybody="", me=actor.id)


def remove_filter(tx: Transaction, filter_id: str, actor: Actor) -> None:
    """Raises NotFound, also for one that is somebody else's."""
    if not tx.run(_REMOVE, id=filter_id, everybody="", me=actor.id):
        raise NotFound("no such filter")
