"""Every conversation file, through the real wire, on both databases."""

import itertools
from pathlib import Path

import pytest

from chaffer.conversations.replaying.replay import replay
from chaffer.conversations.replaying.stored import newest_conversations, stored_turns
from chaffer.conversations.replaying.told import difference
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.play import play
from chaffer.rehearsal.script import load
from chaffer.rehearsal.town import Town
from tests.conversations.shelf import FILES, shopper_of

_numbers = itertools.count(1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_conversation_goes_through_the_wire_as_written_and_can_be_replayed(
    kind: str, path: Path, place: tuple[Town, Pages]
) -> None:
    town, pages = place
    script = load(path)
    stage = shopper_of(town, pages, next(_numbers), script)
    shop_id = stage.shop_id

    play(script, stage)

    server = town.assembled.server
    (conversation_id,) = server.db.read_now(shop_id, lambda tx: newest_conversations(tx, 2))
    for turn in server.db.read_now(shop_id, lambda tx: stored_turns(tx, conversation_id)):
        replayed = replay(server.house, server.secrets, shop_id, turn)
        assert not turn.unreadable
        assert not replayed.differs, "\n".join(difference(turn.answered, replayed.answered))
        assert not replayed.asked_anew
