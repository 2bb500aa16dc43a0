"""The page of features names every promise once, and proves what it says works."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.architecture.sources import ROOT

PAGE = ROOT / "docs/reference/features.md"
COUNTS = {"W": 10, "F": 12, "P": 6, "S": 7, "D": 9, "G": 13, "B": 7, "T": 5}
PROMISES = [f"{letter}{n}" for letter, most in COUNTS.items() for n in range(1, most + 1)]
STATES = ("works", "partly", "not yet")


class Row(NamedTuple):
    id: str
    state: str
    told: str


def rows(page: str) -> list[Row]:
    found = re.findall(r"^\| ([A-Z]\d+) \| [^|]+ \| ([^|]+) \|(.*)\|$", page, re.MULTILINE)
    return [Row(name, state, told.strip()) for name, state, told in found]


def evidence(told: str) -> list[str]:
    return re.findall(r"`(tests/[^`]+)`", told)


@cache
def names_in(path: Path) -> frozenset[str]:
    found = ast.walk(ast.parse(path.read_text()))
    return frozenset(node.name for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def absent(name: str) -> bool:
    file, _, test = name.partition("::")
    path = ROOT / file
    return not path.exists() or bool(test and test not in names_in(path))


def problems(page: str) -> list[str]:
    """What is wrong with the page, by promise."""
    told = rows(page)
    times = Counter(row.id for row in told)
    wrong = [f"{name}: there {times[name]} times" for name in PROMISES if times[name] != 1]
    wrong += [f"{name}: not a promise of ours" for name in times if name not in PROMISES]
    for row in told:
        if row.state not in STATES:
            wrong.append(f"{row.id}: {row.state!r} is no state")
        if row.state == "works" and not evidence(row.told):
            wrong.append(f"{row.id}: works, shown by nothing")
        if row.state == "works" and "Missing:" in row.told:
            wrong.append(f"{row.id}: works, and yet something is missing")
        if row.state == "partly" and not (row.told.startswith("There: ") and "Missing: " in row.told):
            wrong.append(f"{row.id}: partly, without what is there and what is missing")
        if row.state == "not yet" and row.told:
            wrong.append(f"{row.id}: not yet, and yet something is said")
    return wrong + [f"{name}: not there" for name in evidence(page) if absent(name)]


def test_every_promise_is_told_once_and_truly() -> None:
    assert problems(PAGE.read_text()) == []


def test_a_boast_would_be_seen() -> None:
    page = PAGE.read_text()

    assert "W2: works, shown by nothing" in problems(page.replace("Messenger | not yet | |", "Messenger | works | |"))
    assert "P6: there 0 times" in problems(re.sub(r"^\| P6 .*\n", "", page, flags=re.MULTILINE))
    assert "tests/nowhere.py: not there" in problems(page + "`tests/nowhere.py`")
    assert "tests/people/test_consent.py::test_no: not there" in problems(
        page + "`tests/people/test_consent.py::test_no`"
    )
