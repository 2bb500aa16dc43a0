"""The countries whose addresses we read, and which of them a text speaks of."""

import re
from functools import cache

import msgspec
from babel import Locale

from chaffer.kernel.locale import LANGUAGES
from chaffer.language.keywords import bare
from chaffer.language.normalise import normalise
from chaffer.language.packaged import rows
from chaffer.language.stem import is_josa

_ENDS = r"(?!\w)"  # Korean particles and Russian endings may follow a name
_IN_COUNTRY = re.compile(
    r"^(?:(?:no|non|нет|아니요) )?(?:(?:it's|it is|i live|i am|i'm|c'est|j'habite|je suis|ship|send it) )?"
    r"(?:(?:in|to|from|en|au|aux|в|во|это|the) )?"
)
_COUNTRY_END = re.compile(r"(?:이요|요|예요|이에요|입니다|로|에|이야)$")


class Country(msgspec.Struct, frozen=True):
    """How a country writes addresses. postcode: its shape; order: placeholders in local order, lines split by "|"."""

    code: str
    postcode: str
    has_region: bool
    order: str
    names: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    return {
        row[0]: Country(row[0], row[1], row[2] == "region", row[3], tuple(row[4].split("|")))
        for row in rows("countries.tsv")
    }


def country_named(text: str) -> str:
    """The country a normalised text speaks of, "" if none. Names of two letters are words of their own elsewhere."""
    for country in countries().values():
        for name in country.names:
            if len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}{_ENDS if name.isascii() else ''}", text):
                return country.code
    return ""


def country_asked(text: str) -> str:
    """Any country of the world a normalised text speaks of, in its own words or inflected; "" if none."""
    known = country_named(text)
    if known:
        return known
    words = {word for word in bare(text).split() if len(word) > 1}
    pairs = {" ".join(pair) for pair in zip(text.split(), text.split()[1:], strict=False)}
    world = _world()
    said = [name for name in words | pairs if name in world]
    if not text.isascii():
        said += [name for name in _inflected() if any(_is_name(word, name) for word in words)]
    return world[max(said, key=len)] if said else ""


def _is_name(word: str, name: str) -> bool:
    """Whether a word is this name, with whatever ending Russian and Korean give it."""
    if name[0] >= "\uac00":
        return word.startswith(name) and (word == name or is_josa(word[len(name) :]))
    return len(name) > _SHORT_NAME and word.startswith(name[:-1]) and len(word) <= len(name) + _ENDING


@cache
def _inflected() -> tuple[str, ...]:
    """The names that take endings: those in Cyrillic and Hangul."""
    return tuple(name for name in _world() if name[0] >= "\u0400")


@cache
def _world() -> dict[str, str]:
    """The names of all countries in our languages, without those that are words of their own."""
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            plain = normalise(name)
            if len(code) == _CODE and code.isalpha() and code not in _NO_COUNTRIES and plain not in _OTHER_WORDS:
                names.setdefault(plain, code)
    return names


_CODE, _SHORT_NAME, _ENDING = 2, 3, 2
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
_OTHER_WORDS = frozenset({"georgia", "오만", "가나", "말리", "차드", "мали"})  # a state, a number, verbs and a pronoun


@cache
def _bare_names() -> dict[str, str]:
    return {bare(name): country.code for country in countries().values() for name in country.names}


def lone_country(text: str) -> str:
    """The country a text names and nothing else ("France", "en France", "프랑스요", "Франция"), "" if it says more."""
    words = _IN_COUNTRY.sub("", bare(text))
    names = _bare_names()
    return names.get(words) or names.get(_COUNTRY_END.sub("", words), "")
