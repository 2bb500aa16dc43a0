"""Fit what we want to say to what the widget draws: nearly everything as it is, in as few bubbles as possible."""

from collections.abc import Sequence

import msgspec

from chaffer.channels.shorten import blank, is_url, pieces, single
from chaffer.channels.shorten.fit import fit
from chaffer.channels.shorten.join import join
from chaffer.channels.shorten.labels import tappable
from chaffer.channels.shorten.simplify import paragraphs, simplify
from chaffer.channels.web.limits import LIMITS
from chaffer.kernel.message import (
    CartCard,
    Choice,
    Choices,
    OrderCard,
    OrderReceipt,
    Part,
    PaymentRequest,
    ProductCards,
    Reaction,
    Template,
    Text,
    Times,
    Voucher,
)

Rich = CartCard | OrderCard | OrderReceipt | PaymentRequest | Times | Voucher
"""What the widget has a card for, and most messengers have not. Each has a `body`."""


def arrange(parts: Sequence[Part]) -> list[Part]:
    """Every part in the result is drawn as one bubble. Nothing is dropped, nothing is blank."""
    drawn = join((each for part in parts for each in _drawn(part)), LIMITS)
    return [bubble for part in _with_words(drawn) for bubble in _fitted(part)]


def _drawn(part: Part) -> list[Part]:
    match part:
        case Template(preview=preview):
            return [Text(preview)]
        case CartCard() | OrderCard() | OrderReceipt() | PaymentRequest() | Times() | Voucher():
            return [part] if _whole(part) else simplify(part)
        case _:
            return [each for simple in simplify(part) for each in _shown(simple)]


def _shown(part: Part) -> list[Part]:
    return _one_by_one(part) if isinstance(part, ProductCards) and not _whole(part) else [part]


def _one_by_one(part: ProductCards) -> list[Part]:
    """Cards that cannot stand in a row are told one after the other, in words and pictures."""
    told: list[Part] = [single(ProductCards("", (card,))) for card in part.cards]
    return [Text(part.body), *told, Choices("", part.more, part.open_label, part.footer)]


def _whole(part: Rich | ProductCards) -> bool:
    """Whether a page can do with it what it is for: every choice comes back, and what is to be paid can be."""
    match part:
        case PaymentRequest():
            return is_url(part.url)
        case CartCard():
            return bool(part.lines) and _tappable(part.choices)
        case OrderCard():
            return not blank(part.number + part.body) and _tappable(part.choices)
        case OrderReceipt():
            return not blank(part.number + part.body)
        case Times():
            return bool(part.slots) and _tappable(part.slots)
        case Voucher():
            return not blank(part.code)
        case ProductCards():
            each = all(not blank(card.title) and _tappable(card.choices) for card in part.cards)
            return bool(part.cards) and each and _tappable(part.more)


def _tappable(choices: tuple[Choice, ...]) -> bool:
    labelled = all(not blank(choice.label) for choice in choices)
    return labelled and len(choices) <= LIMITS.list_rows and tappable(choices, LIMITS)


def _with_words(parts: Sequence[Part]) -> list[Part]:
    """Words before a card stand in it."""
    told: list[Part] = []
    for part in parts:
        before = told[-1] if told else None
        if isinstance(before, Text) and isinstance(part, Rich):
            told[-1] = msgspec.structs.replace(part, body=paragraphs(before.text, part.body))
        else:
            told.append(part)
    return told


def _fitted(part: Part) -> list[Part]:
    if not isinstance(part, Rich | ProductCards):
        return [part] if isinstance(part, Reaction) else fit(part, LIMITS)
    *before, last = pieces(part.body, LIMITS.body) or [""]
    part = msgspec.structs.replace(part, body=last)
    said: list[Part] = [Text(piece) for piece in before]
    return [*said, *(_sets(part) if isinstance(part, ProductCards) else [part])]


def _sets(part: ProductCards) -> list[Part]:
    """Cards in rows the widget can draw; the words before the first, what goes on below the last."""
    cards, most = part.cards, LIMITS.cards
    rows = [cards[at : at + most] for at in range(0, len(cards), most)] or [()]
    last = len(rows) - 1
    return [
        ProductCards(
            part.body if at == 0 else "", row, part.more if at == last else (), part.open_label,
            part.footer if at == last else "",
        )
        for at, row in enumerate(rows)
    ]  # fmt: skip
