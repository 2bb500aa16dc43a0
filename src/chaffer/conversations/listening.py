"""The job "voice.listen": a voice note that was brought in is put into words, and these are heard as a message.

The note shows its words. If nobody can make them out, the shopper is asked to write, as without a listener.
"""

import asyncio
from functools import partial
from typing import Any, Protocol

import msgspec
from sqlalchemy import and_, select

from chaffer.conversations.listener import Listener
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.receive import Source, receive
from chaffer.kernel.errors import Fault
from chaffer.kernel.message import Identity, Inbound, Media, Part, Slice, Text
from chaffer.language.redact import redact_cards
from chaffer.runtime.files import Files, file_row
from chaffer.runtime.jobs import Arguments, Asking, enqueue
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations, messages

LISTEN_JOB = "voice.listen"
OWN = "own:"
"""Begins the id of an event that we made ourselves: its body is an Inbound as it stands."""
UNHEARD = "unheard"
LISTENER = "listener"
"""The name under which the process has it among its tools."""
_LONGEST = 4000

_LOAD = Statement(
    "voice.load",
    select(
        messages.c.id, messages.c.part, messages.c.language, conversations.c.account_id, conversations.c.channel,
        conversations.c.addresses, conversations.c.language.label("thread_language"), messages.c.provider_id,
    )
    .join(conversations, and_(conversations.c.shop_id == messages.c.shop_id,
                              conversations.c.id == messages.c.conversation_id))
    .where(mine(messages), messages.c.id == given("message_id"), messages.c.direction == "in"),
)  # fmt: skip
_SHOW = guarded("voice.show", messages, messages.c.id == given("message_id"), part=given("parts"))


class Note(msgspec.Struct, frozen=True):
    """One voice note to listen to."""

    shop_id: str
    sha256: str
    mime: str
    language: str


class VoiceTools(Protocol):
    """What this job needs of the worker."""

    files: Files
    listeners: dict[str, Listener]


def listen_later(tx: Transaction, message_id: str, number: int) -> None:
    enqueue(tx, LISTEN_JOB, f"{message_id}/{number}", {"message_id": message_id, "number": number})


def prepare(tx: Transaction, arguments: Arguments) -> Note | None:
    """None if it is not there any more, or has its words already."""
    row = tx.row(_LOAD, message_id=arguments["message_id"])
    media = _media(row, arguments["number"])
    if row is None or media is None or not media.file_id or media.alt:
        return None
    file = file_row(tx, media.file_id)
    return Note(tx.shop_id, file.sha256, file.mime, row.language or row.thread_language)


async def ask(note: Note, tools: VoiceTools) -> str:
    content = await asyncio.to_thread(tools.files.path(note.shop_id, note.sha256).read_bytes)
    return await tools.listeners[LISTENER].listen(content, note.mime, note.language)


def finish(bodies: Bodies, tx: Transaction, arguments: Arguments, said: str) -> None:
    """The words stand with the note, and are heard."""
    words, _ = redact_cards(" ".join(said.split())[:_LONGEST])
    if not words:
        _hear(bodies, tx, arguments, Media("audio", alt=UNHEARD))
        return
    tx.lock(messages, id=arguments["message_id"])
    row = tx.row(_LOAD, message_id=arguments["message_id"])
    media = _media(row, arguments["number"])
    if row is None or media is None or media.alt:
        return
    parts = list(row.part)
    parts[arguments["number"]] = msgspec.to_builtins(msgspec.structs.replace(media, alt=words))
    tx.run(_SHOW, message_id=row.id, parts=parts)
    tx.changed("message", row.id)
    _hear(bodies, tx, arguments, Text(words))


def give_up(bodies: Bodies, tx: Transaction, arguments: Arguments, fault: Fault) -> None:  # noqa: ARG001 — of a job
    _hear(bodies, tx, arguments, Media("audio", alt=UNHEARD))


def unheard(bodies: Bodies, tx: Transaction, message_id: str, number: int) -> None:
    """The note itself never came in: the shopper is asked to write."""
    _hear(bodies, tx, {"message_id": message_id, "number": number}, Media("audio", alt=UNHEARD))


def _hear(bodies: Bodies, tx: Transaction, arguments: Arguments, part: Part) -> None:
    """As if it were written now, once for each note."""
    row = tx.row(_LOAD, message_id=arguments["message_id"])
    if row is None:
        return
    external_id = f"{OWN}{row.id}/{arguments['number']}"
    body = msgspec.json.encode(Inbound(external_id, (part,), reply_to=row.provider_id))
    who = tuple(msgspec.convert(row.addresses, list[Identity]))
    piece = Slice(external_id, row.account_id, "message", body, who, silent=True)
    receive(tx, Source(row.account_id, row.channel), [piece], bodies, lambda _tx, _piece: False)


def _media(row: Any, number: int) -> Media | None:
    parts = row.part if row is not None and isinstance(row.part, list) else []
    part = msgspec.convert(parts[number], Part) if number < len(parts) else None
    return part if isinstance(part, Media) and part.kind == "audio" else None


def listening(bodies: Bodies) -> Asking:
    """The job, for this process."""
    return Asking(prepare, ask, partial(finish, bodies), partial(give_up, bodies), attempts_at_most=4)
