"""What one shop sells, compiled so that its own words are found in a text."""

from collections.abc import Iterable
from functools import cache

import msgspec
from rapidfuzz.distance import OSA

from chaffer.language.lexicon import LANGUAGES, Concept, Form, Index, Match, index
from chaffer.language.normalise import normalise
from chaffer.language.packaged import rows
from chaffer.language.stem import stem, strip_josa
from chaffer.language.tokens import Token, is_hangul, tokens

_FUZZY_FROM = 5  # letters a value must have to be found mistyped


class FacetMatcher:
    """Finds the shop's values. Built once per catalogue version."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, Index] = {}
        self._single: dict[str, list[tuple[str, Concept]]] = {}
        forms: list[tuple[tuple[str, ...], Concept]] = []
        for kind, value in values:
            words = tuple(token.text for token in tokens(normalise(value)))
            if words:
                forms.append((words, Concept(value, kind, value)))
        for language in ("en", "fr", "ru", "ko"):
            self._exact[language] = Index(
                Form(tuple(_stem(word, language) for word in words), words, concept) for words, concept in forms
            )
        for words, concept in forms:
            if len(words) == 1 and len(words[0]) >= _FUZZY_FROM:
                self._single.setdefault(words[0][0], []).append((words[0], concept))

    def find(self, words: list[Token], language: str) -> list[Match]:
        """The values named in a text, longest first from the left."""
        own = self._exact.get(language) or self._exact["en"]
        stems = [_stem(word.text, language) for word in words]
        found, i = [], 0
        while i < len(words):
            form = own.at(stems, words, i)
            if form is None:
                i += 1
                continue
            last = i + len(form.stems) - 1
            end = words[last].end
            found.append(Match(form.concept.id, form.concept.kind, form.concept.parent, words[i].start, end))
            i = last + 1
        return found

    def mistyped(self, word: Token) -> Match | None:
        """The value this unknown word most likely means; its first letter is taken as right."""
        best, distance = None, 3
        for value, concept in self._single.get(word.text[0], ()):
            allowed = 1 if len(value) < 8 else 2
            apart = OSA.distance(word.text, value, score_cutoff=min(allowed, distance - 1))
            if apart <= allowed and apart < distance:
                best, distance = concept, apart
        return Match(best.id, best.kind, best.parent, word.start, word.end) if best else None


def _stem(word: str, language: str) -> str:
    return strip_josa(word) if is_hangul(word) else stem(word, language if language != "ko" else "en")


class Facets(msgspec.Struct, frozen=True):
    """The values of a shop's catalogue. Build with `Facets.build`; the empty one knows nothing."""

    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    matcher: FacetMatcher | None = None

    @classmethod
    def build(
        cls,
        *,
        brands: Iterable[str] = (),
        categories: Iterable[str] = (),
        colours: Iterable[str] = (),
        sizes: Iterable[str] = (),
        materials: Iterable[str] = (),
    ) -> "Facets":
        """Compile the catalogue's values; "Women > Dresses" is known by its last part."""
        kept = [tuple(dict.fromkeys(some)) for some in (brands, categories, colours, sizes, materials)]
        values = [("brand", each) for each in kept[0]]
        values += [("category", each.rsplit(">", 1)[-1].strip()) for each in kept[1]]
        values += [("colour", each) for each in kept[2]] + [("material", each) for each in kept[4]]
        return cls(kept[0], kept[1], kept[2], kept[3], kept[4], FacetMatcher(values))


NO_FACETS = Facets()


@cache
def common_words() -> frozenset[str]:
    """Words too common to be a mistyped value."""
    words = {word for row in rows("function_words.tsv") for word in row[1].split()}
    return frozenset(words | {stem(word, "en") for word in words})


def known(word: str) -> bool:
    """Whether a word is in the lexicon of any language, or so common that it is never a typing mistake."""
    return (
        word in common_words()
        or stem(word, "en") in common_words()
        or any(stem(word, language) in index(language) for language in LANGUAGES)
    )
