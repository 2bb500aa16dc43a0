"""Words without their endings."""

import re
from functools import lru_cache
from threading import Lock

import Stemmer

from chaffer.language.normalise import fold_accents

_SNOWBALL = {"en": Stemmer.Stemmer("english"), "fr": Stemmer.Stemmer("french"), "ru": Stemmer.Stemmer("russian")}
_ONE_AT_A_TIME = Lock()  # a Snowball stemmer keeps state while it works

_JOSA = re.compile(
    r"(?:에게서|에서는|으로는|에서|에게|한테|까지|부터|이나|이랑|으로|처럼|보다|마다|조차|밖에|이고|이라도|라도|하고|이요|인데|이랑|이야|입니다|이에요|예요"
    r"|은요|는요|은|는|이|가|을|를|의|에|로|와|과|도|만|나|랑|요|야)$"
)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of one normalised word; accents are folded after stemming. Unknown languages are left unstemmed."""
    if language == "ko":
        return strip_josa(word)
    snowball = _SNOWBALL.get(language)
    if snowball is None:
        return word
    with _ONE_AT_A_TIME:
        return fold_accents(snowball.stemWord(word))


def strip_josa(word: str) -> str:
    """A Korean word without its particle, if at least two syllables are left ("셔츠를" gives "셔츠")."""
    bare = _JOSA.sub("", word)
    return bare if len(bare) >= 2 else word


def is_josa(ending: str) -> bool:
    """Whether this is nothing but a Korean particle."""
    found = _JOSA.match(ending)
    return found is not None


def bigrams(word: str) -> tuple[str, ...]:
    """Overlapping pairs of characters, for scripts written without spaces; a single character is its own."""
    return tuple(word[i : i + 2] for i in range(len(word) - 1)) or (word,)


def search_stems(word: str, language: str) -> tuple[str, ...]:
    """What an index keeps of one word: its stem and, for Korean, the bigrams of the stem."""
    base = stem(word, language)
    if language == "ko" and len(base) > 2:
        return (base, *bigrams(base))
    return (base,)
