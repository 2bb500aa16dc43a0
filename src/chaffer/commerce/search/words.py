"""Texts as the terms an index is made of.

dress             the stem of a word, in the language it is written in
colour:blue       a concept of the lexicon, whatever the language; a shade is kept under its base colour as well
head:dress        what the thing is: the last category that its title or category names
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from chaffer.language.lexicon import Match
from chaffer.language.normalise import normalise
from chaffer.language.stem import search_stems
from chaffer.language.tokens import Token, tokens

_PLAIN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@cache
def small_words() -> frozenset[str]:
    """Words of any language that are not searched for."""
    lines = (files("chaffer.commerce.search") / "small_words.tsv").read_text().splitlines()
    return frozenset(word for line in lines if line and line[0] != "#" for word in line.split("\t")[1].split())


def words_of(text: str) -> list[Token]:
    """The words of any text; of a very long one, those at its beginning."""
    return tokens(normalise(text))


def plain_words(text: str) -> list[str]:
    """As words_of, without their places: for long texts."""
    plain = normalise(text)
    return [word.text for word in tokens(plain)] if "'" in plain else _PLAIN.findall(plain)


def script_of(word: str, language: str) -> str:
    """The language whose stemmer fits: the script decides, the text's own language is for Latin letters."""
    first = word[0]
    if "\u0400" <= first <= "\u04ff":
        return "ru"
    if "\uac00" <= first <= "\ud7a3":
        return "ko"
    return language if language in ("en", "fr") else "en"


@lru_cache(maxsize=100_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """What the index keeps of one word; the first is the whole word's stem."""
    return search_stems(word, script_of(word, language)) if not word.isascii() or word.isalpha() else (word,)


def concept_terms(match: Match) -> tuple[str, ...]:
    """The concept and the wider one."""
    own = f"{match.kind}:{match.id}"
    return (own,) if match.parent in ("", match.id) else (own, f"{match.kind}:{match.parent}")


def text_terms(words: Iterable[Token], language: str) -> list[str]:
    """The stems of the words that count, in order."""
    small = small_words()
    return [each for word in words if word.text not in small for each in stems(word.text, language)]


def phrase_stems(words: Iterable[Token], language: str) -> tuple[str, ...]:
    """One stem for each word that counts, in order."""
    small = small_words()
    return tuple(stems(word.text, language)[0] for word in words if word.text not in small)


def head_of(found: Iterable[Match], language: str) -> Match | None:
    """What a title says the thing is: in English and Korean the last category named, else the first."""
    things = [match for match in found if match.kind == "category"]
    return None if not things else things[0] if language in ("fr", "ru") else things[-1]
