"""The repository as data: its tracked files, and its Python as trees."""

import ast
import importlib
import pkgutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import chaffer

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src/chaffer"


@dataclass(frozen=True)
class Source:
    """One Python file. `name` is its path from the root of the repository."""

    name: str
    text: str
    tree: ast.Module

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the dotted words before its brackets."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and (words := dotted(node.func)):
                yield words, node


def parsed(text: str, name: str = "snippet.py") -> Source:
    return Source(name, text, ast.parse(text))


def dotted(node: ast.expr) -> str:
    """`a.b.c` for the expression that reads so; empty for any other."""
    match node:
        case ast.Name(id):
            return id
        case ast.Attribute(value, attr):
            before = dotted(value)
            return f"{before}.{attr}" if before else ""
        case _:
            return ""


@cache
def sources() -> tuple[Source, ...]:
    """Our package, without the generated migrations."""
    files = sorted(SOURCE.rglob("*.py"))
    return tuple(
        parsed(file.read_text(), str(file.relative_to(ROOT)))
        for file in files
        if "migrations/versions" not in str(file)
    )


@cache
def modules() -> tuple[ModuleType, ...]:
    """All of our package, imported, but for what runs when imported."""
    names = [module.name for module in pkgutil.walk_packages(chaffer.__path__, "chaffer.")]
    return tuple(
        importlib.import_module(name) for name in names if not name.endswith("__main__") and ".migrations" not in name
    )


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that belongs to the project; all that are there, where git is not."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    return tuple(path for path in names if path.is_file()) if listed.returncode == 0 else tuple(SOURCE.rglob("*"))


def texts() -> Iterator[tuple[str, str]]:
    """(path, text) of each tracked file that is text."""
    for path in tracked():
        try:
            yield str(path.relative_to(ROOT)), path.read_text()
        except UnicodeDecodeError:
            continue
