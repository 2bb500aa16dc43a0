"""What a thread's channel can carry now."""

from datetime import datetime

import msgspec

from chaffer.channels.registry import CHANNELS
from chaffer.outbox.may_send import WINDOW_MARGIN
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation


class MediaLimit(msgspec.Struct, frozen=True):
    """bytes: at most. mime_types: what is shown as this kind; others go as documents, if at all."""

    kind: str
    mime_types: tuple[str, ...]
    bytes: int


class ThreadLimits(msgspec.Struct, frozen=True):
    """Lengths in characters: text of words alone, caption below a file, body beside things to tap.

    window_until: free replies until then; null where the channel has no window, or nobody ever wrote.
    open: whether anything may be written now. templates: only a template may be sent now, and the channel has some.
    """

    channel: str
    text: int
    caption: int
    body: int
    buttons: int
    button_label: int
    list_rows: int
    cards: int
    media: tuple[MediaLimit, ...]
    window_until: datetime | None
    open: bool
    templates: bool


def limits_of(tx: Transaction, conversation_id: str) -> ThreadLimits:
    """Raises NotFound."""
    thread = conversation(tx, conversation_id)
    channel = CHANNELS[thread.channel].limits
    free = is_open(thread.channel, thread.window_until, tx.now)
    media = tuple(MediaLimit(each.kind, each.types, each.bytes) for each in channel.media)
    return ThreadLimits(
        thread.channel, channel.text, channel.caption, channel.body, channel.buttons, channel.button_label,
        channel.list_rows, channel.cards, media, thread.window_until, free, not free and channel.templates,
    )  # fmt: skip


def is_open(channel: str, window_until: datetime | None, now: datetime) -> bool:
    """Whether the channel lets us write freely now, as the gate sees it."""
    if not CHANNELS[channel].limits.window_seconds:
        return True
    return window_until is not None and now < window_until - WINDOW_MARGIN
