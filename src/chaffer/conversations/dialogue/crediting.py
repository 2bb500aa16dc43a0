"""Store credit in the thread: what there is, whether it shall pay, and the order it pays for wholly."""

import re
from collections.abc import Mapping
from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.errands.errand import in_hand
from chaffer.conversations.dialogue.facts import ProgressFact
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.money_words import money_meant
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, words
from chaffer.kernel.money import Money

STORE_CREDIT = "store_credit"
_AMOUNT = re.compile(r"(?<![\w.,])\d{1,9}(?:[.,]\d{1,2})?(?![\w%]|[.,]\d)")


def asked_about(state: State, heard: Heard) -> Moved | None:
    """What was said of store credit; None if nothing was, or if it answers how the money of a return shall go."""
    kind = money_meant(heard.understanding.text)
    if not kind.startswith("credit") or in_hand(state) is not None:
        return None
    if kind == "credit_there" or not state.cart_id:
        return _tell(state)
    if kind == "credit_off":
        return use(state, 0)
    return use(state, _amount(heard))


def _tell(state: State) -> Moved:
    return look(replace(state, returns=state.asked is not None), "credit", "credit_there")


def told(state: State, found: Found) -> Moved:
    """How much there is, and that it can be used."""
    amounts = found.result["credit"]
    if not amounts:
        return say(state, words("credit-none"))
    lines = [words("credit-balance", amount=amount) for amount in amounts]
    return say(state, *lines, words("credit-how"))


def use(state: State, at_most: int | None) -> Moved:
    """at_most: minor units; None: as much as there is."""
    return do(replace(state, asked=None), "use_credit", at_most_minor=at_most)


def ask_use(state: State, at: ProgressFact) -> Moved:
    """Asked once in a checkout, before the sum is read back."""
    there = cast("Mapping[str, Any]", at["credit"])["there"]
    return ask(
        state, "use_credit", words("ask-use-credit", there=there, total=at["totals"]["total"]),
        taps=(taps.tap("yes", key="tap-use-credit"), taps.tap("no", key="tap-not-credit")),
    )  # fmt: skip


def answer(state: State, heard: Heard, *, yes: bool | None) -> Moved | None:
    """Yes is all of it, no is none, an amount is a part."""
    if yes is not None:
        part = _amount(heard) if yes else 0
        return use(state, part)
    part = _amount(heard)
    return None if part is None else use(state, part)


def ask_covered(state: State, *read_back: Words) -> Moved:
    """Nothing is left to pay: one word places the order."""
    return ask(
        state, "covered", *read_back, words("ask-covered"),
        taps=(taps.tap("yes", key="tap-place-order"), taps.tap("keep")),
    )  # fmt: skip


def _amount(heard: Heard) -> int | None:
    found = _AMOUNT.search(heard.text)
    return None if found is None else Money.parse(found[0].replace(",", "."), heard.currency).minor
