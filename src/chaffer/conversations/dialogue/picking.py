"""Which options of a product can still be had, and which is to be asked next. Pure reckoning on a ProductFact."""

from collections.abc import Sequence

from chaffer.conversations.dialogue.facts import ImageFact, ProductFact, VariantFact
from chaffer.conversations.dialogue.matching import colours_of, value_said
from chaffer.language.normalise import normalise
from chaffer.language.slots import Slots

SIZE_NAMES = frozenset(("size", "sizes", "taille", "pointure", "размер", "사이즈", "크기", "shoe size"))
COLOUR_NAMES = frozenset(("colour", "color", "couleur", "цвет", "색상", "색", "컬러"))


def fitting(product: ProductFact, chosen: dict[str, str]) -> list[VariantFact]:
    """Variants that agree with what is chosen."""
    return [
        variant
        for variant in product["variants"]
        if all(variant["options"].get(name) == value for name, value in chosen.items())
    ]


def values(product: ProductFact, name: str, chosen: dict[str, str]) -> dict[str, int]:
    """Each value the option can still take, in the shop's order, with how many are left of it in all."""
    others = {other: value for other, value in chosen.items() if other != name}
    left: dict[str, int] = {}
    for variant in fitting(product, others):
        value = variant["options"].get(name)
        if value:
            left[value] = left.get(value, 0) + max(variant["available"], 0)
    return left


def next_option(product: ProductFact, chosen: dict[str, str]) -> str:
    """The option to ask for: one not chosen that has a choice; "" if one variant is left."""
    for name in product["options"]:
        if name not in chosen and len(values(product, name, chosen)) > 1:
            return name
    return ""


def settled(product: ProductFact, chosen: dict[str, str]) -> dict[str, str]:
    """The same with every option filled in that leaves no choice; values it does not have are forgotten."""
    out: dict[str, str] = {}
    for name in product["options"]:
        there = values(product, name, out)
        if chosen.get(name) in there:
            out[name] = chosen[name]
        elif len(there) == 1:
            out[name] = next(iter(there))
    return out


def said_options(product: ProductFact, text: str, slots: Slots) -> dict[str, str]:
    """Options named in a sentence: "the blue one in M"."""
    out = {}
    for name in product["options"]:
        there = list(values(product, name, {}))
        said = value_said(there, text, slots) if len(there) > 1 else None
        if said is not None:
            out[name] = said
    return out


def wished_options(product: ProductFact, colours: Sequence[str], sizes: Sequence[str]) -> dict[str, str]:
    """Options that follow from what was searched for, where they leave exactly one that can be had."""
    out: dict[str, str] = {}
    for name in product["options"]:
        there = [value for value, left in values(product, name, out).items() if left]
        if name.casefold() in COLOUR_NAMES:
            fits = [value for value in there if set(colours).intersection(colours_of(value))]
        else:
            fits = [value for value in there if normalise(value) in {normalise(size) for size in sizes}]
        if len(fits) == 1:
            out[name] = fits[0]
    return out


def picture(product: ProductFact, chosen: dict[str, str]) -> ImageFact | None:
    """The picture that shows what is chosen, else the first."""
    images = product["images"]
    for image in images:
        if image["options"] and all(chosen.get(name) == value for name, value in image["options"].items()):
            return image
    return images[0] if images else None
