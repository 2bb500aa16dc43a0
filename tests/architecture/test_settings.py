"""A setting that nothing reads is a promise nobody keeps."""

import ast

from chaffer.runtime.settings import entries
from tests.architecture.sources import Source, parsed, sources


def read_in(source: Source) -> set[str]:
    return {node.attr for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)}


def unread(names: list[str], read: set[str]) -> list[str]:
    return [name for name in names if name not in read]


def test_every_setting_is_read_by_somebody() -> None:
    read = {name for source in sources() for name in read_in(source)}

    assert unread([entry.name for entry in entries()], read) == []


def test_a_setting_nobody_reads_would_be_seen() -> None:
    assert unread(["port", "coffee"], read_in(parsed("listen(settings.port)"))) == ["coffee"]
