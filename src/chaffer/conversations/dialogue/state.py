"""What a thread remembers between turns. Small: it is read and written with every message."""

from typing import Any

import msgspec

from chaffer.conversations.dialogue.words import Tap, Words

VERSION = 1
_STACK_AT_MOST = 3


class Asked(msgspec.Struct, frozen=True, omit_defaults=True):
    """The open question, whole enough to be asked again after an interruption."""

    question: str
    words: tuple[Words, ...] = ()
    taps: tuple[Tap, ...] = ()
    about: dict[str, Any] = {}


class Shown(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product shown last, in the order it was shown. colours: base colours as English words."""

    product_id: str
    title: str
    minor: int = 0
    colours: tuple[str, ...] = ()


class Pick(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product on its way into the cart. chosen: options so far. replaces: the cart line it takes the place of.

    now: the shopper said to take it, not to put it aside; with a saved card that is nearly an order. rest: products that
    go into the cart after it, named in the same breath.
    """

    product_id: str
    chosen: dict[str, str] = {}
    quantity: int = 1
    replaces: str = ""
    now: bool = False
    rest: tuple[str, ...] = ()


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """The thread.

    asked:    what we asked and still want to know; stack: questions interrupted, newest last.
    returns:  after the answer in hand, ask the open question again.
    shown:    products last shown; offered: other things to tap that stand below them.
    wanted:   the search in hand, as search.Wanted; seen: how many of its hits were shown.
    wishes:   the two searches of a sentence that asked for two things.
    draft:    the address as far as it is known.
    errand:   what is being done to an order (errands/errand.py), and what was said of it.
    concierge: what was said of a gift (concierge/brief.py): for whom, for which day, with which card.
    permitted: the shopper lets us buy without asking, as far as this thread knows.
    asks:     the next charge is asked for all the same: nobody has said to buy yet, or it was just taken back.
    quote_id: what was quoted last, until it is taken or something else is looked at.
    board:    a person of the shop laid out what is shown, or the cart; taking of it goes on with the bot.
    notices:  to be said in front of the next bubble.
    passed:   products suggested before, newest last; quiet: the shopper wants no more suggestions.
    lost:     how many times in a row we did not know what to do.
    called_on: the day on which they were told that nobody takes calls here.
    """

    version: int = VERSION
    asked: Asked | None = None
    stack: tuple[Asked, ...] = ()
    returns: bool = False
    shown: tuple[Shown, ...] = ()
    offered: tuple[Tap, ...] = ()
    wanted: dict[str, Any] = {}
    seen: int = 0
    wishes: tuple[dict[str, Any], ...] = ()
    product_id: str = ""
    title: str = ""
    pick: Pick | None = None
    cart_id: str = ""
    checkout_id: str = ""
    order_id: str = ""
    line_id: str = ""
    quote_id: str = ""
    board: bool = False
    permitted: bool = False
    asks: bool = False
    draft: dict[str, Any] = {}
    errand: dict[str, Any] = {}
    concierge: dict[str, Any] = {}
    language: str = ""
    greeted: bool = False
    notices: tuple[Words, ...] = ()
    passed: tuple[str, ...] = ()
    quiet: bool = False
    lost: int = 0
    called_on: str = ""


def load(stored: dict[str, Any]) -> State:
    """The thread as stored by this or any earlier release; an empty mapping is a new thread."""
    if stored.get("version", VERSION) > VERSION:
        return State(language=str(stored.get("language", "")), greeted=True)
    return msgspec.convert(stored, State)


def dump(state: State) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(state)
    plain["version"] = state.version
    return plain


def set_aside(state: State) -> State:
    """Put the open question on the stack, to come back to."""
    if state.asked is None:
        return state
    stack = (*state.stack, state.asked)[-_STACK_AT_MOST:]
    return msgspec.structs.replace(state, asked=None, stack=stack, returns=False)
