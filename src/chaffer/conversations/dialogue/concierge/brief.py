"""What was said of a gift so far. Small: it is part of the thread's state."""

from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import nested, words
from chaffer.language.gifting import SELF


class Brief(msgspec.Struct, frozen=True, omit_defaults=True):
    """key, label: whom it is for, as `people.recipients` has them. city: where they live, as far as said. sent: it goes to them.

    day: the one wished, "2026-05-08"; slot: of that day. occasion: one without a day of its own
    ("birthday"): its day may be in the book. note: what the card says; noted: a card was offered once.
    budget: of everything together, money. told: the shopper said once what they themselves like.
    over: that the budget is broken was said.
    """

    key: str = ""
    label: str = ""
    city: str = ""
    sent: bool = False
    day: str = ""
    occasion: str = ""
    slot: str = ""
    note: str = ""
    noted: bool = False
    budget: dict[str, Any] = {}
    told: bool = False
    over: bool = False


def of(state: State) -> Brief:
    return msgspec.convert(state.concierge, Brief) if state.concierge else _NONE


_NONE = Brief()


def kept(state: State, brief: Brief) -> State:
    return replace(state, concierge=msgspec.to_builtins(brief))


def ordered(state: State) -> State:
    """The gift is bought; what the shopper said of themselves goes on."""
    return replace(state, concierge=msgspec.to_builtins(Brief(told=of(state).told)))


def whose(state: State) -> list[str]:
    """The keys of those whose tastes a search heeds."""
    brief = of(state)
    return [*([brief.key] if brief.key and brief.key != SELF else []), *([SELF] if brief.told else [])]


def whom(label: str) -> dict[str, Any]:
    """ "Your mum", as an argument of other words."""
    return nested(words("whom", who=label))


def wished_day(state: State) -> date | None:
    day = of(state).day
    return date.fromisoformat(day) if day else None
