"""Which language a text is written in."""

from functools import cache
from typing import NamedTuple

from chaffer.kernel.locale import DEFAULT_LANGUAGE, LANGUAGES, language_of
from chaffer.language.lexicon import single_stems
from chaffer.language.normalise import normalise
from chaffer.language.packaged import rows
from chaffer.language.stem import stem
from chaffer.language.tokens import Token, tokens

_PRIOR = 0.6  # a hint counts a little less than one function word
_ACCENTS = frozenset("àâçéèêëîïôùûüœæ")


class Detected(NamedTuple):
    """confidence: 0 to 1; below 0.5 the text says nothing and the hint, or English, is returned."""

    language: str
    confidence: float


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in rows("function_words.tsv")}


def detect(text: str, prior: str = "") -> Detected:
    """The language of a text, by script and small words; `prior` is a locale or the thread's language."""
    return detect_words(tokens(normalise(text)), prior)


def detect_words(words: list[Token], prior: str = "") -> Detected:
    """As detect, of words already cut."""
    hint = language_of(prior) if language_of(prior) in LANGUAGES else ""
    letters = {"ko": 0, "ru": 0, "latin": 0}
    for word in words:
        first = word.text[0]
        if "\uac00" <= first <= "\ud7a3" or "\u3131" <= first <= "\u318e":
            letters["ko"] += 2 * len(word.text)  # a syllable weighs more than a letter
        elif "\u0400" <= first <= "\u04ff":
            letters["ru"] += len(word.text)
        elif first.isalpha():
            letters["latin"] += len(word.text)
    every = sum(letters.values())
    if not every:
        return Detected(hint or DEFAULT_LANGUAGE, 0.3 if hint else 0.0)
    script = max(letters, key=lambda name: letters[name])
    for foreign in ("ko", "ru"):  # one native word among brand names tells more than the names
        if letters[foreign] and letters[foreign] * 3 >= letters["latin"]:
            return Detected(foreign, max(0.7, letters[foreign] / every))
    return _latin(words, hint) if script == "latin" else Detected(script, letters[script] / every)


def _latin(words: list[Token], hint: str) -> Detected:
    scores = dict.fromkeys(("en", "fr"), 0.0)
    if hint in scores:
        scores[hint] += _PRIOR
    small = _function_words()
    for word in words:
        evidence = {language: _weight(word.text, language, small[language]) for language in scores}
        for language, weight in evidence.items():
            scores[language] += weight
        if not _ACCENTS.isdisjoint(word.text):
            scores["fr"] += 0.5
    best = max(scores, key=lambda language: scores[language])
    total = sum(scores.values())
    if not total:
        return Detected(hint or DEFAULT_LANGUAGE, 0.2)
    return Detected(best, round(scores[best] / (total + 0.25), 3))


def _weight(word: str, language: str, small: frozenset[str]) -> float:
    if word in small:
        return 1.0 if len(word) > 1 else 0.25  # a letter may be anything ("usb c")
    return 0.7 if len(word) > 2 and stem(word, language) in single_stems(language) else 0.0
