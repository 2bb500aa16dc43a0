"""A card number sent in pieces does not stand in the store as a whole, nor is its last piece said back."""

import itertools
import re

import pytest
from sqlalchemy import select

from chaffer.inbox.tables import inbox
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.wire_stage import WireStage
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages, turns
from tests.conversations.shelf import shopper_of

CARD = "4000056655665556"
_numbers = itertools.count(701)


def pieces(*lengths: int) -> list[str]:
    ends = list(itertools.accumulate(lengths))
    return [CARD[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def kept(stage: WireStage) -> str:
    """All that is kept of what was said and done: messages, turns, and the events as they are sealed, opened."""

    def read(tx: Transaction) -> str:
        said = tx.query("test.said", select(messages.c.part).where(messages.c.shop_id == stage.shop_id))
        made = tx.query("test.turns", select(turns).where(turns.c.shop_id == stage.shop_id))
        events = tx.query("test.inbox", select(inbox).where(inbox.c.shop_id == stage.shop_id))
        bodies = stage.town.assembled.server.house.bodies
        opened = [bodies.open(tx, row.day, bytes(row.body), row.id).decode() for row in events]
        return f"{[row.part for row in said]} {[(row.inputs, row.effects, row.before, row.after) for row in made]} {opened}"

    return stage.db.read_now(stage.shop_id, read)


def stands_in(piece: str, text: str) -> bool:
    spaced = r"\s?".join(piece)
    return re.search(rf"(?<!\d){spaced}(?!\d)", text) is not None


@pytest.mark.parametrize("lengths", [(8, 8), (4, 12), (12, 4), (4, 4, 8), (4, 4, 4, 4)], ids=str)
def test_the_piece_that_completes_a_card_number_is_masked(lengths: tuple[int, ...], town: Town, pages: Pages) -> None:
    stage = shopper_of(town, pages, next(_numbers), Script())
    *first, last = pieces(*lengths)
    for piece in first:
        stage.say([piece])
        stage.read_bot()

    stage.say([last])

    assert "removed what looked like a card number" in stage.read_bot().text
    assert stands_in(first[-1], kept(stage)), "nobody could know yet"
    assert not stands_in(last, kept(stage))


def test_pieces_sent_at_once_are_all_masked(town: Town, pages: Pages) -> None:
    stage = shopper_of(town, pages, next(_numbers), Script())

    stage.say(["my card: 4000 0566", "5566 5556 12/29"])

    assert "removed what looked like a card number" in stage.read_bot().text
    assert not stands_in("55665556", kept(stage))


def test_numbers_that_make_no_card_are_heard(town: Town, pages: Pages) -> None:
    stage = shopper_of(town, pages, next(_numbers), Script())
    stage.say(["4000 0566"])
    stage.read_bot()

    stage.say(["5566 5557"])

    assert "removed" not in stage.read_bot().text
    assert stands_in("55665557", kept(stage))
