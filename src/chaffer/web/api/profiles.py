"""What is known of a shopper beside where to reach them: sizes, tastes, wishes, the shop's own fields, who may be the same."""

from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.wishes.queries import WantedBack, wishes_of
from chaffer.language.measurements import PARTS
from chaffer.people.alike import alike
from chaffer.people.custom_fields import checked, fields_of_shop
from chaffer.people.joined_facts import facts_of
from chaffer.people.operations.change_contact import ChangeContact, change_contact
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.operations.keep_sizes import ForgetSizes, KeepSizes, forget_sizes, keep_sizes, sizes_of
from chaffer.people.operations.write_field import WriteField, add_field, change_field, remove_field
from chaffer.people.recipients import RecipientView, recipients_of
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Choice = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Taste = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Part = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(PARTS)})$", examples=["height"])]
Measure = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
Value = Annotated[str, msgspec.Meta(max_length=500)] | int | float | None


class FieldOut(msgspec.Struct, frozen=True):
    """kind: text, number, date, choice. key: under which values are kept."""

    id: str
    key: str
    name: str
    kind: str
    choices: tuple[str, ...]


class Fields(msgspec.Struct, frozen=True):
    items: tuple[FieldOut, ...]


class NewField(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """key: made of the name, if empty. choices: of a choice."""

    name: Name
    kind: Literal["text", "number", "date", "choice"] = "text"
    key: Annotated[str, msgspec.Meta(pattern="^($|[a-z0-9_]{1,40}$)")] = ""
    choices: Annotated[tuple[Choice, ...], msgspec.Meta(max_length=50)] = ()


class FieldChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. position: from 0."""

    name: Name | None = None
    choices: Annotated[tuple[Choice, ...], msgspec.Meta(max_length=50)] | None = None
    position: Annotated[int, msgspec.Meta(ge=0, le=1000)] | None = None


class Profile(msgspec.Struct, frozen=True):
    """sizes: of the body, whole millimetres (weight: grams). people: whom they buy for, themselves as "self", with tastes
    and days. wishes: what they want to be told of. fields: the shop's own, as told, by key; other: values of other systems.
    """

    contact_id: str
    sizes: dict[str, int]
    people: tuple[RecipientView, ...]
    wishes: tuple[WantedBack, ...]
    fields: dict[str, Any]
    other: dict[str, Any]
    labels: tuple[str, ...]


class ProfileChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. sizes: more of them, empty forgets all. likes, dislikes, days: added to what they said
    of themselves; days as "05-03". fields: by key, null takes one away. labels: all of them.
    """

    sizes: Annotated[dict[Part, Measure], msgspec.Meta(max_length=20)] | None = None
    likes: Annotated[tuple[Taste, ...], msgspec.Meta(max_length=20)] = ()
    dislikes: Annotated[tuple[Taste, ...], msgspec.Meta(max_length=20)] = ()
    days: Annotated[
        dict[
            Annotated[str, msgspec.Meta(min_length=1, max_length=40)],
            Annotated[str, msgspec.Meta(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")],
        ],
        msgspec.Meta(max_length=10),
    ] = {}
    fields: Annotated[dict[Annotated[str, msgspec.Meta(max_length=60)], Value], msgspec.Meta(max_length=40)] | None = (
        None
    )
    labels: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=60)], ...], msgspec.Meta(max_length=50)] | None = (
        None
    )


class Reason(msgspec.Struct, frozen=True):
    """by: email, phone, address (the same name at the same place)."""

    by: str
    shared: str


class AlikeOut(msgspec.Struct, frozen=True):
    contact_id: str
    name: str
    reasons: tuple[Reason, ...]


class Alikes(msgspec.Struct, frozen=True):
    items: tuple[AlikeOut, ...]


async def get(call: Call, _: Nothing) -> Profile:
    return await call.read(lambda tx: _profile(tx, call.path["id"]))


async def change(call: Call, asked: ProfileChange) -> Profile:
    """Raises NotFound, Invalid."""
    contact_id = call.path["id"]

    def work(tx: Transaction) -> Profile:
        facts_of(tx, contact_id)
        fields = None if asked.fields is None else checked(fields_of_shop(tx), asked.fields)
        if fields is not None or asked.labels is not None:
            change_contact(tx, ChangeContact(contact_id, custom=fields, labels=asked.labels))
        if asked.sizes:
            keep_sizes(tx, KeepSizes(contact_id, dict(asked.sizes)))
        elif asked.sizes is not None:
            forget_sizes(tx, ForgetSizes(contact_id))
        if asked.likes or asked.dislikes or asked.days:
            told = KeepRecipient(contact_id, "self", likes=asked.likes, dislikes=asked.dislikes, days=dict(asked.days))
            keep_recipient(tx, told)
        named = sorted(name for name, each in msgspec.structs.asdict(asked).items() if each)
        audit.record(tx, call.actor, "contact.profile", target_kind="contact", target_id=contact_id, after=named)
        tx.changed("contact", contact_id)
        return _profile(tx, contact_id)

    return await call.write(work)


async def who_is_alike(call: Call, _: Nothing) -> Alikes:
    def work(tx: Transaction) -> Alikes:
        facts_of(tx, call.path["id"])
        return Alikes(tuple(
            AlikeOut(one.contact_id, one.name, tuple(Reason(by, shared) for by, shared in one.reasons))
            for one in alike(tx, call.path["id"])
        ))  # fmt: skip

    return await call.read(work)


async def fields(call: Call, _: Nothing) -> Fields:
    return await call.read(lambda tx: Fields(tuple(map(_field, fields_of_shop(tx)))))


async def add(call: Call, asked: NewField) -> FieldOut:
    """Raises Invalid, Conflict."""

    def work(tx: Transaction) -> FieldOut:
        row = add_field(tx, WriteField(asked.name, asked.kind, asked.key, asked.choices))
        audit.record(tx, call.actor, "field.add", target_kind="field", target_id=row.id, after={"name": row.name})
        return _field(row)

    return await call.write(work)


async def change_one(call: Call, asked: FieldChange) -> FieldOut:
    """Raises NotFound, Invalid."""

    def work(tx: Transaction) -> FieldOut:
        row = change_field(tx, call.path["id"], WriteField(asked.name, choices=asked.choices, position=asked.position))
        audit.record(tx, call.actor, "field.change", target_kind="field", target_id=row.id, after={"name": row.name})
        return _field(row)

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        remove_field(tx, call.path["id"])
        audit.record(tx, call.actor, "field.remove", target_kind="field", target_id=call.path["id"])

    await call.write(work)


def _profile(tx: Transaction, contact_id: str) -> Profile:
    row = facts_of(tx, contact_id)
    own = {field.key for field in fields_of_shop(tx)}
    return Profile(
        contact_id, sizes_of(tx, contact_id), tuple(recipients_of(tx, contact_id)), tuple(wishes_of(tx, contact_id)),
        {key: value for key, value in row.custom.items() if key in own},
        {key: value for key, value in row.custom.items() if key not in own}, tuple(row.labels),
    )  # fmt: skip


def _field(row: Any) -> FieldOut:
    return FieldOut(row.id, row.key, row.name, row.kind, tuple(row.choices))
