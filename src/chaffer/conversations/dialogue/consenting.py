"""STOP and START: obeyed at once, confirmed once, without a word of advertising."""

from msgspec.structs import replace

from chaffer.conversations.dialogue.inputs import Done, Heard
from chaffer.conversations.dialogue.moved import Moved, do, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def opt_out(state: State, heard: Heard) -> Moved:
    return do(
        replace(state, asked=None, stack=(), returns=False), "opt_out", method="keyword", wording=heard.text[:200]
    )


def opt_in(state: State, heard: Heard) -> Moved:
    """START by its own word; a "yes" never brings anybody back."""
    return do(state, "opt_in", method="keyword", wording=heard.text[:200])


def opted_out(state: State, _told: Done) -> Moved:
    return say(state, words("opted-out"))


def opted_in(state: State, told: Done) -> Moved:
    return say(state, words("opted-in" if told.result["changed"] else "opted-in-already"))
