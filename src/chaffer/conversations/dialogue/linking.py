"""A code from the shop's own site: whoever sends it from here shows that both are theirs."""

import re

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.inputs import Done, Refused
from chaffer.conversations.dialogue.moved import Moved, do, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words

_LETTERS = "BCDFGHJKMNPQRSTVWXZ"
_CODE = re.compile(rf"(?<![\w-])[{_LETTERS}]{{4}}-[{_LETTERS}2-9]{{4}}(?![\w-])", re.IGNORECASE)


def code_in(text: str) -> str:
    """The code somebody sends, in capitals; "" if there is none. No word has its shape."""
    found = _CODE.search(text) if "-" in text else None
    return found[0].upper() if found else ""


def link(state: State, code: str) -> Moved:
    return do(state, "link", code=code)


def linked(state: State, told: Done) -> Moved:
    """What is one from now on, and the way back for whom it was not."""
    own = [taps.CART, taps.CHECKOUT] if told.result["cart_id"] else [taps.BROWSE]
    not_me = taps.tap("unlink", told.result["merge_id"], key="tap-not-me")
    return say(state, words("linked"), taps=[*own, not_me])


def link_refused(state: State, told: Refused) -> Moved:
    return say(state, words("link-refused" if told.code == "cannot_merge" else "link-unknown"))


def unlink(state: State, merge_id: str) -> Moved:
    return do(state, "unlink", merge_id=merge_id)


def unlinked(state: State, _told: Done) -> Moved:
    return say(state, words("unlinked"))


def unlink_refused(state: State, _told: Refused) -> Moved:
    return say(state, words("link-unknown"), taps=(taps.PERSON,))
