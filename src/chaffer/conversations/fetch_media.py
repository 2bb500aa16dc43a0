"""The job "media.fetch": bring in a file that a shopper sent, before the channel forgets it."""

import asyncio
import base64
import hashlib
from functools import partial
from typing import Any, Protocol

import msgspec
from sqlalchemy import select

from chaffer.accounts.open_accounts import OpenAccounts
from chaffer.channels.account_of import account_of
from chaffer.channels.contract import Place
from chaffer.channels.registry import CHANNELS
from chaffer.conversations.listening import listen_later, unheard
from chaffer.inbox.bodies import Bodies
from chaffer.kernel.errors import AccountBroken, ChannelUnreachable, Fault, ProviderFault
from chaffer.kernel.http import Http, Reply
from chaffer.kernel.message import Media, Part
from chaffer.runtime.fetch import TooLarge, fetch_outside, fetch_trusted
from chaffer.runtime.files import Blob, Files, QuotaReached
from chaffer.runtime.jobs import Arguments, Asking, enqueue
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations, messages

FETCH_MEDIA_JOB = "media.fetch"
FETCH_SECONDS = 30.0
BROKEN_ACCOUNT_SECONDS = 600.0
_MEGABYTE = 1024 * 1024
BYTES_AT_MOST = {"image": 10 * _MEGABYTE, "sticker": 2 * _MEGABYTE, "audio": 20 * _MEGABYTE, "video": 20 * _MEGABYTE,
                 "document": 32 * _MEGABYTE}  # fmt: skip
_FAMILIES = {
    "image": ("image/",), "sticker": ("image/",), "audio": ("audio/", "video/"), "video": ("video/",),
    "document": ("",),
}  # fmt: skip

_LOAD = Statement(
    "media.load",
    select(messages.c.id, messages.c.part, conversations.c.account_id, conversations.c.channel,
           conversations.c.contact_id)
    .join(conversations, (conversations.c.shop_id == messages.c.shop_id)
                         & (conversations.c.id == messages.c.conversation_id))
    .where(mine(messages), messages.c.id == given("message_id"), messages.c.direction == "in"),
)  # fmt: skip
_SHOW = guarded(
    "media.show", messages, messages.c.id == given("message_id"), messages.c.direction == "in", part=given("parts")
)  # fmt: skip
_MISSED = guarded(
    "media.missed", messages, messages.c.id == given("message_id"), messages.c.direction == "in", reason=given("why")
)  # fmt: skip


class UnfitFile(Fault):
    """The bytes are not of the kind they were announced as, or arrived changed. Final."""

    code = "unfit_file"


class Wanted(msgspec.Struct, frozen=True):
    """One file to bring in."""

    shop_id: str
    account_id: str
    channel: str
    media: Media


class MediaTools(Protocol):
    """What this job needs of the worker."""

    http: Http
    accounts: OpenAccounts
    files: Files


def fetch_later(tx: Transaction, message_id: str, parts: tuple[Part, ...], *, listens: bool = False) -> None:
    """Promise to bring in what this message of a shopper only refers to; with somebody who listens, to hear it."""
    for number, part in enumerate(parts):
        if isinstance(part, Media) and part.provider_ref and not part.file_id:
            arguments = {"message_id": message_id, "number": number}
            if listens and part.kind == "audio":
                arguments["listens"] = True
            enqueue(tx, FETCH_MEDIA_JOB, f"{message_id}/{number}", arguments)
        elif isinstance(part, Media) and part.file_id and listens and part.kind == "audio":
            listen_later(tx, message_id, number)


def prepare(tx: Transaction, arguments: Arguments) -> Wanted | None:
    """None if it is here already, or the message is gone."""
    row = tx.row(_LOAD, message_id=arguments["message_id"])
    media = _media(row, arguments["number"]) if row else None
    if row is None or media is None or media.file_id:
        return None
    return Wanted(tx.shop_id, row.account_id, row.channel, media)


async def ask(wanted: Wanted, tools: MediaTools) -> Blob:
    """Fetch it and put its bytes on the disk. Raises a Fault."""
    opened = await tools.accounts.get(wanted.shop_id, wanted.account_id)
    try:
        place = await CHANNELS[wanted.channel].locate(tools.http, account_of(opened), wanted.media.provider_ref)
    except AccountBroken as fault:  # the merchant may mend it; the channel keeps the file for days
        raise ProviderFault(str(fault), retryable=True, retry_after_seconds=BROKEN_ACCOUNT_SECONDS) from fault
    content = await _bytes(place, BYTES_AT_MOST[wanted.media.kind])
    blob = await asyncio.to_thread(tools.files.put, wanted.shop_id, content)
    if not blob.mime.startswith(_FAMILIES[wanted.media.kind]):
        raise UnfitFile(f"announced as {wanted.media.kind}, and is {blob.mime}")
    return blob


def finish(files: Files, bodies: Bodies, tx: Transaction, arguments: Arguments, blob: Blob) -> None:
    """Give it to the message."""
    message_id, number = arguments["message_id"], arguments["number"]
    tx.lock(messages, id=message_id)  # two files of one message
    row = tx.row(_LOAD, message_id=message_id)
    media = _media(row, number) if row else None
    if row is None or media is None or media.file_id:
        return
    try:
        file_id = files.keep(tx, blob, name=media.filename, owner=row.contact_id)
    except QuotaReached as refusal:
        _miss(tx, message_id, refusal.code)
        _unheard(bodies, tx, arguments)
        return
    parts = list(row.part)
    shown = msgspec.structs.replace(media, file_id=file_id, mime=blob.mime, sha256=blob.sha256)
    parts[number] = msgspec.to_builtins(shown)
    tx.run(_SHOW, message_id=message_id, parts=parts)
    tx.changed("message", message_id)
    if arguments.get("listens"):
        listen_later(tx, message_id, number)


def give_up(bodies: Bodies, tx: Transaction, arguments: Arguments, fault: Fault) -> None:
    """The message says why its file is missing."""
    _miss(tx, arguments["message_id"], fault.code)
    _unheard(bodies, tx, arguments)


def _unheard(bodies: Bodies, tx: Transaction, arguments: Arguments) -> None:
    """Somebody waits for an answer to a voice note that nobody will hear."""
    if arguments.get("listens"):
        unheard(bodies, tx, arguments["message_id"], arguments["number"])


def _miss(tx: Transaction, message_id: str, code: str) -> None:
    tx.run(_MISSED, message_id=message_id, why=f"media: {code}")
    tx.changed("message", message_id)


async def _bytes(place: Place, cap: int) -> bytes:
    if (place.bytes or 0) > cap:
        raise TooLarge(f"{place.bytes} bytes")
    fetch = fetch_trusted if place.configured else fetch_outside
    reply: Reply = await fetch(place.url, cap, headers=place.headers, timeout_seconds=FETCH_SECONDS)
    if reply.status != 200:
        raise ChannelUnreachable(f"HTTP {reply.status}")
    if place.sha256 and not _is(reply.body, place.sha256):
        raise ChannelUnreachable("the bytes were changed on their way")
    return reply.body


def _is(content: bytes, told: str) -> bool:
    digest = hashlib.sha256(content)
    return told.lower() == digest.hexdigest() or told == base64.b64encode(digest.digest()).decode()


def _media(row: Any, number: int) -> Media | None:
    parts = row.part if isinstance(row.part, list) else []
    part = msgspec.convert(parts[number], Part) if number < len(parts) else None
    return part if isinstance(part, Media) else None


def fetching(files: Files, bodies: Bodies) -> Asking:
    """The job, for this store."""
    return Asking(prepare, ask, partial(finish, files, bodies), partial(give_up, bodies), attempts_at_most=6)
