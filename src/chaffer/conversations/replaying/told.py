"""What a bubble says, line by line, so that two of them can be laid side by side."""

import difflib
from collections.abc import Sequence

import msgspec

from chaffer.kernel.message import CartCard, Choices, Media, OrderCard, Part, ProductCards, Tapped, Text


def difference(then: Sequence[Part], now: Sequence[Part]) -> list[str]:
    """Lines with "- " in front were said then, lines with "+ " would be said now, others are the same."""
    before, after = _lines(then), _lines(now)
    if before == after:  # the words agree, what stands behind them does not
        before, after = _raw(then), _raw(now)
    return [line.rstrip() for line in difflib.ndiff(before, after) if not line.startswith("? ")]


def told(part: Part) -> list[str]:
    """Its words, its cards as `▢ title`, its things to tap as `[label]`."""
    match part:
        case Text(text):
            return text.splitlines()
        case Media(caption=caption):
            return caption.splitlines() or [f"({part.kind})"]
        case ProductCards():
            cards = [f"▢ {card.title} {card.price}".rstrip() for card in part.cards]
            return [*part.body.splitlines(), *cards, *(f"[{choice.label}]" for choice in part.more)]
        case Tapped(label=label):
            return [f"[{label}]"]
        case Choices() | CartCard() | OrderCard():
            return [*part.body.splitlines(), *(f"[{choice.label}]" for choice in part.choices)]
        case _:
            return [str(getattr(part, "body", "")) or f"({type(part).__name__})"]


def _lines(parts: Sequence[Part]) -> list[str]:
    return [line for part in parts for line in told(part)] or ["(silence)"]


def _raw(parts: Sequence[Part]) -> list[str]:
    return [
        line
        for part in parts
        for line in msgspec.json.format(msgspec.json.encode(part), indent=1).decode().splitlines()
    ]
