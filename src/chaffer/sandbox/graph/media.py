"""Uploaded files, by id, within a bound."""

import hashlib
from collections import OrderedDict
from random import Random

import msgspec

from chaffer.sandbox.graph.errors import GraphError

_MEGABYTE = 1024 * 1024
_LARGEST = {
    "image/jpeg": 5, "image/png": 5, "video/mp4": 16, "video/3gp": 16, "video/3gpp": 16, "audio/aac": 16,
    "audio/amr": 16, "audio/mpeg": 16, "audio/mp4": 16, "audio/ogg": 16, "audio/opus": 16, "image/webp": 0.5,
    "application/pdf": 100, "text/plain": 100, "application/msword": 100, "application/vnd.ms-excel": 100,
    "application/vnd.ms-powerpoint": 100,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": 100,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": 100,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": 100,
}  # fmt: skip
"""Megabytes by MIME type."""


class Kept(msgspec.Struct, frozen=True):
    number: str
    mime: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Shelf:
    """Holds so many bytes; the oldest files go first."""

    def __init__(self, bytes_kept: int, chance: Random) -> None:
        self._bytes_kept = bytes_kept
        self._chance = chance
        self._files: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0

    def add(self, number: str, mime: str, content: bytes) -> str:
        """The new file's id. Raises GraphError 100 for a kind or size WhatsApp does not take."""
        mime = mime.split(";", 1)[0].strip().lower()
        if mime not in _LARGEST:
            raise GraphError(100, f"Param file must be a file with one of the supported types, not {mime!r}")
        if len(content) > _LARGEST[mime] * _MEGABYTE:
            raise GraphError(100, f"The file is larger than {_LARGEST[mime]} MB")
        media_id = str(self._chance.randrange(10**14, 10**15))
        self._files[media_id] = Kept(number, mime, content)
        self._bytes += len(content)
        while self._bytes > self._bytes_kept and len(self._files) > 1:
            _, gone = self._files.popitem(last=False)
            self._bytes -= len(gone.content)
        return media_id

    def get(self, media_id: str) -> Kept | None:
        return self._files.get(media_id)
