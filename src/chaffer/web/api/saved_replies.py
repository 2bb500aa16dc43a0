"""Answers that are written often."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.desk.operations.write_saved_reply import (
    SavedReply,
    add_saved_reply,
    change_saved_reply,
    remove_saved_reply,
    saved_replies_of,
    saved_reply,
)
from chaffer.desk.variables import fill, variables_of
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Shortcut = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=r"^[^\s/{}]+$", examples=["hours"])]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
LanguageOrAny = Annotated[str, msgspec.Meta(pattern="^($|[a-z]{2,3}$)")]


class SavedReplyOut(msgspec.Struct, frozen=True):
    """language: "" for any."""

    id: str
    shortcut: str
    title: str
    text: str
    language: str
    updated_at: datetime


class SavedReplies(msgspec.Struct, frozen=True):
    items: tuple[SavedReplyOut, ...]


class NewSavedReply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """shortcut: what is typed behind the stroke. language: empty for any.

    text: may hold {{contact.name}}, {{contact.first_name}}, {{shop.name}}, {{agent.name}}, {{agent.first_name}} and
    {{order.number}}.
    """

    shortcut: Shortcut
    title: Title
    text: Words
    language: LanguageOrAny = ""


class SavedReplyChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is."""

    shortcut: Shortcut | None = None
    title: Title | None = None
    text: Words | None = None
    language: LanguageOrAny | None = None


class FillAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    conversation_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class Filled(msgspec.Struct, frozen=True):
    """missing: variables that this thread has no value for; they stand in the text as they are written."""

    text: str
    missing: tuple[str, ...]


async def list_(call: Call, _: Nothing) -> SavedReplies:
    return await call.read(lambda tx: SavedReplies(tuple(_out(row) for row in saved_replies_of(tx))))


async def add(call: Call, asked: NewSavedReply) -> SavedReplyOut:
    command = SavedReply(asked.shortcut, asked.title, asked.text, asked.language)

    def work(tx: Transaction) -> SavedReplyOut:
        return _out(saved_reply(tx, add_saved_reply(tx, command, call.actor)))

    return await call.write(work)


async def change(call: Call, asked: SavedReplyChange) -> SavedReplyOut:
    def work(tx: Transaction) -> SavedReplyOut:
        was = saved_reply(tx, call.path["id"])
        told = {name: value for name, value in msgspec.structs.asdict(asked).items() if value is not None}
        command = msgspec.structs.replace(SavedReply(was.shortcut, was.title, was.text, was.language), **told)
        change_saved_reply(tx, was.id, command, call.actor)
        return _out(saved_reply(tx, was.id))

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_saved_reply(tx, call.path["id"], call.actor))


async def filled(call: Call, asked: FillAsked) -> Filled:
    def work(tx: Transaction) -> Filled:
        reply = saved_reply(tx, call.path["id"])
        return Filled(*fill(reply.text, variables_of(tx, asked.conversation_id, call.actor)))

    return await call.read(work)


def _out(row: Any) -> SavedReplyOut:
    return SavedReplyOut(*row)
