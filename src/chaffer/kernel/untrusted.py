"""Outside JSON, asked for by name and type.

>>> update = Untrusted({"message": {"text": "hi"}})
>>> update["message"]["text"].text()
'hi'
>>> update["message"]["date"].whole()
Traceback (most recent call last):
chaffer.kernel.errors.Malformed: $.message.date is missing
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from chaffer.kernel.errors import Malformed

_MISSING: Final = object()


class Untrusted:
    """One value out of an outsider's JSON, and the path by which we came to it."""

    __slots__ = ("_key", "_outer", "_value")

    def __init__(self, value: object, outer: "Untrusted | None" = None, key: str = "$") -> None:
        self._value = value
        self._outer = outer
        self._key = key

    def __getitem__(self, key: str) -> "Untrusted":
        value = self._value
        return Untrusted(value.get(key, _MISSING) if isinstance(value, dict) else _MISSING, self, f".{key}")

    def __iter__(self) -> Iterator["Untrusted"]:
        """The elements of an array; nothing if it is missing. Raises Malformed for anything else."""
        if self._value is _MISSING or self._value is None:
            return
        if not isinstance(self._value, list):
            raise self._wrong("a list")
        for number, inner in enumerate(self._value):
            yield Untrusted(inner, self, f"[{number}]")

    @property
    def here(self) -> bool:
        """Whether the field is there and not null."""
        return self._value is not _MISSING and self._value is not None

    @property
    def path(self) -> str:
        """Put together only when somebody asks, which is when something is wrong."""
        return self._key if self._outer is None else self._outer.path + self._key

    def raw(self) -> Any:
        """The value as it came; None if missing."""
        return None if self._value is _MISSING else self._value

    def text(self, default: str | None = None, *, limit: int = 100_000) -> str:
        """A string of at most `limit` characters. NUL and lone surrogates are taken out: no database keeps them."""
        if not self.here and default is not None:
            return default
        if not isinstance(self._value, str):
            raise self._wrong("a text")
        if len(self._value) > limit:
            raise Malformed(f"{self.path} is longer than {limit} characters")
        return self._value.replace("\0", "").encode("utf-8", "ignore").decode()

    def whole(self, default: int | None = None) -> int:
        """A whole number that fits 64 bits; also when it came as a string of digits."""
        if not self.here and default is not None:
            return default
        value = self._value
        if isinstance(value, str) and len(value) <= 20 and value.removeprefix("-").isascii():
            value = int(value) if value.removeprefix("-").isdigit() else value
        if isinstance(value, bool) or not isinstance(value, int) or not -(2**63) <= value < 2**63:
            raise self._wrong("a whole number")
        return value

    def number(self, default: float | None = None) -> float:
        """A finite number; whole numbers count."""
        if not self.here and default is not None:
            return default
        if isinstance(self._value, bool) or not isinstance(self._value, (int, float)):
            raise self._wrong("a number")
        value = float(self._value)
        if value != value or abs(value) == float("inf"):  # noqa: PLR0124 — NaN is the one value unequal to itself
            raise self._wrong("a finite number")
        return value

    def truth(self, *, default: bool | None = None) -> bool:
        if not self.here and default is not None:
            return default
        if not isinstance(self._value, bool):
            raise self._wrong("true or false")
        return self._value

    def _wrong(self, wanted: str) -> Malformed:
        if self._value is _MISSING:
            return Malformed(f"{self.path} is missing")
        return Malformed(f"{self.path} is not {wanted}")


def untrusted(body: bytes) -> Untrusted:
    """Decode an outsider's JSON. Raises Malformed if it is not JSON."""
    try:
        return Untrusted(msgspec.json.decode(body))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as wrong:
        raise Malformed(f"not JSON: {wrong}") from None
