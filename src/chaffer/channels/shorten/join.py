"""Make one bubble of two where the channel can: bubbles cost money and patience."""

from collections.abc import Iterable

import msgspec

from chaffer.channels.contract import Limits
from chaffer.channels.shorten.cutting import blank, length
from chaffer.channels.shorten.links import is_url
from chaffer.channels.shorten.simplify import paragraphs
from chaffer.kernel.message import (
    AskLocation,
    Catalogue,
    Choices,
    Form,
    Link,
    Media,
    OrderStatus,
    Part,
    PaymentRequest,
    ProductCards,
    Text,
)

CAPTIONED = ("image", "video", "document")


def join(parts: Iterable[Part], limits: Limits) -> list[Part]:
    """Words before things to tap become their body; a picture before them becomes their header."""
    joined: list[Part] = []
    for part in parts:
        both = _together(joined[-1], part, limits) if joined else None
        if both is None:
            joined.append(part)
        else:
            joined[-1] = both
    return joined


def _together(first: Part, second: Part, limits: Limits) -> Part | None:
    if isinstance(first, Text):
        return _words_before(first.text, second, limits)
    if isinstance(first, Media) and first.kind == "image" and is_url(first.url):
        return _picture_before(first, second, limits)
    return None


def _words_before(said: str, part: Part, limits: Limits) -> Part | None:
    both: Part | None = None
    match part:
        case Text():
            text = paragraphs(said, part.text)
            return Text(text) if length(text) <= limits.text else None
        case Choices():
            body = paragraphs(said, part.body)
            both = Choices(body, part.choices, part.open_label, part.footer, part.image_url)
        case ProductCards():
            body = paragraphs(said, part.body)
            both = ProductCards(body, part.cards, part.more, part.open_label, part.footer)
        case Link():
            body = paragraphs(said, part.body)
            both = Link(body, part.url, part.label, part.image_url)
        case Form() | PaymentRequest() | OrderStatus() | Catalogue():
            body = paragraphs(said, part.body)
            both = msgspec.structs.replace(part, body=body)
        case AskLocation():
            body = paragraphs(said, part.body)
            both = AskLocation(body)
        case _:
            return None
    return both if length(body) <= limits.body else None


def _picture_before(picture: Media, part: Part, limits: Limits) -> Part | None:
    match part:
        case Choices() if not part.image_url and 0 < len(part.choices) <= limits.buttons:
            if any(choice.description for choice in part.choices):
                return None
            body = paragraphs(picture.caption, part.body)
            both: Part = Choices(body, part.choices, part.open_label, part.footer, picture.url)
        case Link() if not part.image_url and limits.link_label:
            body = paragraphs(picture.caption, part.body)
            both = Link(body, part.url, part.label, picture.url)
        case Text() if blank(picture.caption) and length(part.text) <= limits.caption:
            return Media("image", picture.url, picture.file_id, "", picture.mime, part.text, picture.alt)
        case _:
            return None
    return both if length(body) <= limits.body else None
