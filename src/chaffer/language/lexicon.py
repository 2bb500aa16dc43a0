"""The retail lexicon: what shoppers call things in four languages, under one English name each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from chaffer.language.normalise import fold_accents, normalise
from chaffer.language.packaged import rows
from chaffer.language.stem import is_josa, stem
from chaffer.language.tokens import Token, is_hangul, tokens

# File and the kind of its concepts.
FILES = (
    ("fashion.tsv", "category"),
    ("home.tsv", "category"),
    ("leisure.tsv", "category"),
    ("everyday.tsv", "category"),
    ("clothes_and_accessories.tsv", "category"),
    ("beauty_and_health.tsv", "category"),
    ("household.tsv", "category"),
    ("kitchen_and_pantry.tsv", "category"),
    ("garden_and_workshop.tsv", "category"),
    ("play_and_devices.tsv", "category"),
    ("colours.tsv", "colour"),
    ("materials.tsv", "material"),
    ("occasions.tsv", "occasion"),
    ("recipients.tsv", "recipient"),
    ("features.tsv", "feature"),
    ("shop_talk.tsv", "talk"),
)
LANGUAGES = ("en", "fr", "ko", "ru")
_HIDDEN = frozenset("\ue000\uf8ff")


class Concept(msgspec.Struct, frozen=True):
    """One thing a shop talks about.

    id:     its English lemma ("shirt", "navy").
    kind:   category, colour, material, occasion, recipient, feature, or talk (words about buying, never a thing).
    parent: the wider concept, itself if there is none; for a shade its base colour ("navy" is "blue").
    """

    id: str
    kind: str
    parent: str


class Match(msgspec.Struct, frozen=True):
    """A concept found in a text. start, end: character offsets in the normalised text."""

    id: str
    kind: str
    parent: str
    start: int
    end: int


class Form(msgspec.Struct, frozen=True):
    """One way to write a concept: the stems of its words, and the words themselves."""

    stems: tuple[str, ...]
    words: tuple[str, ...]
    concept: Concept


class Index:
    """Forms by their first stem, longest first."""

    def __init__(self, forms: Iterable[Form]) -> None:
        by_first: dict[str, list[Form]] = defaultdict(list)
        for form in forms:
            by_first[form.stems[0]].append(form)
        self._by_first = {
            first: tuple(sorted(some, key=lambda form: -len(form.stems))) for first, some in by_first.items()
        }

    def __contains__(self, first_stem: str) -> bool:
        return first_stem in self._by_first

    def at(self, stems: list[str], words: list[Token], i: int) -> Form | None:
        """The longest form that starts at word i; of equally long ones the one written exactly so."""
        best: Form | None = None
        for form in self._by_first.get(stems[i], ()):
            length = len(form.stems)
            if best is not None and length < len(best.stems):
                break
            if tuple(stems[i : i + length]) != form.stems:
                continue
            if all(words[i + k].text == form.words[k] for k in range(length)):
                return form
            if best is None and _akin(words[i].text, form.words[0]):
                best = form
        return best


def _akin(written: str, known: str) -> bool:
    """Whether two words with one stem also look like one word: "aimerais" is no "aimant"."""
    least = max(3, min(len(written), len(known)) - 2)
    return fold_accents(written)[:least] == fold_accents(known)[:least] or len(written) <= 4


@cache
def every_concept() -> tuple[tuple[Concept, dict[str, tuple[str, ...]]], ...]:
    """All concepts with their forms per language, in the order of the files."""
    found = []
    for name, kind in FILES:
        for row in rows(name):
            lemma, parent, *cells = row + ("",) * (6 - len(row))
            forms = {
                language: tuple(form for form in cell.split("|") if form)
                for language, cell in zip(LANGUAGES, cells, strict=True)
            }
            forms["en"] = (lemma, *forms["en"])
            found.append((Concept(lemma, kind, parent or lemma), forms))
    return tuple(found)


@cache
def index(language: str) -> Index:
    """The lexicon's forms of one language, compiled at first use."""
    return Index(_compiled(language))


@cache
def single_stems(language: str) -> frozenset[str]:
    """The stems of all forms that are one word."""
    return frozenset(form.stems[0] for form in _compiled(language) if len(form.stems) == 1)


def _compiled(language: str) -> Iterator[Form]:
    for concept, forms in every_concept():
        for form in forms.get(language, ()):  # a catalogue may be written in languages the lexicon does not know
            words = tuple(token.text for token in tokens(normalise(form)))
            if words and language == "ru" and words[-1].endswith("ка"):
                for ending in ("ок", "ек"):  # "рубашка" has "рубашек", which no stemmer brings together
                    yield _form((*words[:-1], words[-1][:-2] + ending), language, concept)
            if words:
                yield from {_form(words, language, concept), _form(tuple(map(fold_accents, words)), language, concept)}


def _form(words: tuple[str, ...], language: str, concept: Concept) -> Form:
    return Form(tuple(stem(word, language) for word in words), words, concept)


@cache
def _korean() -> tuple[dict[str, Concept], int]:
    """Korean forms without spaces, and the length of the longest."""
    by_form: dict[str, Concept] = {}
    for concept, forms in every_concept():
        for form in forms["ko"]:
            by_form.setdefault(form.replace(" ", ""), concept)
    return by_form, max(map(len, by_form))


def concepts(words: list[Token], language: str) -> list[Match]:
    """Every concept the words name, in order, longest match first, none overlapping another.

    English words inside another language's text are read as English where that language does not know them.
    """
    stems = {language: [stem(word.text, language) for word in words]}
    order = (language, "en") if language != "en" else ("en",)
    if language != "en":
        stems["en"] = [stem(word.text, "en") for word in words]
    found: list[Match] = []
    i = 0
    while i < len(words):
        if is_hangul(words[i].text):
            matches, i = _hangul(words, i)
            found += matches
            continue
        form = _first_form(words, stems, order, i)
        if form is None:
            i += 1
            continue
        last = i + len(form.stems) - 1
        found.append(_match(form.concept, words[i].start, words[last].end))
        i = last + 1
    return found


def _first_form(words: list[Token], stems: dict[str, list[str]], order: tuple[str, ...], i: int) -> Form | None:
    for language in order:
        # A short Latin word of another language is too often a word of this one ("or", "main", "pull").
        if language != order[0] and words[i].text.isascii() and len(words[i].text) < 4 and order[0] == "fr":
            continue
        form = index(language).at(stems[language], words, i)
        if form is not None:
            return form
    return None


def _match(concept: Concept, start: int, end: int) -> Match:
    return Match(concept.id, concept.kind, concept.parent, start, end)


def _hangul(words: list[Token], i: int) -> tuple[list[Match], int]:
    """The concepts in one Korean word, or in two or three written apart; and the index of the next word."""
    for count in (3, 2):
        group = words[i : i + count]
        if len(group) == count and all(is_hangul(word.text) for word in group):
            concept = _whole("".join(word.text for word in group), len(group[0].text))
            if concept is not None:
                return [_match(concept, group[0].start, group[-1].end)], i + count
    return list(_inside(words[i])), i + 1


def _whole(joined: str, first_length: int) -> Concept | None:
    by_form, longest = _korean()
    for length in range(min(longest, len(joined)), first_length, -1):
        concept = by_form.get(joined[:length])
        if concept is not None and (length == len(joined) or is_josa(joined[length:])):
            return concept
    return None


def _inside(word: Token) -> Iterator[Match]:
    """Concepts written together in one Korean word, longest first from the left.

    Behind syllables we do not know, only a form that ends the word (or is followed by a particle) counts, and never a
    colour: so the silver inside "검은색" is not found.
    """
    by_form, longest = _korean()
    text, at, known = word.text, 0, True
    while at < len(text):
        for length in range(min(longest, len(text) - at), 0, -1):
            concept = by_form.get(text[at : at + length])
            if concept is not None and _fits(concept, length, text[at + length :], known=known):
                yield _match(concept, word.start + at, word.start + at + length)
                at, known = at + length, True
                break
        else:
            at, known = at + 1, False


def _fits(concept: Concept, length: int, rest: str, *, known: bool) -> bool:
    ends = not rest or is_josa(rest) or len(rest) <= 2
    if length == 1:
        return known and (not rest or is_josa(rest))
    if known:
        return ends or length >= 2
    return ends and concept.kind != "colour"


@cache
def _by_id() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for concept, forms in every_concept():
        table[concept.id] = table.get(concept.id, ()) + forms["en"]
    return table


def english_forms(concept_id: str) -> tuple[str, ...]:
    """How an English catalogue may write this concept, its lemma first; empty if there is no such concept."""
    return _by_id().get(concept_id, ())
