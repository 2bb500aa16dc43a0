"""The few ways in which a step ends."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue.effects import Ask, Command, Effect, Query, Say
from chaffer.conversations.dialogue.state import Asked, State
from chaffer.conversations.dialogue.words import Shape, Tap, Words

Moved = tuple[State, list[Effect]]


def say(state: State, *said: Words, taps: Sequence[Tap] = (), shape: Shape | None = None) -> Moved:
    """Speak; the open question, if any, stays open."""
    return state, [Say(said, tuple(taps), shape)]


def ask(
    state: State,
    question: str,
    *said: Words,
    taps: Sequence[Tap] = (),
    shape: Shape | None = None,
    again: Words | None = None,
    **about: Any,
) -> Moved:
    """Speak and wait for an answer. The last of the words is the question itself, kept to be asked again.

    again: the question as it is put the second time, where that differs.
    """
    asked = Asked(question, (again or said[-1],), tuple(taps), about)
    return replace(state, asked=asked, returns=False), [Ask(question, said, tuple(taps), shape)]


def look(state: State, name: str, then: str = "", **args: Any) -> Moved:
    return state, [Query(name, args, then)]


def do(state: State, name: str, then: str = "", **args: Any) -> Moved:
    return state, [Command(name, args, then)]


def before(said: Words, moved: Moved) -> Moved:
    """Put words in front of the first bubble."""
    state, effects = moved
    for n, effect in enumerate(effects):
        if isinstance(effect, Say | Ask):
            return state, [*effects[:n], replace(effect, words=(said, *effect.words)), *effects[n + 1 :]]
    return state, [Say((said,)), *effects]
