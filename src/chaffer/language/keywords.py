"""The words with which people leave and come back, and answers so short that no model should guess at them."""

import re
from functools import cache, lru_cache

from chaffer.language.normalise import normalise
from chaffer.language.packaged import phrases, rows

_NOT_LETTERS = re.compile(r"[^\w' ]+|_")
_EMOJI = {
    "👍": "yes",
    "👌": "ok",
    "✅": "yes",
    "👎": "no",
    "❌": "no",
    "🙏": "thanks",
    "👋": "hello",
    "🆗": "ok",
    "🛒": "cart",
    "🚫": "no",
}
_NAME = "keywords.json"


@lru_cache(maxsize=256)
def bare(text: str) -> str:
    """The words alone: no punctuation, no emoji, any width and case; a text of one known emoji becomes its word."""
    plain = normalise(text[:400])
    words = " ".join(_NOT_LETTERS.sub(" ", plain).split()).strip("'")
    if words:
        return words
    return next((word for emoji, word in _EMOJI.items() if emoji in plain), "")


@cache
def _list(key: str) -> frozenset[str]:
    return frozenset(bare(phrase) for some in phrases(_NAME)[key].values() for phrase in some)


@cache
def _patterns(key: str) -> re.Pattern[str]:
    every = [phrase for some in phrases(_NAME)[key].values() for phrase in some]
    return re.compile("|".join(rf"(?:{phrase})" for phrase in every))


def opt_out(text: str, *, strict: bool = False) -> bool:
    """Whether this asks us to write no more.

    strict: the carriers' rule for SMS, where CANCEL, END, QUIT, REMOVE and the like alone are an opt-out. Elsewhere those are
            words about carts and orders, and only plain ones (STOP, UNSUBSCRIBE, …) and whole sentences count.
    """
    words = bare(text)
    spaceless = words.replace(" ", "").replace("'", "")
    if words in _list("stop") or (len(spaceless) > 3 and spaceless in _list("stop_spaceless")):
        return True
    if strict and words in _list("stop_strict"):
        return True
    return (
        len(words) <= 160
        and not _patterns("stop_never").search(words)
        and bool(_patterns("stop_sentences").search(words))
    )


def opt_in(text: str) -> bool:
    """Whether this takes an opt-out back: START, UNSTOP. A "yes" never does by itself."""
    return bare(text) in _list("start")


def help_wanted(text: str) -> bool:
    """HELP, INFO and their like, alone."""
    return bare(text) in _list("help")


def question_about(text: str) -> str:
    """The intent of a whole question that can mean only one thing: reviews, payment_info; else ""."""
    words = bare(text)
    return next((intent for intent, key in _QUESTIONS if _patterns(key).search(words)), "")


_QUESTIONS = (("reviews", "reviews"), ("payment_info", "payment_asked"))


@cache
def _short_answers() -> dict[str, str]:
    return {bare(phrase): row[0] for row in rows("short_answers.tsv") for phrase in row[2].split("|")}


def short_answer(text: str) -> str:
    """The intent of a whole text that is in the list of short answers, else ""."""
    return _short_answers().get(bare(text), "")
