"""No cell of a table that we hand out is taken for a formula."""

import ast
from pathlib import Path

import pytest

import chaffer.web.api
from chaffer.web.csv_cells import harmless

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20x",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_reckon_is_told_as_words(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Anna", " Anna", "a=b", "1", "\u00c9va"])
def test_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_whoever_writes_a_table_asks_for_it() -> None:
    (folder,) = chaffer.web.api.__path__
    told = {path.stem: ast.parse(path.read_text("utf-8")) for path in Path(folder).glob("*.py")}
    writes = {name for name, tree in told.items() if "csv" in _imported(tree)}

    assert writes
    assert {name for name in writes if "chaffer.web.csv_cells" not in _imported(told[name])} == set()


def _imported(tree: ast.Module) -> set[str]:
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
