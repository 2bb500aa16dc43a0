"""Where a list goes on: the sorting key of the last row, opaque to the client.

It holds nothing that is secret, and every query it enters names the shop anyway, so it needs no signature.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

import msgspec

from chaffer.web.errors import BadRequest

T = TypeVar("T")
PAGE_AT_MOST = 100
Limit = Annotated[int, msgspec.Meta(ge=1, le=PAGE_AT_MOST, description="rows of one page")]
CursorText = Annotated[str, msgspec.Meta(max_length=500, description="next_cursor of the page before")]


class PageAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""


class Page(msgspec.Struct, Generic[T], frozen=True):
    """next_cursor: give it back as `cursor` for the next page; empty on the last."""

    items: tuple[T, ...]
    next_cursor: str = ""


def after_of(cursor: str, last: str) -> str:
    """The key after which (or before which, going back in time) the page begins; `last` without a cursor.

    Raises BadRequest.
    """
    if not cursor:
        return last
    try:
        key = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise BadRequest("this cursor is not one of ours") from None
    if not key.isprintable():
        raise BadRequest("this cursor is not one of ours")
    return key


def cursor_of(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def page_of(found: Sequence[T], limit: int, key: str = "id") -> Page[T]:
    """A page out of up to `limit + 1`: the one more tells that there is another page."""
    here = found[:limit]
    more = len(found) > limit
    return Page(tuple(here), cursor_of(str(getattr(here[-1], key))) if more else "")
