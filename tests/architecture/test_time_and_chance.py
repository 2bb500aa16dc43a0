"""Time and chance are given, never taken: a whole server can be run from a seed and a clock that is set by hand."""

import ast

import pytest

from tests.architecture.sources import Source, dotted, parsed, sources

TAKES = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "os.urandom",
         "time.localtime", "time.gmtime", "uuid.uuid4", "uuid4", "uuid.uuid1", "random.", "secrets.")  # fmt: skip
ALLOWED = {
    "src/chaffer/runtime/clock.py": "the clock itself",
    "src/chaffer/runtime/secrets.py": "keys, nonces and tokens: nobody may foresee them",
    "src/chaffer/cli/demo.py": "the secrets of a demo, made before there is a server",
    "src/chaffer/cli/outside.py": "the secrets between us and our test provider, made before there is a server",
}


def takings(source: Source) -> list[str]:
    """Where a file takes time or chance by itself, called or handed on as a value."""
    own = {name.asname or name.name for node in ast.walk(source.tree) if isinstance(node, ast.Import | ast.ImportFrom)
           for name in node.names if isinstance(node, ast.Import) or node.module in ("datetime", "uuid")}  # fmt: skip
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in own:
            words = f"{node.value.id}.{node.attr}"
            if words == "random.Random":
                continue  # dice with a seed, given by the caller
            if any(words == taken or (taken.endswith(".") and words.startswith(taken)) for taken in TAKES):
                found.append(f"{source.name}:{node.lineno} {words}")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            if ast.unparse(node).startswith(("datetime.datetime.now", "datetime.date.today")):
                found.append(f"{source.name}:{node.lineno} {ast.unparse(node)}")
        elif isinstance(node, ast.ImportFrom) and node.module in ("random", "uuid", "secrets"):
            names = {name.name for name in node.names} - {"Random"}
            found += [f"{source.name}:{node.lineno} {node.module}.{name}" for name in sorted(names)]
        elif isinstance(node, ast.Call) and dotted(node.func) in ("Random", "random.Random") and not node.args:
            found.append(f"{source.name}:{node.lineno} dice without a seed")
    return found


def test_nothing_takes_the_time_or_throws_dice_by_itself() -> None:
    assert [place for source in sources() if source.name not in ALLOWED for place in takings(source)] == []


def test_no_exception_outlives_its_need() -> None:
    assert [name for name in ALLOWED if not any(takings(source) for source in sources() if source.name == name)] == []


@pytest.mark.parametrize(
    "bad",
    [
        "from datetime import UTC, datetime\nAT = datetime.now(UTC)",
        "import datetime\nAT = datetime.datetime.now()",
        "import time\nAT = time.time()",
        "import random\nN = random.random()",
        "from random import choice",
        "from random import Random\ndice = Random()",
        "from uuid import uuid4",
        "import uuid\nmake = uuid.uuid4",
        "import secrets\nT = secrets.token_urlsafe()",
        "import os\nT = os.urandom(16)",
    ],
)
def test_a_file_that_took_them_would_be_seen(bad: str) -> None:
    assert takings(parsed(bad)) != []


def test_names_that_only_look_alike_are_left_alone() -> None:
    assert takings(parsed("from random import Random\ndice = Random(7)")) == []
    assert (
        takings(parsed("from chaffer.runtime import secrets as kept\nkept.seal(b'')\nsecrets = {}\nsecrets.get('x')"))
        == []
    )
