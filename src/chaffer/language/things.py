"""The named things of a text: what the shop's own values and the lexicon find, put together."""

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from chaffer.language.facets import Facets, known
from chaffer.language.lexicon import Concept, Match, concepts, every_concept
from chaffer.language.normalise import normalise
from chaffer.language.reading import Reading, Span, overlaps
from chaffer.language.tokens import Token, is_hangul, tokens

_FUZZY_KINDS = frozenset({"category", "colour", "material", "occasion"})
_ARTICLES = frozenset(
    ["une", "un", "des", "de", "la", "les", "d", "l", "deux", "douzaine", "bouquet", "mes", "ces", "quelques"]
)
# Words of another trade as well: an occasion only behind a preposition.
_ONLY_BEHIND = {"work": frozenset({"for", "to", "at", "the", "my"}), "school": frozenset({"for", "to", "at"})}


def find_things(reading: Reading, facets: Facets, taken: list[Span]) -> list[Match]:
    """Every brand, category, colour, material, occasion, recipient and feature, in order of the text."""
    known_by_shop = _shop_values(reading, facets)
    from_lexicon = [match for match in concepts(reading.words, reading.language) if _meant(reading, match)]
    found = [match for match in known_by_shop if _wins(match, from_lexicon)]
    spans = [Span(match.start, match.end) for match in found]
    found += [_read_again(reading, match) for match in from_lexicon if not overlaps(match.start, match.end, spans)]
    found = [match for match in found if match.kind == "occasion" or not overlaps(match.start, match.end, taken)]
    found = [match for match in found if match.kind != "talk"]
    read_already = [Span(match.start, match.end) for match in (*found, *from_lexicon)]
    found += _mistyped(reading, facets, [*taken, *read_already])
    return sorted(found, key=lambda match: match.start)


def _shop_values(reading: Reading, facets: Facets) -> list[Match]:
    if facets.matcher is None:
        return []
    return [_as_lemma(match) for match in facets.matcher.find(reading.words, reading.language)]


def _wins(match: Match, others: list[Match]) -> bool:
    """A shop's value stands against the lexicon if it is a brand, or at least as long."""
    for other in others:
        if match.start < other.end and other.start < match.end:
            longer = other.end - other.start >= match.end - match.start
            if longer and match.kind != "brand":
                return False
    return True


@lru_cache(maxsize=4096)
def _lemma(value: str, kind: str) -> tuple[str, str]:
    """The lexicon's name and parent of a shop's value ("Heather Grey" is light grey, grey), or its own words."""
    plain = normalise(value)
    for match in reversed(concepts(tokens(plain), "en")):
        if match.kind == kind and (kind != "category" or match.end == len(plain)):
            whole = match.start == 0 and match.end == len(plain)
            return (match.id, match.parent) if whole or kind != "category" else (plain, match.id)
    return plain, plain


def _as_lemma(match: Match) -> Match:
    if match.kind == "brand":
        return match
    lemma, parent = _lemma(match.id, match.kind)
    return Match(lemma, match.kind, parent, match.start, match.end)


def _meant(reading: Reading, match: Match) -> bool:
    if match.end - match.start == 1 and any(number.end <= match.start <= number.end + 1 for number in reading.numbers):
        return False  # a Korean counter
    if reading.text[match.start : match.end] == "개" and reading.text[: match.start].endswith(("몇 ", "몇")):
        return False  # "how many"
    behind = _ONLY_BEHIND.get(match.id)
    if behind is None or reading.language != "en":
        return True
    before = [word.text for word in reading.words if word.end <= match.start]
    return bool(before) and before[-1] in behind


def _read_again(reading: Reading, match: Match) -> Match:
    """In French a rose behind an article or a number is the flower, behind a noun the colour."""
    surface = reading.text[match.start : match.end]
    if reading.language != "fr" or surface not in ("rose", "roses"):
        return match
    before = [word.text for word in reading.words if word.end <= match.start]
    flower = bool(before) and (before[-1] in _ARTICLES or before[-1].isdigit() or surface == "roses" == match.id)
    flower = flower or (not before and surface == "roses")
    numbered = any(number.end + 1 == match.start for number in reading.numbers)
    if flower or numbered:
        return Match("rose", "category", "flower", match.start, match.end)
    return Match("pink", "colour", "pink", match.start, match.end)


def _mistyped(reading: Reading, facets: Facets, taken: list[Span]) -> list[Match]:
    found = []
    for word in reading.words:
        if len(word.text) < 4 or not word.text.isalpha() or is_hangul(word.text):
            continue
        if overlaps(word.start, word.end, taken) or known(word.text):
            continue
        match = facets.matcher.mistyped(word) if facets.matcher else None
        if match is not None:
            found.append(_as_lemma(match))
            continue
        concept = _nearest(word.text, reading.language)
        if concept is not None:
            found.append(_at(concept, word))
    return found


def _at(concept: Concept, word: Token) -> Match:
    return Match(concept.id, concept.kind, concept.parent, word.start, word.end)


@cache
def _vocabulary(language: str) -> dict[str, list[tuple[str, Concept]]]:
    table: dict[str, list[tuple[str, Concept]]] = {}
    for concept, forms in every_concept():
        if concept.kind in _FUZZY_KINDS:
            for form in forms[language]:
                if len(form) >= 5 and form.isalpha():
                    table.setdefault(form[0], []).append((normalise(form), concept))
    return table


@lru_cache(maxsize=20_000)
def _nearest(word: str, language: str) -> Concept | None:
    """The concept an unknown word most likely means, one slip away (two in long words)."""
    best, distance = None, 3
    for form, concept in _vocabulary(language).get(word[0], ()):
        allowed = 1 if len(form) < 9 else 2
        if abs(len(form) - len(word)) <= allowed:
            apart = OSA.distance(word, form, score_cutoff=allowed)
            if apart <= allowed and apart < distance:
                best, distance = concept, apart
    return best
