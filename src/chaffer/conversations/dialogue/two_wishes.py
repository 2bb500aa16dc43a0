"""Two things asked for at once: one bubble with some of each, and a way on to either."""

from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import finding, seeking, taps
from chaffer.conversations.dialogue.facts import CardFact, FoundFact
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.moved import Moved, look
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.wishes import PAGE, other_currency, wanted_of
from chaffer.conversations.dialogue.words import Tap, Words, nested, words
from chaffer.language.lexicon import concepts
from chaffer.language.tokens import tokens

_OF_THE_FIRST = 3
"""How many of the first are shown where there are enough of both."""
_BESIDE = frozenset(("recipient", "occasion"))
INTENTS = frozenset(("search", "refine", "inform", "browse", "unknown"))
"""Guesses at a sentence that names two things, of which each is a search."""


def asked_for(state: State, intent: str) -> bool:
    """Whether the two are looked for; "add" is a search, too, before anything was seen."""
    return intent in INTENTS or (intent == "add_to_cart" and not state.shown and not state.product_id)


def find_both(state: State, heard: Heard) -> Moved:
    """Search for each. A bound in another currency is asked back, as ever."""
    each = [replace(heard, understanding=one, wishes=()) for one in heard.wishes]
    if any(other_currency(one) for one in each):
        return finding.find(state, heard)
    wanted = [wanted_of(one) for one in each]
    state = replace(state, wanted=wanted[0], wishes=tuple(wanted), seen=0, pick=None)
    each_of_them = [{**one, "limit": PAGE, "offset": 0} for one in wanted]
    return look(state, "find_both", wanted=each_of_them, text=heard.understanding.text)


def found_both(state: State, told: Found) -> Moved:
    """Some of each; of one alone, with a word that there is none of the other."""
    founds = [cast("FoundFact", one) for one in told.result["found"]]
    there = [place for place, one in enumerate(founds) if one["cards"]]
    if not there:
        return seeking.nothing_found(replace(state, asked=None, wanted={**state.wanted, "text": told.args["text"]}))
    if len(there) == 1:
        return _one_alone(state, told, there[0])
    counts = _shares(len(founds[0]["cards"]), len(founds[1]["cards"]))
    cards = [one["cards"][:count] for one, count in zip(founds, counts, strict=True)]
    more = [_more(state, place) for place, one in enumerate(founds) if one["total"] > len(cards[place])]
    state = replace(state, asked=None, seen=len(cards[0]))
    return finding.show(state, _lead(state, founds), _once([*cards[0], *cards[1]]), more_left=False, others=more)


def go_on_with(state: State, place: int) -> Moved | None:
    """One of the two by itself."""
    return finding.search(replace(state, asked=None), state.wishes[place]) if place < len(state.wishes) else None


def _one_alone(state: State, told: Found, place: int) -> Moved:
    missing = words("found-not-other", what=_called(state, 1 - place))
    state = replace(state, notices=(*state.notices, missing), wishes=())
    found = Found("find", told.result["found"][place], {"wanted": told.args["wanted"][place]})
    return finding.found(state, found)


def _shares(first: int, second: int) -> tuple[int, int]:
    of_first = min(first, max(_OF_THE_FIRST, PAGE - second))
    return of_first, min(second, PAGE - of_first)


def _called(state: State, place: int) -> str:
    """The thing in the shopper's words; whom it is for goes without saying."""
    wish = state.wishes[place]
    said = tokens(str(wish.get("words") or wish["text"]))
    beside = [match for match in concepts(said, wish.get("language") or "en") if match.kind in _BESIDE]
    named = [word.text for word in said if not any(match.start <= word.start < match.end for match in beside)]
    return " ".join(named or (word.text for word in said))


def _lead(state: State, founds: list[FoundFact]) -> tuple[Words, ...]:
    both = words("found-both", one=_called(state, 0), other=_called(state, 1))
    relaxed = list(dict.fromkeys(wish for one in founds for wish in one["relaxed"]))
    if not relaxed:
        return (both,)
    let_go: dict[str, Any] = {"list": [nested(words(f"wish-{wish}")) for wish in relaxed]}
    return both, words("found-relaxed", wishes=let_go)


def _more(state: State, place: int) -> Tap:
    return taps.literal("wish", str(place), label=_called(state, place))


def _once(cards: list[CardFact]) -> list[CardFact]:
    return list({card["product_id"]: card for card in cards}.values())
