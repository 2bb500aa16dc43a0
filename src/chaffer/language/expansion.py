"""A shopper's words as an English catalogue may write them: "chemise bleue" is shirt, and blue."""

import msgspec

from chaffer.language.detect import detect_words
from chaffer.language.facets import known
from chaffer.language.lexicon import Match, concepts, english_forms
from chaffer.language.normalise import normalise
from chaffer.language.stem import strip_josa
from chaffer.language.tokens import Token, is_hangul, tokens


class Expansion(msgspec.Struct, frozen=True):
    """One thing that was said, and how else it may stand in a catalogue.

    said:    the shopper's own words, normalised, without particles.
    exact:   English phrases for just this, best first; empty if the lexicon does not know it.
    wider:   English phrases for the next wider thing ("dress" for a sundress, "blue" for navy): worth less.
    concept, kind: the lexicon's id and kind, "" if unknown. known: whether `said` is a word at all, or maybe mistyped.
    """

    said: str
    exact: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    concept: str = ""
    kind: str = ""
    known: bool = True


def expand(text: str, language: str = "") -> tuple[Expansion, ...]:
    """Every word or phrase of a text, in order, with its English forms. Detects the language if none is given."""
    plain = normalise(text)
    words = tokens(plain)
    spoken = language or detect_words(words).language
    found = [match for match in concepts(words, spoken) if match.kind != "talk"]
    expansions = [_of_match(plain, match) for match in found]
    expansions += [_of_word(word) for word in words if not _covered(word, found)]
    places = [match.start for match in found] + [word.start for word in words if not _covered(word, found)]
    return tuple(expansion for _, expansion in sorted(zip(places, expansions, strict=True), key=lambda pair: pair[0]))


def _covered(word: Token, found: list[Match]) -> bool:
    return any(word.start < match.end and match.start < word.end for match in found)


def _of_match(plain: str, match: Match) -> Expansion:
    wider = english_forms(match.parent) or (match.parent,)
    return Expansion(
        said=plain[match.start : match.end],
        exact=english_forms(match.id),
        wider=wider if match.parent != match.id else (),
        concept=match.id,
        kind=match.kind,
    )


def _of_word(word: Token) -> Expansion:
    said = strip_josa(word.text) if is_hangul(word.text) else word.text
    return Expansion(said, known=word.text[0].isdigit() or known(word.text))
