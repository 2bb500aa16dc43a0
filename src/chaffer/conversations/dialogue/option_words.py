"""Colours and common words of a shop's options in the shopper's language; everything else as the shop writes it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from chaffer.conversations.dialogue.picking import COLOUR_NAMES
from chaffer.language.lexicon import concepts, every_concept
from chaffer.language.normalise import normalise
from chaffer.language.option_words import option_word
from chaffer.language.tokens import tokens


def called(option: str, value: str, language: str) -> str:
    """A value of an option, in words: "Forest green" of "Colour" is "Vert foncé"; "Forest" of "Scent" stays."""
    return colour_called(value, language) if option.casefold() in COLOUR_NAMES else option_word(value, language)


def each_called(option: str, values: Iterable[str], language: str) -> dict[str, str]:
    """The words for each value; two that would read the same keep the shop's own, to be told apart."""
    words = {value: called(option, value, language) for value in values}
    times = Counter(words.values())
    return {value: said if times[said] == 1 else value for value, said in words.items()}


def written(options: Mapping[str, str], language: str) -> str:
    """All values of a variant: "Bleu, M"."""
    return ", ".join(called(option, value, language) for option, value in options.items())


def with_options(title: str, options: Mapping[str, str], language: str) -> str:
    """A title with the values of its variant: "Chemise Oxford (Bleu, M)"."""
    values = written(options, language)
    return f"{title} ({values})" if values else title


def colour_called(label: str, language: str) -> str:
    """The label with its colours translated, if it is nothing but colours we know; else the label itself."""
    return _called("colour", label, language)


def material_called(label: str, language: str) -> str:
    """The same with materials: "wool" is "шерсть"."""
    return _called("material", label, language)


@lru_cache(maxsize=4096)
def _called(kind: str, label: str, language: str) -> str:
    if language in ("", "en"):
        return label
    plain = normalise(label)
    found = [match for match in concepts(tokens(plain), "en") if match.kind == kind]
    own = [_forms(kind).get((match.id, language), "") for match in found]
    if not found or not all(own) or plain in _own_words(kind, language):
        return label
    gaps = _gaps(plain, [(match.start, match.end) for match in found])
    if any(letter.isalnum() for gap in gaps for letter in gap):
        return label
    said = gaps[0] + "".join(form + gap for form, gap in zip(own, gaps[1:], strict=True))
    return said[:1].upper() + said[1:] if label[:1].isupper() else said


def _gaps(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """What stands before, between and after."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


@cache
def _own_words(kind: str, language: str) -> frozenset[str]:
    """Every form in the language itself that is no English word as well: what a shop tells in it stays as it is told."""
    told = [by_language for concept, by_language in every_concept() if concept.kind == kind]
    return frozenset(
        normalise(form)
        for each in told
        for form in each.get(language, ())
        if normalise(form) not in {normalise(word) for word in each.get("en", ())}
    )


@cache
def _forms(kind: str) -> dict[tuple[str, str], str]:
    """The first form of each concept of the kind in each language."""
    return {
        (concept.id, language): forms[0]
        for concept, by_language in every_concept()
        if concept.kind == kind
        for language, forms in by_language.items()
        if forms
    }
