"""What is asked for, as groups of terms: in each group any one will do."""

from collections.abc import Sequence

import msgspec

from chaffer.commerce.search.documents import brand_term
from chaffer.commerce.search.lexical import Lexical
from chaffer.commerce.search.speller import SHORTEST
from chaffer.commerce.search.wanted import Wanted
from chaffer.commerce.search.words import concept_terms, head_of, phrase_stems, small_words, stems, words_of
from chaffer.language.leftover import courtesies
from chaffer.language.lexicon import Match, concepts, english_forms
from chaffer.language.tokens import Token

STRENGTH = {"category": 1.3, "colour": 0.7, "material": 0.8, "occasion": 0.6, "recipient": 0.4, "feature": 0.8,
            "age": 0.6}  # fmt: skip
"""How much a group of this kind counts beside a plain word."""
_WIDER = 0.5
RARE = 200
"""Fewer than one product in so many."""
_COURTEOUS = 0.4
_GUESSED = 0.85
"""A corrected word counts for a little less than one that was written."""


class Group(msgspec.Struct):
    """terms: with their weights, the best one a document has counts. kind: of the concept, "" for a plain word."""

    terms: list[tuple[str, float]]
    kind: str = ""
    strength: float = 1.0


class Query(msgspec.Struct):
    """heads: terms for what the thing is, the exact one first. corrected: the words as they were searched, if other.
    phrases: the words that count, in order: as the shopper's language stems them, and as English does.
    told: the words, as typed, that name no concept, or only a quality.
    """

    groups: list[Group]
    heads: tuple[str, ...] = ()
    corrected: str = ""
    phrases: tuple[tuple[str, ...], ...] = ()
    told: tuple[str, ...] = ()


def read_query(wanted: Wanted, index: Lexical) -> Query:
    """The groups of a wish: its words, and what its slots say beyond them."""
    words = words_of(wanted.words or wanted.text) if wanted.words or not _slots(wanted) else []
    language = wanted.language or "en"
    found = concepts(words, language)
    groups: list[Group] = []
    spelt: list[str] = []
    told: list[str] = []
    mended = False
    small = small_words()
    by_start = {match.start: match for match in found}
    inside = 0
    for at, word in enumerate(words):
        match = by_start.get(word.start)
        if match is not None:
            inside = match.end
            within = [each for each in words if match.start <= each.start < match.end]
            groups += _concept_groups(match, within, index, language)
            told += [each.text for each in within if match.kind == "feature" and each.text not in small]
        if word.start < inside:
            spelt.append(word.text)
        elif word.text not in small and word.text != wanted.age:
            group = _word_group(words, at, index, language)
            groups.append(group.group)
            told.append(word.text)
            spelt.append(group.written)
            mended = mended or group.written != word.text
    groups += _slot_groups(wanted, groups, index)
    groups += _named_by_courtesy(wanted, {word.text for word in words}, groups, index)
    corrected = " ".join(spelt) if mended else ""
    head = head_of(found, language)
    heads = _heads(head) if head else tuple(_alike("head", wanted.category)) if wanted.category else ()
    return Query(groups, heads, corrected, _phrases(words, language), tuple(told))


def _phrases(words: Sequence[Token], language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(phrase_stems(words, each) for each in (language, "en")))


def _slots(wanted: Wanted) -> bool:
    return bool(
        wanted.colors or wanted.materials or wanted.category or wanted.brand or wanted.occasion or wanted.recipient
        or wanted.sizes or wanted.price_max or wanted.price_min or wanted.not_colors or wanted.not_materials
    )  # fmt: skip


def _concept_groups(match: Match, within: Sequence[Token], index: Lexical, language: str) -> list[Group]:
    """The concept or, where the catalogue does not have it, the words it was said in."""
    own, *wider = concept_terms(match)
    within = [word for word in within if word.text not in small_words()]
    literal = [(stem, 1.0) for word in within for stem in stems(word.text, language)[:1]] if len(within) == 1 else []
    terms = [(own, 1.0), *literal, *((term, _WIDER) for term in wider)]
    groups = [Group(terms, match.kind, STRENGTH.get(match.kind, 1.0))]
    if len(within) > 1:
        words = [Group([(stems(word.text, language)[0], 1.0)], "", 0.3) for word in within]
        groups += words if index.frequency(own) else [Group(each.terms) for each in words]
    return groups


def _named_by_courtesy(wanted: Wanted, searched: set[str], others: list[Group], index: Lexical) -> list[Group]:
    """A greeting that few products have in their words may be a name ("mug bonjour"); beside other words it helps."""
    said = {word.text for word in words_of(wanted.text)} & courtesies() - searched if others and wanted.text else ()
    rare = max(len(index) // RARE, 3)
    found = [
        (stem, index.frequency(stem)) for word in sorted(said) for stem in stems(word, wanted.language or "en")[:1]
    ]
    return [Group([(stem, 1.0)], "", _COURTEOUS) for stem, frequency in found if 0 < frequency <= rare]


class _Word(msgspec.Struct):
    """written: the word as it was searched, which may be another than was typed."""

    group: Group
    written: str


def _word_group(words: list[Token], at: int, index: Lexical, language: str) -> _Word:
    """A plain word; if the catalogue does not know it, what it most likely was."""
    word = words[at].text
    own = stems(word, language)
    if any(index.frequency(stem) for stem in own) or not word.isalpha():
        return _Word(Group([(stem, 1.0 if n == 0 else 0.6) for n, stem in enumerate(own)]), word)
    joined = [
        pair
        for pair in (word + words[at + 1].text if at + 1 < len(words) else "", words[at - 1].text + word if at else "")
        if pair in index.speller
    ]
    likely = joined or (list(index.speller.correct(word)) if len(word) >= SHORTEST else [])
    if not likely:
        return _Word(Group([(stem, 1.0) for stem in own]), word)
    terms = []
    for guess in likely:
        parts = guess.split()
        terms += [(stem, _GUESSED) for part in parts for stem in stems(part, "en")[:1]]
        terms += [(term, _GUESSED) for match in concepts(words_of(guess), "en") for term in concept_terms(match)]
    return _Word(Group(terms), likely[0])


def _slot_groups(wanted: Wanted, groups: Sequence[Group], index: Lexical) -> list[Group]:
    """Groups for slots that no word of the text has brought in already."""
    said = {term for group in groups for term, _ in group.terms}
    found = []
    told = [("category", wanted.category), ("occasion", wanted.occasion), ("recipient", wanted.recipient)]
    told += [("material", each) for each in wanted.materials] + [("feature", each) for each in wanted.features]
    for kind, value in told:
        if value and f"{kind}:{value}" not in said:
            found.append(_slot_group(kind, value, index))
    colours = [term for each in (*wanted.shades, *wanted.colors) for term in _alike("colour", each)]
    if colours and not said.intersection(colours):
        found.append(Group([(term, 1.0) for term in colours], "colour", STRENGTH["colour"]))
    if wanted.age:
        found.append(Group([(f"age:{wanted.age}", 1.0)], "age", STRENGTH["age"]))
    if wanted.brand:
        literal = [(stem, 0.5) for word in words_of(wanted.brand) for stem in stems(word.text, "en")[:1]]
        found.append(Group([(brand_term(wanted.brand), 1.0), *literal], "brand", 1.3))
    return found


def _slot_group(kind: str, value: str, index: Lexical) -> Group:
    terms = [(term, 1.0) for term in _alike(kind, value)]
    if not any(index.frequency(term) for term, _ in terms):
        forms = english_forms(value)[:4] or (value,)
        terms += [(stem, 1.0) for form in forms for word in words_of(form) for stem in stems(word.text, "en")[:1]]
    return Group(terms, kind, STRENGTH.get(kind, 1.0))


def _alike(kind: str, value: str) -> list[str]:
    """The term of a lemma; a shop's own category ("prom dresses") is known by what it is."""
    plain = " ".join(word.text for word in words_of(value))
    meant = [match for match in concepts(words_of(value), "en") if match.kind == kind] if kind != "head" else []
    terms = [f"{kind}:{value}", f"{kind}:{plain}", *(f"{kind}:{match.id}" for match in meant[-1:])]
    return list(dict.fromkeys(terms))


def _heads(match: Match) -> tuple[str, ...]:
    """The thing and the wider one: for "dahlias" a bouquet is more the thing than a card with a dahlia on it."""
    return tuple(f"head:{term.partition(':')[2]}" for term in concept_terms(match))
