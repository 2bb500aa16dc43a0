"""Which errand a text is about, and why something comes back. The words are data: errands.json, reasons.json."""

import re
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

_PACKAGE = __package__ or ""
LONGEST = 400  # characters


@cache
def _patterns(name: str) -> dict[str, re.Pattern[str]]:
    told = msgspec.json.decode(
        files(_PACKAGE).joinpath(f"{name}.json").read_bytes(), type=dict[str, dict[str, list[str]]]
    )
    return {key: _one_of([each for some in by_language.values() for each in some]) for key, by_language in told.items()}


def _one_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns))


@cache
def _any() -> re.Pattern[str]:
    return _one_of([pattern.pattern for pattern in _patterns("errands").values()])


@lru_cache(maxsize=16)  # several ask about one text
def errand_in(text: str) -> str:
    """The first kind of errands.json whose words stand in this normalised text; "" if there is none."""
    bare = text.strip(" .!?")
    if len(bare) > LONGEST or not _any().search(bare):
        return ""
    return next(kind for kind, pattern in _patterns("errands").items() if pattern.search(bare))


def reason_in(text: str) -> str:
    """Why something is not right; "" if nothing was said of it."""
    if len(text) > LONGEST:
        return ""
    return next((reason for reason, pattern in _patterns("reasons").items() if pattern.search(text)), "")
