"""What the catalogue lacks: the bot offers to ask a person, who gets the wish in words and in values."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.effects import HandOver, Say
from chaffer.conversations.dialogue.inputs import Done
from chaffer.conversations.dialogue.moved import Moved, ask, do
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words

SEEK = taps.tap("seek")
BY = "needed_by"
"""In the search in hand, beside what is searched: the day until which it is needed."""


def nothing_found(state: State) -> Moved:
    """Nothing fits: shall a person look for it?"""
    return ask(
        state, "seek_ok", words("found-nothing", text=_said(state)), words("ask-someone"), taps=(SEEK, taps.BROWSE)
    )


def seek(state: State) -> Moved:
    """Keep the wish for a person. A tap on an old button, when nothing is wished for any more, asks for a person only."""
    if not state.wanted:
        return state, [HandOver("asked"), Say((words("person-coming"),))]
    wish = {name: value for name, value in state.wanted.items() if name not in ("text", "words", "language", BY)}
    return do(
        replace(state, asked=None), "seek", words=_said(state), wish=wish, needed_by=str(state.wanted.get(BY, ""))
    )


def sought(state: State, told: Done) -> Moved:
    """Read back what is passed on, and step aside."""
    said: list[Any] = [words("seeking", text=told.args["words"])]
    if budget := told.args["wish"].get("price_max"):
        said.append(words("seeking-budget", budget=budget))
    if told.args["needed_by"]:
        said.append(words("seeking-by", day={"day": told.args["needed_by"]}))
    return replace(state, asked=None, lost=0), [HandOver("inquiry"), Say(tuple(said))]


def _said(state: State) -> str:
    return str(state.wanted.get("text") or state.wanted.get("words", ""))
