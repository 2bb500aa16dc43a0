"""Labels of the shop, and filters that were saved."""

from typing import Annotated, Any

import msgspec

from chaffer.desk.operations.write_filter import WriteFilter, add_filter, change_filter, filters_of, remove_filter
from chaffer.desk.operations.write_label import WriteLabel, add_label, all_labels, change_label, remove_label
from chaffer.desk.rows.listing import Filter
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$", examples=["#3b7a57"])]


class LabelOut(msgspec.Struct, frozen=True):
    id: str
    name: str
    colour: str


class Labels(msgspec.Struct, frozen=True):
    items: tuple[LabelOut, ...]


class NewLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    colour: Colour = "#808080"


class LabelChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. Conversations get a new name within moments."""

    name: Name | None = None
    colour: Colour | None = None


class SavedFilter(msgspec.Struct, frozen=True):
    """shared: everybody sees it; else only who saved it."""

    id: str
    name: str
    filter: Filter
    shared: bool


class SavedFilters(msgspec.Struct, frozen=True):
    items: tuple[SavedFilter, ...]


class NewFilter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    filter: Filter = Filter()
    shared: bool = False


class FilterChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is."""

    name: Name | None = None
    filter: Filter | None = None


async def list_(call: Call, _: Nothing) -> Labels:
    return await call.read(lambda tx: Labels(tuple(_label(row) for row in all_labels(tx))))


async def add(call: Call, asked: NewLabel) -> LabelOut:
    return await call.write(lambda tx: _label(add_label(tx, WriteLabel(asked.name, asked.colour))))


async def change(call: Call, asked: LabelChange) -> LabelOut:
    command = WriteLabel(asked.name, asked.colour)
    return await call.write(lambda tx: _label(change_label(tx, call.path["id"], command)))


async def remove(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_label(tx, call.path["id"]))


async def saved(call: Call, _: Nothing) -> SavedFilters:
    return await call.read(lambda tx: SavedFilters(tuple(_saved(row) for row in filters_of(tx, call.actor))))


async def save(call: Call, asked: NewFilter) -> SavedFilter:
    command = WriteFilter(asked.name, asked.filter, asked.shared)
    return await call.write(lambda tx: _saved(add_filter(tx, command, call.actor)))


async def change_saved(call: Call, asked: FilterChange) -> SavedFilter:
    def work(tx: Transaction) -> SavedFilter:
        return _saved(change_filter(tx, call.path["id"], WriteFilter(asked.name, asked.filter), call.actor))

    return await call.write(work)


async def forget(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_filter(tx, call.path["id"], call.actor))


def _label(row: Any) -> LabelOut:
    return LabelOut(row.id, row.name, row.colour)


def _saved(row: Any) -> SavedFilter:
    return SavedFilter(row.id, row.name, msgspec.convert(row.asked, Filter), not row.staff_id)
