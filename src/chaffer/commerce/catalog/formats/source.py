"""What a format reads from: as much of a binary file as it needs."""

from typing import Protocol


class Source(Protocol):
    def readline(self, limit: int = ..., /) -> bytes: ...
    def read(self, size: int = ..., /) -> bytes: ...
