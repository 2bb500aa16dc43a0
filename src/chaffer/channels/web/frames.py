"""What is kept of a frame, and what it means.

{"account": site key, "from": visitor, "id": the client's, "text": words, "tap": {"id", "label"},
 "want_back": {"id": sku}, "about": {"id": sku}, "locale": "fr",
 "file": {"id": file id, "kind": "image", "mime_type": "image/jpeg", "name": "shoe.jpg"}}

Names are those that the card filter knows as not typed by a person.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from chaffer.channels.web.limits import LONGEST_ID, LONGEST_SKU, LONGEST_TEXT
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Identity, Inbound, Media, Part, Slice, Tapped, Text, Unsupported
from chaffer.kernel.untrusted import Untrusted, untrusted

WANT_BACK = "want_back"
_VISITOR = 80
_KINDS: dict[str, Literal["image", "audio", "document"]] = {"image": "image", "audio": "audio", "document": "document"}


def piece(site: str, visitor: str, client_id: str, said: dict[str, Any], at: datetime | None = None) -> Slice:
    """One event. The client's id counts within its visitor: nobody can spend another's."""
    told = {"account": site, "from": visitor, "id": client_id, **said}
    return Slice(
        external_id=f"{visitor}:{client_id}", account=site, kind="message", body=msgspec.json.encode(told),
        identities=(Identity("visitor", visitor),), said_at=at,
    )  # fmt: skip


def split(body: bytes) -> list[Slice]:
    """The one event that a kept body holds. Raises Malformed."""
    told = untrusted(body)
    if not isinstance(told.raw(), dict):
        raise Malformed("$ is not an object")
    site, visitor = told["account"].text(limit=_VISITOR), told["from"].text(limit=_VISITOR)
    said = {key: value for key, value in told.raw().items() if key not in ("account", "from", "id")}
    return [piece(site, visitor, told["id"].text(limit=LONGEST_ID), said)]


def accounts_in(body: bytes) -> set[str]:
    told = untrusted(body)
    if not isinstance(told.raw(), dict):
        raise Malformed("$ is not an object")
    return {told["account"].text(limit=_VISITOR)}


def parse(piece: Slice) -> list[Inbound]:
    """What the visitor said. Raises Malformed only if it is no JSON."""
    told = untrusted(piece.body)
    try:
        part = _part(told)
        about = told["about"]["id"].text("", limit=LONGEST_SKU)
    except Malformed as wrong:
        part, about = Unsupported("message", str(wrong)), ""
    return [
        Inbound(
            piece.external_id, (part,), piece.said_at, locale=_locale(told), about_sku=about,
        )
    ]  # fmt: skip


def _part(told: Untrusted) -> Part:
    if told["tap"].here:
        return Tapped(told["tap"]["id"].text(limit=LONGEST_SKU), told["tap"]["label"].text("", limit=LONGEST_SKU))
    if told[WANT_BACK].here:
        sku = told[WANT_BACK]["id"].text(limit=LONGEST_SKU)
        return Tapped(f"{WANT_BACK}:{sku.replace(':', '%3A')}", told[WANT_BACK]["label"].text("", limit=LONGEST_SKU))
    if told["file"].here:
        return _file(told["file"], told["text"].text("", limit=2 * LONGEST_TEXT))
    words = told["text"].text(limit=2 * LONGEST_TEXT)
    return Text(words) if words.strip() else Unsupported("message", "no words")


def _file(told: Untrusted, caption: str) -> Media:
    """A file that was taken in before this was kept."""
    kind, mime = told["kind"].text(limit=_VISITOR), told["mime_type"].text(limit=_VISITOR)
    told_kind = _KINDS.get(kind, "document")
    return Media(
        told_kind, file_id=told["id"].text(limit=_VISITOR), mime=mime, caption=caption,
        filename=told["name"].text("", limit=LONGEST_SKU), voice=told_kind == "audio",
    )  # fmt: skip


def _locale(told: Untrusted) -> str:
    raw = told["locale"].raw()
    return raw[:20] if isinstance(raw, str) else ""
