"""Nothing but SQLite opens the database file: whoever closes it beside SQLite drops SQLite's locks in this process.

Here the files that know where the database is are read; tests/process/test_database_file.py watches a real process.
"""

import ast

import pytest

from tests.architecture.sources import Source, dotted, parsed, sources

MAKES_IT = "src/chaffer/runtime/sqlite_file.py"
CONNECTS = "src/chaffer/runtime/sqlite.py"
OPENERS = {"open", "touch", "read_bytes", "read_text", "write_bytes", "write_text"}
COPIERS = {"shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree", "shutil.move"}
ALLOWED = {"src/chaffer/rehearsal/theatre.py": "copies a database that was closed, to where nobody has one open yet"}
PLACE = ("sqlite:///", "chaffer.db")


def knows_the_place(source: Source) -> bool:
    """Whether this file could tell where the database is."""
    return source.name in {MAKES_IT, CONNECTS} or any(
        (isinstance(node, ast.Attribute) and node.attr in {"database", "database_url"})
        or (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and any(each in node.value for each in PLACE)
        )
        for node in ast.walk(source.tree)
    )


def openings(source: Source) -> list[str]:
    """Calls that open a file by its path, in a file that knows the database's."""
    if not knows_the_place(source):
        return []
    return [
        f"{source.name}:{node.lineno}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and (_last(node) in OPENERS or dotted(node.func) in COPIERS)
    ]


def connections(source: Source) -> list[str]:
    """Where SQLite itself is opened, but for a database in memory."""
    return [
        f"{source.name}:{node.lineno}"
        for words, node in source.calls()
        if words.endswith("sqlite3.connect") and not (node.args and ast.unparse(node.args[0]) == "':memory:'")
    ]


def _last(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else dotted(call.func)


def test_who_knows_where_the_database_is_opens_no_file() -> None:
    assert len([source for source in sources() if knows_the_place(source)]) >= 5
    found = [place for source in sources() if source.name != MAKES_IT for place in openings(source)]
    assert sorted({place.split(":")[0] for place in found}) == sorted(ALLOWED), found


def test_the_file_is_made_only_where_there_is_none() -> None:
    (maker,) = (source for source in sources() if source.name == MAKES_IT)

    (making,) = (node for node in ast.walk(maker.tree) if isinstance(node, ast.Call) and _last(node) in OPENERS)

    assert "exist_ok=False" in ast.unparse(making)


def test_sqlite_is_opened_in_one_place() -> None:
    found = [place for source in sources() for place in connections(source)]

    assert [place.split(":")[0] for place in found] == [CONNECTS]


@pytest.mark.parametrize(
    "bad",
    [
        "with open(settings.database.removeprefix('sqlite:///')) as file: file.read()",
        "Path(settings.database_url).read_bytes()",
        "shutil.copy(data_dir / 'chaffer.db', target)",
        "os.close(os.open(folder / 'chaffer.db', os.O_RDWR))",
        "path = folder / 'chaffer.db'\npath.touch()",
    ],
)
def test_a_file_that_opened_it_would_be_seen(bad: str) -> None:
    assert openings(parsed(bad)) != []


def test_a_second_connection_would_be_seen_and_one_in_memory_is_none() -> None:
    assert connections(parsed("sqlite3.connect(path)")) != []
    assert connections(parsed("sqlite3.connect(':memory:')")) == []
