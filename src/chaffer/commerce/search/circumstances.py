"""Words of a wish that tell of somebody's circumstances, not of goods: "a gift for my sister who just moved"."""

from chaffer.commerce.search.query import Query
from chaffer.commerce.search.wanted import Wanted
from chaffer.commerce.search.words import words_of
from chaffer.language.lexicon import concepts
from chaffer.language.open_wishes import names_no_thing

_THINGS = frozenset(("category", "brand"))


def without_circumstances(query: Query, wanted: Wanted) -> Query | None:
    """The query without its plain words, where many things would do; None if those words may be the thing itself.

    "A samovar for my sister" wants a samovar; a present for her, or what stands behind her, may be let go.
    """
    if not query.plain or any(group.kind in _THINGS for group in query.groups):
        return None
    if not (names_no_thing(wanted.text) or wanted.occasion or _behind_somebody(query, wanted)):
        return None
    return Query([group for group in query.groups if group.kind])


def _behind_somebody(query: Query, wanted: Wanted) -> bool:
    """Whether a person is named before all of the words; in Korean, what tells of somebody stands in front."""
    words = words_of(wanted.text)
    language = wanted.language or "en"
    people = [match.end for match in concepts(words, language) if match.kind == "recipient"]
    if not people or language == "ko":
        return False
    return all(word.start >= people[0] for word in words if word.text in query.plain)
