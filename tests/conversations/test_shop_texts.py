from datetime import timedelta

from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.accounts.tables import texts
from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.words import words
from chaffer.conversations.shops import Shops
from chaffer.conversations.voices.render import render
from chaffer.kernel.message import Text
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all
from chaffer.testing import ManualClock

PUT = Statement("test.put_text", insert_all(texts))


def test_a_shop_s_own_words_come_before_ours_and_a_change_is_seen_soon(db: Database, clock: ManualClock) -> None:
    shops = Shops()
    db.write_now("shp_a", lambda tx: create_shop(tx, CreateShop("a", "A", "EUR")))

    def spoken() -> str:
        (part,) = db.read_now("shp_a", lambda tx: render(Say((words("welcome"),)), "en", shops.voice(tx)))
        assert isinstance(part, Text)
        return part.text

    ours = spoken()
    db.write_now(
        "shp_a",
        lambda tx: tx.run(PUT, key="welcome", language="en", persona="", text="Any time, sunshine.", updated_at=tx.now),
    )

    assert spoken() == ours, "remembered for a moment"
    clock.forward(seconds=timedelta(seconds=3).total_seconds())
    assert spoken() == "Any time, sunshine." != ours
