"""Every conversation that a page can hold, through the web chat, on both databases."""

import itertools
from pathlib import Path

import pytest

from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.play import play
from chaffer.rehearsal.script import load
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.web_stage import WebStage
from tests.conversations.shelf import FILES, open_shop

PHONES_ONLY = ("order", "sends")
"""What a page has not: a catalogue of its own, a camera."""
HELD = [
    path
    for path in FILES
    if not load(path).wire and not any(step.act in PHONES_ONLY or len(step.texts) > 1 for step in load(path).steps)
    # Two messages in one breath come in one webhook; a page's frames come one by one, and the first is answered.
]
_numbers = itertools.count(1)


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_a_conversation_goes_through_the_web_chat_as_written(
    kind: str, path: Path, place: tuple[Town, Pages]
) -> None:  # fmt: skip
    town, pages = place
    script = load(path)
    shop_id = town.clock.new_id("shop")
    where = script.shop.number.get("country", "US")
    open_shop(town.assembled.server.db, shop_id, f"web-{next(_numbers)}", country=where)
    stage = WebStage(town, pages, shop_id, script)

    play(script, stage)

    assert stage.page.arrivals == sorted(stage.page.arrivals)
    stage.close()
