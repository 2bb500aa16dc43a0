"""How a product looks as a message: what the bot would say of it now, as each channel would be sent it. Nothing is sent."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import select

from chaffer.accounts.tables import channel_accounts
from chaffer.channels.registry import CHANNELS
from chaffer.channels.web.render import as_json
from chaffer.channels.whatsapp.render import body_of
from chaffer.commerce.catalog.queries import product
from chaffer.conversations.acting import act
from chaffer.conversations.dialogue import finding, looking
from chaffer.conversations.dialogue.effects import Ask, Say
from chaffer.conversations.dialogue.moved import Moved
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words
from chaffer.conversations.shops import Shops
from chaffer.conversations.skills.cards import cards
from chaffer.conversations.skills.ctx import Ctx, Indexes
from chaffer.conversations.voices.render import render
from chaffer.kernel.errors import NotFound
from chaffer.kernel.message import Part
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

PreviewChannel = Literal["whatsapp", "web"]
_SETTINGS = Statement(
    "preview.settings",
    select(channel_accounts.c.settings)
    .where(mine(channel_accounts), channel_accounts.c.kind == given("kind"))
    .order_by(channel_accounts.c.id)
    .limit(1),
)


class SeenMessage(msgspec.Struct, frozen=True):
    """part: as in a thread's messages. payload: what the platform is given, without whom it is for."""

    part: dict[str, Any]
    payload: dict[str, Any]


class Seen(msgspec.Struct, frozen=True):
    """moment: found (among what a search shows), details (asked about), photos (more pictures asked for).

    shortened: the channel does not carry all of its words; they were cut.
    """

    moment: Literal["found", "details", "photos"]
    messages: tuple[SeenMessage, ...]
    shortened: bool


class PreviewLimits(msgspec.Struct, frozen=True):
    """In characters: body beside things to tap, caption below a picture, card in a carousel, label of a button."""

    body: int
    caption: int
    card: int
    button_label: int
    buttons: int
    cards: int


class ProductPreview(msgspec.Struct, frozen=True):
    channel: str
    language: str
    moments: tuple[Seen, ...]
    limits: PreviewLimits


class Room(msgspec.Struct, frozen=True):
    """indexes: the searches of this process. public_url: put before our own pages' paths."""

    indexes: Indexes
    public_url: str
    shops: Shops


def preview_product(tx: Transaction, product_id: str, channel: str, language: str, room: Room) -> ProductPreview:
    """Raises NotFound. A product without variants is shown nowhere; one that is hidden is shown as if it were not."""
    shop = room.shops.of(tx)
    language = language or shop.language
    ctx = Ctx(tx, shop, "", "", channel, language, room.indexes, room.public_url)
    view = product(tx, product_id, language)
    if view is None:
        raise NotFound("no such product")
    told = cards([view], ())
    settings = tx.value(_SETTINGS, kind=channel) or {}
    state = State(language=language)
    moments: list[Seen] = []
    if told:
        moved = finding.show(state, (words("laid-out", count=1),), told, more_left=False)
        moments.append(_seen(ctx, "found", moved, settings, room))
        moments.append(_seen(ctx, "details", looking.ask_about(state, product_id, "details"), settings, room))
    if told and len(view.images) > 1:
        moments.append(_seen(ctx, "photos", looking.ask_about(state, product_id, "photos"), settings, room))
    limits = CHANNELS[channel].limits
    return ProductPreview(channel, language, tuple(moments), PreviewLimits(
        limits.body, limits.caption, limits.card_body, limits.button_label, limits.buttons, limits.cards,
    ))  # fmt: skip


def _seen(
    ctx: Ctx, moment: Literal["found", "details", "photos"], moved: Moved, settings: Mapping[str, str], room: Room
) -> Seen:  # fmt: skip
    _, said = act(ctx, moved)
    parts = _bubbles(said, ctx, room)
    arranged = CHANNELS[ctx.channel].arrange(parts)
    messages = tuple(SeenMessage(msgspec.to_builtins(each), _payload(ctx.channel, each, settings)) for each in arranged)
    return Seen(moment, messages, _cuts([each.payload for each in messages]) > _cuts(parts))


def _bubbles(said: Sequence[Say | Ask], ctx: Ctx, room: Room) -> list[Part]:
    voice = room.shops.voice(ctx.tx)
    return [part for each in said for part in render(each, ctx.language, voice)]


def _payload(channel: str, part: Part, settings: Mapping[str, str]) -> dict[str, Any]:
    if channel == "web":
        return as_json(part)
    kind, content = body_of(part, settings)
    return {"type": kind, kind: content}


def _cuts(told: Sequence[Part | dict[str, Any]]) -> int:
    """How often a text has the mark of what was cut off."""
    return sum(text.count("…") for text in _texts(msgspec.to_builtins(told)))


def _texts(told: Any) -> list[str]:
    if isinstance(told, str):
        return [told]
    if isinstance(told, dict):
        return [text for each in told.values() for text in _texts(each)]
    return [text for each in told for text in _texts(each)] if isinstance(told, list | tuple) else []
