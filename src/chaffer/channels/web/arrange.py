"""Fit what we want to say to what the widget draws: nearly everything as it is, in as few bubbles as possible."""

from collections.abc import Sequence

import msgspec

from chaffer.channels.shorten import is_url
from chaffer.channels.shorten.fit import fit
from chaffer.channels.shorten.join import join
from chaffer.channels.shorten.simplify import paragraphs, simplify
from chaffer.channels.web.limits import LIMITS
from chaffer.kernel.message import (
    CartCard,
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
        case PaymentRequest(url=url) if not is_url(url):
            return simplify(part)
        case CartCard() | OrderCard() | OrderReceipt() | PaymentRequest() | Times() | Voucher():
            return [part]
        case Template(preview=preview):
            return [Text(preview)] if preview.strip() else []
        case _:
            return simplify(part)


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
    if isinstance(part, ProductCards):
        return _sets(part)
    return [part] if isinstance(part, Rich | Reaction) else fit(part, LIMITS)


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
