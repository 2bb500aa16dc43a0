"""Which size: heard from a sentence, asked one measure at a time, answered by the product's own chart."""

import re
from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Done, Found, Heard
from chaffer.conversations.dialogue.matching import product_meant
from chaffer.conversations.dialogue.measure_words import measures, part_words
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words
from chaffer.language.measurements import find_measurements, of_another, unit_said

QUESTIONS = frozenset(("measure", "size_take"))
"""Our own open questions: the next measure, and whether the size is taken."""

_TO_NOTE = frozenset(("inform", "unknown", "size_help", "details", "choose", "greet"))
_BARE_SIZE = re.compile(r"(?<![\w.,'-])(?:\d{2}(?:[.,]5)?|xxl|xl|xs|[sml])(?![a-zа-я\d%'-]|[.,]\d)")
_ANY_CLOTHES = frozenset(("", "clothing"))
_SEARCHES = frozenset(("search", "refine", "browse"))
_LIKELY = 0.5


def about_size(state: State, heard: Heard) -> Moved | None:
    """Measures told, a size asked for, or a wish how it should sit; None if it is nothing of the kind."""
    text = heard.understanding.text
    if hints_at("forget_sizes", text):
        return do(state, "forget_sizes")
    if hints_at("known_sizes", text):
        return look(state, "known_sizes")
    about = state.asked.about if state.asked and state.asked.question in QUESTIONS else {}
    told = _told(heard, about)
    usual, wish, wants = [] if told else _usual(heard, about), _wish(text), hints_at("my_size", text)
    if not (told or usual or wants or (about and wish)):
        return None
    if not wants and _is_search(heard, told):
        return None
    asked_about = _product(state, heard, about)
    if not asked_about:
        return _noted(state, heard, told) if told or wants else None
    stranger = _for_another(heard) or bool(about.get("stranger"))
    return look(
        state, "size_advice", **asked_about, told=told if usual else {**about.get("told", {}), **told},
        usual=usual or ([] if told else list(about.get("usual", ()))), wish=wish or about.get("wish", ""), stranger=stranger,
    )  # fmt: skip


def _is_search(heard: Heard, told: dict[str, int]) -> bool:
    """ "Jeans, waist 32" names what is looked for; without a measure a kind of thing may be a slip of reading."""
    said = heard.understanding
    return (
        said.slots.category not in _ANY_CLOTHES
        and said.intent in _SEARCHES
        and (bool(told) or said.confidence >= _LIKELY)
    )


def about_fit(state: State, heard: Heard) -> Moved | None:
    """ "Does it run small?": what reviews say, counted. None if it is not asked, or of nothing in particular."""
    asked_about = _product(state, heard, {}) if hints_at("runs_small", heard.understanding.text) else {}
    return look(state, "reviews", "fit_told", **asked_about) if asked_about else None


def ask_size(state: State, product_id: str) -> Moved:
    """ "Find my size", tapped."""
    return look(state, "size_advice", product_id=product_id)


def _told(heard: Heard, about: dict[str, Any]) -> dict[str, int]:
    told = find_measurements(heard.understanding.text, about.get("part", ""))
    age = heard.slots.age
    if age is not None and about and about.get("part") in ("age", "height"):
        told.setdefault("age", age)
    return told


def _for_another(heard: Heard) -> bool:
    return heard.slots.recipient not in ("", "myself") or of_another(heard.understanding.text)


def _usual(heard: Heard, about: dict[str, Any]) -> list[str]:
    """Sizes usually worn: said so, or two that somebody is between. Waist sizes of trousers are measures, not these."""
    text = heard.understanding.text
    worn, between = hints_at("usual_size", text), hints_at("between_sizes", text)
    bare = [match.group().upper() for match in _BARE_SIZE.finditer(text)] if worn or between else []
    sizes = [size for size in heard.slots.sizes if not size.startswith("W")]
    sizes = bare if len(bare) > len(sizes) else sizes
    between = between and len(sizes) == 2
    asks_with_it = bool(sizes) and hints_at("my_size", text)  # "I'm an EU 38, which size is that?"
    return sizes[:2] if worn or between or asks_with_it or about.get("part") else []


def _wish(text: str) -> str:
    loose, close = hints_at("sits_loose", text), hints_at("sits_close", text)
    return "" if loose == close else "loose" if loose else "close"


def _product(state: State, heard: Heard, about: dict[str, Any]) -> dict[str, Any]:
    if heard.about_sku:
        return {"sku": heard.about_sku}
    if heard.about_product:
        return {"product_id": heard.about_product}
    if about:
        return {"product_id": about["product_id"]}
    meant = product_meant(state.shown, heard) if state.shown else None
    product_id = meant.product_id if meant else state.product_id
    return {"product_id": product_id} if product_id else {}


def _noted(state: State, heard: Heard, told: dict[str, int]) -> Moved | None:
    """Measures told before there is a product: kept for the one to come."""
    if heard.understanding.intent not in _TO_NOTE:
        return None
    choices = [taps.literal("my_size", one.product_id, label=one.title) for one in state.shown]
    if not told:
        return ask(state, "what", words("size-of-which"), taps=choices or (taps.BROWSE,))
    noted = words("size-noted", values=measures(told, unit_said(heard.understanding.text), state.language))
    state, effects = ask(state, "what", noted, words("size-of-which"), taps=choices or (taps.BROWSE,))
    return (state, effects) if _for_another(heard) else remembering(state, effects, told)


def remembering(state: State, effects: list[Any], told: dict[str, int]) -> Moved:
    """The same, and what was told is kept."""
    return state, [*effects, *do(state, "remember_sizes", told=told)[1]]


def remembered(state: State, _told: Done) -> Moved:
    return state, []


def known(state: State, told: Found) -> Moved:
    """ "What do you know about my size?" """
    values = told.result["told"]
    if not values:
        return say(state, words("sizes-known-none"))
    said = words("sizes-known", values=measures(values, "cm", state.language))
    return say(state, said, taps=(taps.tap("forget_sizes"),))


def forgotten(state: State, _told: Done) -> Moved:
    asked = None if state.asked and state.asked.question in QUESTIONS else state.asked
    return say(replace(state, asked=asked), words("sizes-forgotten"))


def ask_measure(state: State, told: Found, *lead: Any) -> Moved:
    """The one measure that this chart needs."""
    product, need, args = told.result["product"], told.result["advice"]["need"], told.args
    if not need:
        return say(state, *lead)
    kept = {name: args[name] for name in ("told", "usual", "wish", "stranger") if args.get(name)}
    first = () if lead else (words("size-by-chart", title=product["title"], part=part_words(need)),)
    return ask(
        state, "measure", *lead, *first, words(f"measure-{need.replace('_', '-')}"),
        taps=(taps.tap("sizes", product["product_id"], key="tap-see-chart"),),
        product_id=product["product_id"], part=need, **{name: kept[name] for name in kept if name != "usual"},
    )  # fmt: skip
