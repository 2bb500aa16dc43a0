"""The package's own data files, read once."""

from functools import cache
from importlib.resources import files

import msgspec

_FOLDER = files("chaffer.language") / "lexicons"


def read_bytes(name: str) -> bytes:
    """One packaged file as it is."""
    return (_FOLDER / name).read_bytes()


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated file; blank lines and lines starting with # are left out."""
    lines = read_bytes(name).decode().splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines if line and line[0] != "#")


@cache
def phrases(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """A JSON file of lists of phrases: name of the list -> language -> phrases."""
    return msgspec.json.decode(read_bytes(name), type=dict[str, dict[str, tuple[str, ...]]])


def merged(name: str, key: str) -> tuple[str, ...]:
    """The phrases of one list in every language, longest first, so that an alternation prefers the longer."""
    every = {phrase for some in phrases(name)[key].values() for phrase in some}
    return tuple(sorted(every, key=lambda phrase: (-len(phrase), phrase)))
