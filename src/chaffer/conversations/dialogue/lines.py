"""Which line of a cart is meant, and how lines are written."""

from collections.abc import Sequence
from typing import Any

from chaffer.conversations.dialogue.facts import CartFact, LineFact
from chaffer.conversations.dialogue.matching import Pointing, colours_of, meant_of, names_another
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.conversations.dialogue.words import Bought, CartShape, Words, words


def shape_of(held: CartFact, language: str) -> CartShape:
    return CartShape(bought(held["lines"], language), dict(held.get("total", held["subtotal"])))


def bought(lines: Sequence[LineFact], language: str) -> tuple[Bought, ...]:
    return tuple(
        Bought(line["sku"], line["quantity"], titled(line, language), dict(line["unit"]), dict(line["total"]))
        for line in lines
    )


def titled(line: LineFact, language: str = "") -> str:
    """With its options, their colours in the language if one is given."""
    return with_options(line["title"], line["options"], language)


def line_meant(state: State, lines: list[LineFact], args: dict[str, Any]) -> LineFact | None:
    """By its id, by what the words point at, as the only one; a new number alone means the line just added."""
    if args.get("line_id"):
        return next((line for line in lines if line["line_id"] == args["line_id"]), None)
    points = Pointing(**args["pointing"]) if args.get("pointing") else Pointing()
    if len(lines) == 1:
        return None if names_another(lines[0]["title"], points) else lines[0]
    shown = [
        Shown(line["line_id"], titled(line), line["unit"]["minor"], colours_of(" ".join(line["options"].values())))
        for line in lines
    ]
    meant = meant_of(shown, points)
    if meant is not None:
        return next(line for line in lines if line["line_id"] == meant.product_id)
    if (args.get("quantity") or args.get("it")) and not points.category:
        return next((line for line in lines if line["line_id"] == state.line_id), None)
    return None


def off_of(held: CartFact) -> tuple[Words, ...]:
    """What takes off the cart, below its lines."""
    return tuple(words("bundle-applied", title=each["label"], saved=each["amount"]) for each in held.get("off", ()))
