"""Names, sizes and excuses of files."""

import re

from tests.architecture.sources import ROOT, Source, parsed, sources

DRAWERS = {"utils", "util", "helpers", "helper", "base", "common", "manager", "managers", "service", "services", "misc"}
AT_MOST_LINES = 400
LARGER = {"src/chaffer/kernel/message.py": "one closed vocabulary: all that can be said"}
_EXCUSE = re.compile(r"#\s*type:\s*ignore(?!\[[a-z0-9, -]+\])")


def drawers(names: list[str]) -> list[str]:
    """Paths with a part that says nothing of what is in it."""
    return [name for name in names if any(part.removesuffix(".py") in DRAWERS for part in name.split("/"))]


def bare_excuses(source: Source) -> list[str]:
    lines = enumerate(source.text.splitlines(), 1)
    return [f"{source.name}:{n}" for n, line in lines if _EXCUSE.search(line)]


def too_long(source: Source) -> bool:
    return source.text.count("\n") > AT_MOST_LINES


def ours() -> list[Source]:
    """Our package and what stands around it."""
    around = [file for folder in ("tests", "tools", "bench") for file in sorted((ROOT / folder).rglob("*.py"))]
    return [*sources(), *(parsed(file.read_text(), str(file.relative_to(ROOT))) for file in around)]


def test_no_file_is_a_drawer() -> None:
    assert drawers([source.name for source in ours()]) == []


def test_every_ignored_type_names_its_code() -> None:
    assert [place for source in ours() for place in bare_excuses(source) if "tests/architecture/" not in place] == []


def test_no_file_does_too_much() -> None:
    long = {source.name for source in sources() if too_long(source)}

    assert sorted(long - LARGER.keys()) == [], "a larger file is a question: does it do two things?"


def test_each_of_these_would_be_seen() -> None:
    assert drawers(["src/chaffer/outbox/utils.py", "src/chaffer/common/ids.py", "src/chaffer/web/basement.py"]) == [
        "src/chaffer/outbox/utils.py", "src/chaffer/common/ids.py",
    ]  # fmt: skip
    assert bare_excuses(parsed("a = 1  # type: ignore\nb = 2  # type: ignore[arg-type]\n")) == ["snippet.py:1"]
    assert too_long(parsed("\n" * 401))
    assert not too_long(parsed("\n" * 400))
