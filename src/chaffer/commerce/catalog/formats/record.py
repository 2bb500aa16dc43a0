"""One JSON product asked for its fields by name; what is odd about them is noted, not raised."""

import re
from collections.abc import Mapping
from typing import Any

from chaffer.commerce.catalog.draft import Problem

TEXT_CHARS = 100_000
SHOWN_CHARS = 120
_LIST_APART = re.compile(r"[,;|]")


class Record:
    """A JSON object, the line it stands in, and the problems found while reading it.

    told: the keys that tell something. asked: all that were asked for, as they were asked for together.
    """

    __slots__ = ("asked", "line", "problems", "told")

    def __init__(self, told: Mapping[str, Any], line: int, problems: list[Problem]) -> None:
        self.told = {key.replace("\0", ""): value for key, value in told.items() if value or value == 0}
        self.line = line
        self.problems = problems
        self.asked: set[tuple[str, ...]] = set()

    def note(self, problem: str, value: Any = "") -> None:
        self.problems.append(Problem(self.line, problem, shown(value)))

    def get(self, *names: str) -> Any:
        """The first of these keys that tells something; None if none does."""
        self.asked.add(names)
        if self.told.keys().isdisjoint(names):
            return None
        return next(self.told[name] for name in names if name in self.told)

    def text(self, *names: str) -> str:
        """As text; "" if absent. A list or an object is noted and left out."""
        value = self.get(*names)
        if value is None:
            return ""
        if isinstance(value, (str, int, float)):
            return clean(value)
        self.note(f"{names[0]} must be a text", value)
        return ""

    def texts(self, *names: str) -> list[str]:
        """As a list of texts; one text may hold several, apart by commas, semicolons or bars."""
        value = self.get(*names)
        if value is None:
            return []
        if isinstance(value, str):
            return [part for part in map(clean, _LIST_APART.split(value)) if part]
        if isinstance(value, list):
            return list(dict.fromkeys(part for part in map(_named, value) if part))
        self.note(f"{names[0]} must be a list of texts", value)
        return []

    def records(self, name: str) -> list["Record"]:
        """The objects of a list; what is no object is noted and left out."""
        value = self.get(name)
        if value is None:
            return []
        if isinstance(value, dict):
            value = [value]
        if not isinstance(value, list):
            self.note(f"{name} must be a list", value)
            return []
        for each in value:
            if not isinstance(each, dict):
                self.note(f"each of {name} must be an object", each)
        return [Record(each, self.line, self.problems) for each in value if isinstance(each, dict)]

    def mapping(self, name: str) -> dict[str, Any]:
        value = self.get(name)
        if value is None:
            return {}
        if isinstance(value, dict):
            return {clean(key): each for key, each in value.items()}
        self.note(f"{name} must be an object", value)
        return {}


def clean(value: Any) -> str:
    """A text without null characters and outer white space, of bounded length; numbers as people write them."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return str(value).replace("\0", "").strip()[:TEXT_CHARS]


def clean_json(value: Any, depth: int = 0) -> Any:
    """Any JSON without null characters, at most six levels deep."""
    if isinstance(value, str):
        return clean(value)
    if depth > 5:
        return None
    if isinstance(value, list):
        return [clean_json(each, depth + 1) for each in value]
    if isinstance(value, dict):
        return {clean(key): clean_json(each, depth + 1) for key, each in value.items()}
    return value


def shown(value: Any) -> str:
    """The offending value, short enough for a report."""
    text = str(value).replace("\0", "")
    return text if len(text) <= SHOWN_CHARS else f"{text[:SHOWN_CHARS]}…"


def _named(value: Any) -> str:
    """A list's element: a text, or an object that has a title or a name."""
    if isinstance(value, dict):
        return clean(value.get("title") or value.get("name") or value.get("value") or "")
    return "" if isinstance(value, (list, type(None))) else clean(value)
