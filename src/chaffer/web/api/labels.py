"""Labels of the shop, and filters that were saved."""

from typing import Annotated, Any

import msgspec

from chaffer.accounts import audit
from chaffer.desk.operations.write_filter import WriteFilter, add_filter, change_filter, filters_of, remove_filter
from chaffer.desk.operations.write_label import (
    WriteLabel,
    add_label,
    all_labels,
    change_label,
    merge_label,
    remove_label,
)
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


class LabelMerge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """into: the id of the label that stays."""

    into: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


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
    def work(tx: Transaction) -> LabelOut:
        made = _label(add_label(tx, WriteLabel(asked.name, asked.colour)))
        audit.record(tx, call.actor, "label.add", target_kind="label", target_id=made.id, after=asked)
        return made

    return await call.write(work)


async def change(call: Call, asked: LabelChange) -> LabelOut:
    command = WriteLabel(asked.name, asked.colour)

    def work(tx: Transaction) -> LabelOut:
        changed = _label(change_label(tx, call.path["id"], command))
        audit.record(tx, call.actor, "label.change", target_kind="label", target_id=changed.id, after=asked)
        return changed

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_label(tx, call.path["id"])
        audit.record(tx, call.actor, "label.remove", target_kind="label", target_id=call.path["id"])

    await call.write(work)


async def merge(call: Call, asked: LabelMerge) -> LabelOut:
    def work(tx: Transaction) -> LabelOut:
        stays = _label(merge_label(tx, call.path["id"], asked.into))
        audit.record(tx, call.actor, "label.merge", target_kind="label", target_id=call.path["id"], after=asked)
        return stays

    return await call.write(work)


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
