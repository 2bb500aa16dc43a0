"""What the shopper wants to do: short answers and keywords first, then the linear model, else "unknown"."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from chaffer.language.addresses.countries import lone_country
from chaffer.language.intent_features import features
from chaffer.language.keywords import help_wanted, opt_in, opt_out, question_about, short_answer
from chaffer.language.packaged import read_bytes
from chaffer.language.slots import Slots

_SURE = 0.99
_ENOUGH = 0.30  # below this the model's best guess is called unknown
_UNSURE = 0.5
_FREE_TEXT = frozenset({"address", "name", "email", "phone", "note"})
# Even in the middle of a free-text question these are heard, if the model is this sure.
_INTERRUPTS = frozenset(
    {"human", "help", "show_cart", "cancel_order", "delivery_info", "payment_info", "stop", "language_switch"}
)
_INTERRUPTS_FROM = 0.75


class Intent(NamedTuple):
    """confidence: 0 to 1."""

    name: str
    confidence: float


class Model(NamedTuple):
    """weights: one row of bytes per feature bucket, one column per intent; scale: what a byte is worth, per column."""

    names: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]


@cache
def model() -> Model:
    """The trained model, read at first use. tools/train_intents.py makes it."""
    with np.load(BytesIO(read_bytes("intents.npz"))) as stored:
        return as_model(stored)


def as_model(stored: Mapping[str, NDArray[Any]]) -> Model:
    """The model that these arrays are: as `training.fit` makes them."""
    names = tuple(str(name) for name in stored["names"])
    weights = np.zeros((int(stored["buckets"]), len(names)), np.int8)
    weights[stored["rows"]] = stored["weights"]
    return Model(names, weights, stored["scale"], stored["bias"])


def guess(words: list[str], known: Model) -> dict[str, float]:
    """The model's probability of every intent for these masked words."""
    buckets, values = features(words)
    scores = values @ known.weights[buckets].astype(np.float32) * known.scale + known.bias
    odds = np.exp(scores - scores.max())
    return dict(zip(known.names, (odds / odds.sum()).tolist(), strict=True))


def intent_of(text: str, words: list[str], slots: Slots, asked: str, known: Model | None = None) -> Intent:
    """The intent of a text with these slots, while the question `asked` is open. known: another model than ours."""
    named = _by_rule(text, slots, asked)
    if named == "choose" and words:
        odds = guess(words, known or model())
        if odds["reviews"] >= _ENOUGH and odds["reviews"] == max(odds.values()):
            return Intent("reviews", round(odds["reviews"], 4))  # "reviews of the second one?" picks nothing
    if named:
        return Intent(named, _SURE)
    if not words:
        return Intent("unknown", 0.0)
    odds = _weighed(guess(words, known or model()), slots, asked)
    best = max(odds, key=lambda name: odds[name])
    if asked in _FREE_TEXT and not (best in _INTERRUPTS and odds[best] >= _INTERRUPTS_FROM):
        return Intent("inform", 0.9)
    if not asked and odds[best] < _UNSURE and best in ("unknown", "inform", "affirm", "size_help") and _wishes(slots):
        alone = len(words) <= 2 and not (slots.occasion or slots.recipient)
        return Intent("refine" if alone else "search", _UNSURE)
    if odds[best] < _ENOUGH:
        return (
            Intent("search", _ENOUGH)
            if slots.category or slots.brand or (not asked and _wishes(slots))
            else Intent("unknown", odds[best])
        )
    return Intent(best, round(odds[best], 4))


def _wishes(slots: Slots) -> bool:
    """Whether properties of a thing were named, though no thing was."""
    return bool(
        slots.colors or slots.not_colors or slots.materials or slots.features or slots.occasion or slots.recipient
    )


def _by_rule(text: str, slots: Slots, asked: str) -> str:
    if opt_out(text):
        return "stop"
    answer = short_answer(text)
    if asked in _FREE_TEXT and answer in ("pay", "search", "browse", "show_more"):
        answer = ""
    if answer:
        return answer
    if opt_in(text):
        return "start"
    if help_wanted(text):
        return "help"
    if lone_country(text):
        return "inform"
    return question_about(text) or _answered(slots, asked)


def _answered(slots: Slots, asked: str) -> str:
    """The open question's own slot was filled, and no product is named beside it."""
    if slots.category or (slots.order_number and asked != "order_number"):
        return ""
    if asked == "choice" and slots.ordinal is not None:
        return "choose"
    filled = {
        "quantity": slots.quantity is not None,
        "size": bool(slots.sizes),
        "colour": bool(slots.colors or slots.not_colors),
        "color": bool(slots.colors or slots.not_colors),
        "order_number": bool(slots.order_number),
        "age": slots.age is not None,
        "recipient": bool(slots.recipient),
        "occasion": bool(slots.occasion),
        "date": slots.occasion_date is not None,
        "price": bool(slots.price_min or slots.price_max),
    }
    return "inform" if filled.get(asked) else ""


def _weighed(odds: dict[str, float], slots: Slots, asked: str) -> dict[str, float]:
    """The model's odds, moved by what was recognised and by what was asked."""
    factors: dict[str, float] = {}
    product = bool(slots.category or slots.brand)
    if product:
        factors |= {
            "search": 4.0,
            "refine": 0.5,
            "inform": 0.4,
            "unknown": 0.2,
            "affirm": 0.3,
            "deny": 0.5,
            "human": 0.3,
        }
    elif slots.price_min or slots.price_max or slots.sort or slots.colors or slots.not_colors or slots.materials:
        factors |= {"refine": 1.6, "search": 1.2, "unknown": 0.3}
    elif slots.occasion or slots.recipient:
        factors |= {"search": 1.5, "unknown": 0.4}
    if slots.ordinal is not None and not product:
        factors |= {"choose": 1.3, "unknown": 0.4}
    if slots.order_number:
        factors |= {"order_status": 1.8, "return_order": 1.5, "cancel_order": 1.5, "search": 0.3, "unknown": 0.3}
    if asked == "yes_no":
        factors |= {"affirm": 2.0, "deny": 2.0}
    if asked == "choice":
        factors["choose"] = factors.get("choose", 1.0) * 1.8
    moved = {name: value * factors.get(name, 1.0) for name, value in odds.items()}
    whole = sum(moved.values())
    return {name: value / whole for name, value in moved.items()}
