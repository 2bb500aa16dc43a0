"""What a channel is: two translations, a way to send, and a table of limits."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

import msgspec

from chaffer.kernel.http import File, Http, Reply
from chaffer.kernel.message import Identity, Inbound, Media, Notice, Outbound, Part, Report, SendReceipt, Slice

__all__ = ["Account", "Channel", "File", "Http", "KeepsOut", "Limits", "Place", "Reply", "TakesFiles"]


class Account(msgspec.Struct, frozen=True):
    """A shop's own end of a channel, with its secrets opened. Never logged, never stored in this form.

    external_id: the platform's id of this end (a phone number id, a page id).
    settings:    plain values such as "api_base_url".
    secrets:     such as "app_secret" and "access_token".
    sealed:      the secrets as stored; empty where nobody stored them.
    """

    id: str
    shop_id: str
    kind: str
    external_id: str
    settings: dict[str, str]
    secrets: dict[str, str]
    sealed: bytes = b""


class Carried(msgspec.Struct, frozen=True):
    """A kind of file: image, video, audio, sticker or document. bytes: at most. types: those shown as this kind."""

    kind: str
    bytes: int
    types: tuple[str, ...]


class Limits(msgspec.Struct, frozen=True):
    """What the platform allows. Lengths are in characters, rates in messages.

    window_seconds:     how long after a shopper's message we may answer freely; 0 means always.
    per_second:         messages a second for one account.
    pair_every_seconds: one message to the same person each so many seconds, in the long run.
    pair_burst:         how many may be borrowed from the future.
    inline:             all bubbles of a reply go out together: in the response to the call that brought the message, or by
                        standing in the thread that the person's page follows.
    body:               words beside things to tap; `text` is for words alone.
    choice_id:          the longest id that comes back whole when a choice is tapped.
    row_label, row_detail: one row of a list.
    card_body, card_breaks, card_buttons: words, line breaks and buttons of one card of a carousel.
    link_label:         a button that opens an address; 0 where there are none.
    moves:              what was said may be said anew in another place, instead of once more.
    forms:              a Form may be shown as one, if the account has it; the channel puts it into words otherwise.
    media:              the files it carries.
    bills:              the same for a PaymentRequest with its lines, an OrderStatus and a Catalogue.
    """

    text: int
    buttons: int
    button_label: int
    list_rows: int
    cards: int
    window_seconds: int = 0
    per_second: float = 10.0
    pair_every_seconds: float = 0.0
    pair_burst: int = 1
    templates: bool = False
    inline: bool = False
    body: int = 1024
    caption: int = 1024
    footer: int = 60
    open_label: int = 20
    choice_id: int = 200
    row_label: int = 24
    row_detail: int = 72
    card_body: int = 160
    card_breaks: int = 2
    card_buttons: int = 2
    link_label: int = 20
    moves: bool = False
    forms: bool = False
    bills: bool = False
    media: tuple[Carried, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Where a file can be fetched from now.

    headers:    to be sent with the request; they may hold a token.
    configured: the host is the operator's own word, not an outsider's; it may stand in a private network.
    bytes:      its size, None if the channel does not tell. sha256: of the file, in hex or base64, "" if not told.
    """

    url: str
    headers: dict[str, str] = {}
    configured: bool = False
    bytes: int | None = None
    sha256: str = ""

    def __repr__(self) -> str:
        return "Place(...)"


class Channel(Protocol):
    """One messenger. Its folder imports the kernel, this contract, `shorten` and `signing`; nothing else of ours."""

    kind: str
    limits: Limits

    def accounts_in(self, body: bytes) -> set[str]:
        """The platform's ids of the ends this webhook call speaks of. Pure. Raises Malformed if it is not ours."""
        ...

    def signed_by(self, headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str]) -> bool:
        """Whether the account with these secrets signed these raw bytes. Constant time; headers are lower-case."""
        ...

    def split(self, body: bytes) -> list[Slice]:
        """Cut one webhook call into events. Pure; one bad element never spoils the others: it becomes its own slice.

        Raises Malformed if the body as a whole is not this channel's.
        """
        ...

    def parse(self, piece: Slice) -> list[Inbound | Report | Notice]:
        """Translate one event. Pure. What we do not know becomes an Unsupported part, never an error.

        Raises Malformed only if nothing at all can be read from it.
        """
        ...

    def arrange(self, parts: Sequence[Part]) -> list[Part]:
        """Fit what we want to say into as few bubbles as the channel can, by the rules of `shorten`.

        Every part in the result can be sent as one message. Nothing is dropped, nothing is blank.
        """
        ...

    async def send(self, http: Http, account: Account, message: Outbound) -> SendReceipt:
        """Say it once. Raises a SendFault, whose `retryable` the outbox obeys."""
        ...

    async def attend(self, http: Http, account: Account, provider_id: str) -> None:
        """Show the shopper that the message was read and an answer is being written. Raises a SendFault."""
        ...

    async def locate(self, http: Http, account: Account, provider_ref: str) -> Place:
        """Where a file lies that a shopper sent (`Media.provider_ref`). Raises a SendFault."""
        ...


@runtime_checkable
class TakesFiles(Protocol):
    """A channel to which a file of ours is handed before a message may name it. Others are given its address.

    files_last_seconds: how long the platform keeps one, so that it may be named again.
    """

    files_last_seconds: int

    def carry(self, media: Media, size_bytes: int) -> Media:
        """The same file as the kind of message that can carry it: a picture that is too large goes as a document.

        Raises ContentRejected if nothing can.
        """
        ...

    async def upload(self, http: Http, account: Account, file: File) -> str:
        """Hand it over; the platform's id of it (`Media.provider_ref`). Safe to repeat. Raises a SendFault."""
        ...


@runtime_checkable
class KeepsOut(Protocol):
    """A channel with a list of its own of people whom a business does not want to hear of."""

    async def keep_out(self, http: Http, account: Account, who: tuple[Identity, ...], *, out: bool) -> None:
        """Put them on the list, or take them off. Safe to repeat. Raises a SendFault."""
        ...
