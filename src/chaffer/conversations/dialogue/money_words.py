"""What a text asks about money the shop owes or takes off: store credit, codes. The words are data: money_words.json."""

import re
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

_PACKAGE = __package__ or ""
LONGEST = 200  # characters


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    told = msgspec.json.decode(
        files(_PACKAGE).joinpath("money_words.json").read_bytes(), type=dict[str, dict[str, list[str]]]
    )
    return {
        kind: re.compile("|".join(f"(?:{each})" for some in by_language.values() for each in some))
        for kind, by_language in told.items()
    }


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in _patterns().values()))


@lru_cache(maxsize=16)  # several ask about one text
def money_meant(text: str) -> str:
    """The first kind of money_words.json whose words stand in this normalised text; "" if there is none."""
    if len(text) > LONGEST or not _any().search(text):
        return ""
    return next(kind for kind, pattern in _patterns().items() if pattern.search(text))
