"""A file that a visitor sends: `POST /chat/SITE/files`, the bytes as the body. It is a message of its own."""

import asyncio
from typing import Any

import msgspec
from starlette.requests import Request

from chaffer.channels.web.limits import FILE_BYTES, LONGEST_CAPTION, LONGEST_ID, LONGEST_SKU
from chaffer.inbox.events import is_known
from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import find_or_add
from chaffer.runtime.file_kinds import ENDINGS, SOUNDS
from chaffer.runtime.files import Blob, Files, count_files_of
from chaffer.runtime.pictures import PICTURES, BadPicture
from chaffer.runtime.transaction import Transaction
from chaffer.web.body import read_body
from chaffer.web.chat.asked import Id, clean
from chaffer.web.chat.errors import UnfitFile
from chaffer.web.chat.guest import Guest
from chaffer.web.chat.lobby import Lobby
from chaffer.web.chat.polling import bearer
from chaffer.web.errors import BadBody, TooMany

Json = dict[str, Any]
FILES_OF_PERSON = 200
UPLOAD_SECONDS = 60.0
_UPLOADS_AT_ONCE = 4
"""Bodies held in memory at the same time, in this process."""
# What a browser records is a film without pictures, by its first bytes.
_RECORDED = {"video/mp4": "audio/mp4", "video/webm": "audio/webm", "video/3gpp": "audio/mp4"}


class Told(msgspec.Struct, frozen=True):
    """What stands in the address. text: words below it."""

    id: Id
    name: str = ""
    text: str = ""


class Uploads:
    """One for the process."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._room = asyncio.Semaphore(_UPLOADS_AT_ONCE)

    async def take(self, lobby: Lobby, request: Request) -> Json:
        """Keep the file, then the message that it is. Safe to repeat under its id. Raises Refusal."""
        guest = await lobby.guest(request, bearer(request))
        told = _told(request)
        if self._room.locked():
            raise TooMany("too many files at once", retry_after_seconds=5)
        async with self._room:
            content = await read_body(request, FILE_BYTES, UPLOAD_SECONDS)
            now = lobby.backstage.db.clock.now()
            lobby.paces.files.take(guest.visitor, now)
            lobby.paces.files_of_address.take(guest.origin, now)
            kind, blob = await self._put(guest, content, request.headers.get("content-type", ""))
        told = msgspec.structs.replace(told, name=_fitting(told.name, blob.mime))
        file_id = await lobby.backstage.db.write(guest.shop_id, lambda tx: self._keep(tx, guest, blob, told))
        if not file_id:
            return {"frames": [{"type": "ack", "id": told.id}]}
        said: Json = {"file": {"id": file_id, "kind": kind, "mime_type": blob.mime, "name": told.name[-LONGEST_SKU:]}}
        if told.text.strip():
            said["text"] = told.text
        return {"frames": await lobby.ear.take(guest, told.id, said)}

    async def _put(self, guest: Guest, content: bytes, announced: str) -> tuple[str, Blob]:
        """Raises UnfitFile."""
        try:
            blob = await asyncio.to_thread(self._files.put_only, guest.shop_id, content, _fits(announced))
        except BadPicture as broken:
            raise UnfitFile(f"the picture {broken}") from None
        if blob is None:
            raise UnfitFile("a picture, a PDF or a sound")
        if blob.mime in PICTURES:
            return "image", blob
        if blob.mime == "application/pdf":
            return "document", blob
        return "audio", msgspec.structs.replace(blob, mime=_RECORDED.get(blob.mime, blob.mime))

    def _keep(self, tx: Transaction, guest: Guest, blob: Blob, told: Told) -> str:
        """The file's id; "" if this message was kept before. Raises QuotaReached, TooMany; FileGone."""
        if is_known(tx, guest.account.id, f"{guest.visitor}:{told.id}"):
            return ""
        person = find_or_add(tx, "web", guest.account.id, (Identity("visitor", guest.visitor),))
        if count_files_of(tx, person) >= FILES_OF_PERSON:
            raise TooMany("so many files may one visitor send", retry_after_seconds=86400)
        return self._files.keep(tx, blob, name=told.name, owner=person)


def _fits(announced: str) -> frozenset[str]:
    """What the bytes may be; a film only passes as the sound that it is announced to be."""
    sound = announced.strip().lower().startswith("audio/")
    return frozenset({*PICTURES, "application/pdf", *SOUNDS, *(_RECORDED if sound else ())})


def _fitting(name: str, mime: str) -> str:
    """The name with an ending of what the bytes are: a PDF called ".html" would be run by whoever saves and opens it."""
    endings = ENDINGS[mime]
    return name if not name or name.lower().endswith(endings) else name + endings[0]


def _told(request: Request) -> Told:
    """Raises BadBody."""
    try:
        told = msgspec.convert(dict(request.query_params), Told)
    except msgspec.ValidationError as wrong:
        raise BadBody(str(wrong)) from None
    if len(told.text) > LONGEST_CAPTION or len(told.name) > LONGEST_SKU * 2 or len(told.id) > LONGEST_ID:
        raise BadBody("too long")
    return msgspec.structs.replace(told, name=clean(told.name), text=clean(told.text))
