"""Words of a wish that tell of somebody's circumstances, not of goods: "a gift for my sister who just moved"."""

from collections.abc import Iterator
from typing import NamedTuple

from chaffer.commerce.search.lexical import Lexical
from chaffer.commerce.search.query import Group, Query
from chaffer.commerce.search.wanted import Wanted
from chaffer.commerce.search.words import words_of
from chaffer.language.lexicon import concepts
from chaffer.language.open_wishes import names_no_thing

_NEED_NOT_SAY = ("recipient", "occasion")
"""What few products say of themselves: where those that do are not to be had, others may fit as well."""
_THINGS = frozenset(("category", "brand"))
_LET_GO = frozenset(("", "feature"))
_FILTERED = frozenset(("colour", "age"))


class Narrower(NamedTuple):
    """A query with less in it. dropped: the words left out, as typed; relaxed: the wishes given up."""

    query: Query
    dropped: tuple[str, ...] = ()
    relaxed: tuple[str, ...] = ()


def narrower(query: Query, wanted: Wanted) -> Iterator[Narrower]:
    """What to look for where nothing was found, the nearest to the wish first."""
    bare = _without_circumstances(query, wanted)
    dropped = query.told if bare is not None else ()
    if bare is not None:
        yield Narrower(bare, dropped)
    left = query if bare is None else bare
    given_up = [group.kind for group in left.groups if group.kind in _NEED_NOT_SAY]
    kept = [group for group in left.groups if group.kind not in _NEED_NOT_SAY]
    if given_up and all(group.kind in _FILTERED for group in kept):
        yield Narrower(Query(kept), dropped, tuple(dict.fromkeys(given_up)))


def _without_circumstances(query: Query, wanted: Wanted) -> Query | None:
    """The query without its plain words and qualities, where many things would do; None if those may be the thing.

    "A samovar for my sister" wants a samovar; a present for her, or what stands behind her, may be let go.
    """
    kinds = {group.kind for group in query.groups}
    if kinds & _THINGS or not kinds & _LET_GO:
        return None
    if not (names_no_thing(wanted.text) or wanted.occasion or _behind_somebody(query, wanted)):
        return None
    return Query([group for group in query.groups if group.kind not in _LET_GO])


def unanswered(query: Query, index: Lexical) -> tuple[str, ...]:
    """The qualities, as typed, that no product has, where nothing but softer wishes is left to go by."""
    if any(_lives(group, index) for group in query.groups):
        return ()
    return query.told if {group.kind for group in query.groups} & {"feature"} else ()


def _lives(group: Group, index: Lexical) -> bool:
    return any(index.frequency(term) for term, _ in group.terms)


def _behind_somebody(query: Query, wanted: Wanted) -> bool:
    """Whether a person is named before all of the words; in Korean, what tells of somebody stands in front."""
    words = words_of(wanted.text)
    language = wanted.language or "en"
    people = [match.end for match in concepts(words, language) if match.kind == "recipient"]
    if not people or language == "ko" or not query.told:
        return False
    return all(word.start >= people[0] for word in words if word.text in query.told)
