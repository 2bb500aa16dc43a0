"""What shoppers say of their own tastes counts in their other threads too, until they have it forgotten."""

import itertools
from pathlib import Path

import pytest
from sqlalchemy import select, update

from chaffer.people.tables import recipients
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.wire_stage import WireStage
from chaffer.runtime.statements import Statement, given, mine
from chaffer.threads.tables import conversations
from tests.conversations.shelf import shopper_of

TOLD = [
    line.split("\t")
    for line in Path(__file__).with_name("own_tastes.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
_numbers = itertools.count(9000)
_KEPT = Statement("test.recipients", select(recipients.c.id).where(mine(recipients)))
_NEW = Statement("test.new_thread", update(conversations).where(mine(conversations)).values(dialogue=given("none")))


def answer(stage: WireStage, text: str) -> tuple[str, list[str]]:
    """All that is said, and the titles of what is shown."""
    stage.say([text])
    seen = stage.read_bot()
    return seen.text, list(seen.cards)


def begin_anew(stage: WireStage) -> None:
    """A thread that knows nothing of what was said in the last one."""
    stage.db.write_now(stage.shop_id, lambda tx: tx.run(_NEW, none={}))


@pytest.mark.parametrize(("language", "told", "wanted", "what", "forget"), TOLD, ids=lambda value: value[:12])
def test_own_tastes_are_heeded_in_a_new_thread_until_forgotten(
    town: Town, pages: Pages, language: str, told: str, wanted: str, what: str, forget: str
) -> None:
    stage = shopper_of(town, pages, next(_numbers), Script(about="", language=language, steps=[]))
    before = answer(stage, wanted)[1]
    begin_anew(stage)
    noted, _ = answer(stage, told)
    begin_anew(stage)

    said, shown = answer(stage, wanted)

    assert what in noted
    assert what in said
    assert shown
    assert shown != before
    begin_anew(stage)
    answer(stage, forget)
    assert stage.db.read_now(stage.shop_id, lambda tx: tx.rows(_KEPT)) == []
    assert answer(stage, wanted)[1] == before
