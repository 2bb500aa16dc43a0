"""Imports fall the way a message flows. The contracts are in .importlinter; drivers are runtime's own."""

import ast
import os
import subprocess
import sys

from tests.architecture.sources import ROOT, Source, parsed, sources

DRIVERS = ("sqlite3", "psycopg", "psycopg_pool", "aiosqlite", "asyncpg")
ALLOWED = {
    "src/chaffer/cli/doctor.py": "names the driver's errors, to say in plain words why there is no database",
    "src/chaffer/cli/failing.py": "names the driver's errors, to tell them in one line",
    "src/chaffer/commerce/search/evaluate.py": "plain FTS5 in memory, the yardstick beside our own search",
}


def imported(source: Source) -> list[tuple[str, int]]:
    """(module, line) of every import, those inside functions too."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            found += [(name.name, node.lineno) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.module or "", node.lineno))
    return found


def drivers_in(source: Source) -> list[str]:
    return [f"{source.name}:{line}" for name, line in imported(source) if name.split(".")[0] in DRIVERS]


def hidden_in(source: Source) -> list[str]:
    """Imports inside functions, or under TYPE_CHECKING: a cycle that is not shown."""
    top = {id(node) for node in source.tree.body}
    return [
        f"{source.name}:{node.lineno}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in top
    ]


def test_the_import_contracts_hold() -> None:
    lint = (
        "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command(['--no-cache']))"
    )

    environ = {**os.environ, "PYTHONPATH": "src"}
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_runtime_knows_a_driver() -> None:
    others = [source for source in sources() if not source.name.startswith("src/chaffer/runtime/")]

    assert [place for source in others if source.name not in ALLOWED for place in drivers_in(source)] == []
    assert [name for name in ALLOWED if not any(drivers_in(source) for source in others if source.name == name)] == []


def test_imports_stand_at_the_top_of_their_file() -> None:
    assert [place for source in sources() for place in hidden_in(source)] == []


def test_a_driver_or_a_hidden_import_would_be_seen() -> None:
    bad = parsed("def f():\n    from psycopg.rows import dict_row\n")

    assert (drivers_in(bad), hidden_in(bad)) == (["snippet.py:2"], ["snippet.py:2"])
