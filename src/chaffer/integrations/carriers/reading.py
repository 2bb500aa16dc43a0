"""What the tracking services have in common: a sighting's own id, its time, its place, tables of their words."""

import hashlib
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

import msgspec

from chaffer.kernel.errors import Malformed
from chaffer.kernel.untrusted import Untrusted

_DIGITS = 32


def sighting_id(*parts: str) -> str:
    """The same for the same sighting, in whatever notice or answer it stands: neither service numbers them."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]


def moment(told: str) -> datetime:
    """A time as they write it; without a zone it is UTC as far as we can know. Raises Malformed."""
    try:
        at = datetime.fromisoformat(told.strip())
    except ValueError:
        raise Malformed("a sighting without a time") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def place_of(*parts: Untrusted) -> str:
    """ "Austin, TX": what there is of it."""
    return ", ".join(text for part in parts if isinstance(part.raw(), str) and (text := part.text(limit=100).strip()))


@cache
def codes(package: str) -> dict[str, str]:
    """The service's words by ours, from codes.json beside it."""
    return msgspec.json.decode(files(package).joinpath("codes.json").read_bytes(), type=dict[str, str])
