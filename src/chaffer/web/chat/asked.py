"""What a page may send: one struct a frame. Outside data, so every field has its bounds."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chaffer.channels.web.limits import LONGEST_ID, LONGEST_SKU, LONGEST_TEXT

FRAME_BYTES = 8192
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_\-.]+\Z", min_length=1, max_length=LONGEST_ID)]
Sku = Annotated[str, Meta(max_length=LONGEST_SKU)]


class Page(msgspec.Struct, frozen=True):
    """Where the visitor is. Only the sku is used."""

    url: Annotated[str, Meta(max_length=2000)] = ""
    title: Annotated[str, Meta(max_length=500)] = ""
    sku: Sku = ""


class Say(msgspec.Struct, frozen=True, tag="say"):
    id: Id
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]
    page: Page | None = None


class Tap(msgspec.Struct, frozen=True, tag="tap"):
    id: Id
    choice: Annotated[str, Meta(min_length=1, max_length=LONGEST_SKU)]
    label: Annotated[str, Meta(max_length=LONGEST_SKU)] = ""
    page: Page | None = None


class WantBack(msgspec.Struct, frozen=True, tag="want_back"):
    id: Id
    sku: Annotated[str, Meta(min_length=1, max_length=LONGEST_SKU)]


class AskLink(msgspec.Struct, frozen=True, tag="link"):
    id: Id


class OnPage(msgspec.Struct, frozen=True, tag="page"):
    page: Page


class Typing(msgspec.Struct, frozen=True, tag="typing"):
    pass


class Seen(msgspec.Struct, frozen=True, tag="seen"):
    seq: Annotated[int, Meta(ge=0, le=2**53)]


class Ping(msgspec.Struct, frozen=True, tag="ping"):
    pass


Frame = Say | Tap | WantBack | AskLink | OnPage | Typing | Seen | Ping


class BadFrame(Exception):
    """It cannot be read. id: the frame's own, if it has a proper one."""

    def __init__(self, problem: str, id_: str = "") -> None:
        self.id = id_
        super().__init__(problem)


_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Frame)
_ids = msgspec.json.Decoder(dict[str, Any])


def read_frame(raw: bytes) -> Frame:
    """Raises BadFrame."""
    try:
        frame: Frame = _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise BadFrame(str(wrong)[:200], _id_in(raw)) from None
    if isinstance(frame, Say):
        text = clean(frame.text)
        if not text.strip():
            raise BadFrame("nothing is said", frame.id)
        return msgspec.structs.replace(frame, text=text)
    return frame


def clean(text: str) -> str:
    """Without what no database keeps."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def _id_in(raw: bytes) -> str:
    try:
        id_ = _ids.decode(raw).get("id", "")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    return id_ if isinstance(id_, str) and len(id_) <= LONGEST_ID and id_.isascii() else ""
