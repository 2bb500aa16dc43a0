"""Bytes that a message, a product or a quote may name."""

import asyncio
from urllib.parse import unquote

import msgspec

from chaffer.kernel.errors import Invalid
from chaffer.runtime.file_kinds import ENDINGS, SOUNDS
from chaffer.runtime.files import open_files
from chaffer.runtime.pictures import PICTURES, BadPicture
from chaffer.web.call import Call

FILE_BYTES = 10_000_000
_TAKEN = frozenset({*PICTURES, *SOUNDS, "application/pdf", "video/mp4"})
_LONGEST_NAME = 200


class FileOut(msgspec.Struct, frozen=True):
    """mime: told by the bytes themselves. Pictures are drawn anew, so that sha256 is that of what is kept."""

    id: str
    mime: str
    bytes: int
    sha256: str
    name: str = ""


async def upload(call: Call, content: bytes) -> FileOut:
    """A picture, a PDF, a sound or a film; its name in the header X-File-Name, percent-encoded. Raises Invalid."""
    files = open_files(call.backstage.settings)
    if not content:
        raise Invalid("there are no bytes")
    try:
        blob = await asyncio.to_thread(files.put_only, call.shop_id, content, _TAKEN)
    except BadPicture as wrong:
        raise Invalid(f"this picture {wrong}") from wrong
    if blob is None:
        raise Invalid("a picture, a PDF, a sound or a film is taken here")
    name = _fitting(_name(call.headers.get("x-file-name", "")), blob.mime)
    return await call.write(
        lambda tx: FileOut(files.keep(tx, blob, name=name), blob.mime, blob.bytes, blob.sha256, name)
    )  # fmt: skip


def _name(told: str) -> str:
    """As it is shown: no folders, no control marks, no NUL."""
    last = unquote(told[: _LONGEST_NAME * 3], errors="replace").replace("\\", "/").rpartition("/")[2]
    return "".join(mark for mark in last if mark.isprintable())[-_LONGEST_NAME:]


def _fitting(name: str, mime: str) -> str:
    """With an ending of what the bytes are: a PDF called ".html" would be run by whoever saves and opens it."""
    endings = ENDINGS[mime]
    return name if not name or name.lower().endswith(endings) else f"{name}{endings[0]}"
