"""Another size or colour: which one, if it was said, or which to choose from."""

from collections.abc import Sequence
from typing import Any

from chaffer.conversations.dialogue.facts import ProductFact, VariantFact
from chaffer.conversations.dialogue.option_words import each_called
from chaffer.conversations.dialogue.picking import COLOUR_NAMES, SIZE_NAMES, said_options
from chaffer.language.slots import Slots


def said_variant(product: ProductFact, options: dict[str, str], said: dict[str, Any]) -> VariantFact | None:
    """The variant that was named ("M", "the blue one"), with everything else as it is."""
    told = said.get("said")
    if not told:
        return None
    slots = Slots(colors=tuple(told["colors"]), sizes=tuple(told["sizes"]), shades=tuple(told["shades"]))
    named = said_options(product, told["text"], slots)
    wanted = {**options, **named}
    if wanted == options:
        return None
    return next((one for one in product["variants"] if one["options"] == wanted), None)


def option_to_change(product: ProductFact, options: dict[str, str], said: dict[str, Any], reason: str) -> str:
    """The option that is asked for: a colour if a colour is the matter, else the size, else the first with a choice."""
    names = [name for name in product["options"] if len(_others(product, options, name)) > 0]
    colour = [name for name in names if name.casefold() in COLOUR_NAMES]
    size = [name for name in names if name.casefold() in SIZE_NAMES]
    about_colour = said.get("about") == "colour" and reason not in ("too_small", "too_big")
    others = [name for name in names if name not in colour]
    return next(iter((colour if about_colour else size) or size or others or names), "")


def choices(product: ProductFact, options: dict[str, str], name: str, language: str) -> list[tuple[VariantFact, str]]:
    """Variants that differ only in this option and can be had, each with the words for its value."""
    others = [one for one in _others(product, options, name) if one["available"] > 0]
    called = each_called(name, [one["options"][name] for one in others], language)
    return [(one, called[one["options"][name]]) for one in others]


def _others(product: ProductFact, options: dict[str, str], name: str) -> Sequence[VariantFact]:
    return [
        one
        for one in product["variants"]
        if one["options"].get(name, "") not in ("", options.get(name, ""))
        and all(one["options"].get(other) == value for other, value in options.items() if other != name)
    ]
