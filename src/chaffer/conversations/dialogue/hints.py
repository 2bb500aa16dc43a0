"""Finer meanings inside an intent, by words that give them away. The words are data, in hints.json."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from chaffer.language.normalise import normalise


@cache
def _words(name: str) -> tuple[str, ...]:
    table: dict[str, Any] = msgspec.json.decode(files(__package__).joinpath("hints.json").read_bytes())
    return tuple(normalise(word) for words in table[name].values() for word in words)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words(name))))


def hints_at(name: str, text: str) -> bool:
    """Whether a normalised text has any of the words."""
    return _any_of(name).search(text) is not None


def is_just(name: str, text: str) -> bool:
    """Whether the normalised text is one of them and nothing else."""
    return text.strip(" .!?") in _words(name)
