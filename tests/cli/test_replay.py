"""`chaffer replay`: events given up, and stored turns taken once more."""

import base64
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Update, select, update

from chaffer.accounts.tables import texts
from chaffer.cli.every_table import every_table
from chaffer.commerce.catalog.tables import prices
from chaffer.inbox.tables import inbox
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.tables import day_keys
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.threads.tables import conversations, turns
from tests.cli.conftest import Chaffer
from tests.conversations.test_statement_count import Counted

PUT_TEXT = Statement("test.put_own_text", insert_all(texts))


@pytest.fixture
def environment(tmp_path: Path, database_url: str) -> dict[str, str]:
    key = base64.b64encode(bytes(32)).decode()
    return {
        "CHAFFER_DATA_DIR": str(tmp_path / "data"), "CHAFFER_DATABASE_URL": database_url, "CHAFFER_ROOT_KEY": key,
    }  # fmt: skip


@pytest.fixture
def counted(db: Database, tmp_path: Path) -> Counted:
    """A shopper looked for a dress, saw it and put it in the cart: four turns."""
    shop = Counted(db, tmp_path)
    shop.says("hello")
    shop.says("a blue dress under 300 dollars")
    shop.taps("see:")
    shop.taps("add:")
    return shop


def conversation_of(shop: Counted) -> str:
    rows = shop.db.read_now(shop.shop_id, lambda tx: tx.query("test.conversation", select(conversations.c.id)))
    return str(rows[0].id)


def changed(shop: Counted, change: Update, **values: Any) -> None:
    shop.db.write_now(shop.shop_id, lambda tx: tx.run(Statement("test.change", change), **values))


def everything(db: Database) -> dict[str, list[Any]]:
    """Every row of every table."""
    return {
        table.name: sorted(map(str, db.read_now(ANY_SHOP, lambda tx, t=table: tx.query("test.all", select(t)))))  # type: ignore[misc]
        for table in every_table()
    }


def test_turns_that_answer_as_they_did_are_only_counted(chaffer: Chaffer, counted: Counted) -> None:
    words = ["replay", "--shop", "counted", "--conversation", conversation_of(counted)]

    assert chaffer(*words).stdout == "4 of 4 turns replayed, 0 answered otherwise\n"
    assert chaffer("replay", "--shop", "counted", "--newest", "5").stdout == chaffer(*words).stdout


def test_nothing_is_left_of_a_replay(chaffer: Chaffer, counted: Counted) -> None:
    before = everything(counted.db)

    chaffer("replay", "--shop", "counted", "--newest", "1")

    assert everything(counted.db) == before
    assert before["turns"]
    assert before["carts"]


def test_an_answer_that_differs_is_shown_beside_the_old_one(chaffer: Chaffer, counted: Counted) -> None:
    """The control: what the code says now is really asked."""
    counted.db.write_now(
        counted.shop_id,
        lambda tx: tx.run(
            PUT_TEXT, key="added", language="en", persona="", text="Ahoy, it is aboard.", updated_at=tx.now
        ),
    )

    said = chaffer("replay", "--shop", "counted", "--newest", "1", code=1).stdout

    assert " turn 4, 2026-03-02 12:00:00+00:00, release " in said
    assert "\n  + Ahoy, it is aboard.\n" in said
    assert "\n  > [this]\n" in said
    assert said.endswith("4 of 4 turns replayed, 1 answered otherwise\n")


def test_the_world_answers_as_it_did_then(chaffer: Chaffer, counted: Counted) -> None:
    """Prices of today have nothing to do with what was shown."""
    changed(counted, update(prices).where(prices.c.shop_id == counted.shop_id).values(minor=1))

    assert "0 answered otherwise" in chaffer("replay", "--shop", "counted", "--newest", "1").stdout


def test_what_was_not_asked_then_is_answered_by_today_and_said(chaffer: Chaffer, counted: Counted) -> None:
    forget = update(turns).where(turns.c.shop_id == counted.shop_id, turns.c.version == 2)
    heard = counted.db.read_now(counted.shop_id, lambda tx: tx.query("test.turns", select(turns)))[1].inputs[:1]
    changed(counted, forget.values(inputs=heard))
    assert "0 answered otherwise" in chaffer("replay", "--shop", "counted", "--newest", "1").stdout
    changed(counted, update(prices).where(prices.c.shop_id == counted.shop_id).values(minor=12300))

    said = chaffer("replay", "--shop", "counted", "--newest", "1", code=1).stdout

    assert "$123" in said
    assert "  asked anew: find {" in said
    assert "1 turns asked what they did not ask then, and were answered by today's data" in said


def test_shredded_bodies_are_said_to_be_gone(chaffer: Chaffer, counted: Counted) -> None:
    changed(counted, update(day_keys).where(day_keys.c.shop_id == counted.shop_id).values(sealed_key=None))

    said = chaffer("replay", "--shop", "counted", "--newest", "1").stdout

    assert said == (
        "4 of 4 turns replayed, 0 answered otherwise\n"
        "4 raw bodies are gone (shredded): what was said is taken from the kept messages\n"
    )


def test_a_turn_nobody_can_read_is_named(chaffer: Chaffer, counted: Counted) -> None:
    which = update(turns).where(turns.c.shop_id == counted.shop_id, turns.c.version == 2)
    changed(counted, which.values(inputs=[{"type": "sung"}], release="0.0.1"))

    said = chaffer("replay", "--shop", "counted", "--newest", "1").stdout

    assert "turn 2, 2026-03-02 12:00:00+00:00, release 0.0.1 cannot be replayed: release 0.0.1 stored it" in said
    assert said.endswith("3 of 4 turns replayed, 0 answered otherwise\n")


def test_a_defect_in_a_turn_is_told_and_the_others_go_on(chaffer: Chaffer, counted: Counted) -> None:
    which = update(turns).where(turns.c.shop_id == counted.shop_id, turns.c.version == 2)
    changed(counted, which.values(before={"asked": 5}))

    said = chaffer("replay", "--shop", "counted", "--newest", "1", code=1).stdout

    assert "  failed: " in said
    assert said.endswith("4 of 4 turns replayed, 1 answered otherwise\n")


def test_what_is_not_there_is_told_in_one_line(chaffer: Chaffer, counted: Counted) -> None:
    told = chaffer("replay", "--shop", "counted", "--conversation", "cnv_x", code=2).stderr
    both = chaffer("replay", "--shop", "counted", "--newest", "1", "evt_1", code=2).stderr

    assert told == "chaffer: there is no conversation 'cnv_x'\n"
    assert "one of the two" in both


def test_an_event_that_was_given_up_is_listed_and_taken_up_again(chaffer: Chaffer, counted: Counted) -> None:
    rows = counted.db.read_now(counted.shop_id, lambda tx: tx.query("test.events", select(inbox.c.id)))
    event_id = rows[0].id
    which = update(inbox).where(inbox.c.shop_id == counted.shop_id, inbox.c.id == event_id)
    changed(counted, which.values(state="dead", error="it was too much"))

    listed = chaffer("replay", "--shop", "counted").stdout
    again = chaffer("replay", "--shop", "counted", event_id).stdout

    assert listed.split("\t")[0::3] == [event_id, "it was too much\n"]
    assert again == "1 taken up again\n"
    assert chaffer("replay", "--shop", "counted").stdout == ""
    assert "no such event was given up" in chaffer("replay", "--shop", "counted", event_id, code=2).stderr
