"""Words of a wish that tell of somebody's circumstances, not of goods: "a gift for my sister who just moved"."""

from chaffer.commerce.search.lexical import Lexical
from chaffer.commerce.search.query import Group, Query
from chaffer.commerce.search.wanted import Wanted
from chaffer.commerce.search.words import words_of
from chaffer.language.lexicon import concepts
from chaffer.language.open_wishes import names_no_thing

_THINGS = frozenset(("category", "brand"))
_LET_GO = frozenset(("", "feature"))


def without_circumstances(query: Query, wanted: Wanted) -> Query | None:
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
