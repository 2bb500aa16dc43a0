"""Every conversation file, through the real wire, on both databases."""

import itertools
from pathlib import Path

import pytest

from tests.conversations.outside import Pages
from tests.conversations.play import FILES, load, play
from tests.conversations.wire import WireStage
from tests.town import Town

# A town's time only goes forward: files that let it pass come after those whose day is written in them.
IN_ORDER = sorted(FILES, key=lambda path: "waits:" in path.read_text(encoding="utf-8"))
_numbers = itertools.count(1)


@pytest.mark.parametrize("path", IN_ORDER, ids=lambda path: path.stem)
def test_a_conversation_goes_through_the_wire_as_written(path: Path, town: Town, pages: Pages) -> None:
    told = load(path)

    play(told, WireStage(town, pages, next(_numbers), told))
