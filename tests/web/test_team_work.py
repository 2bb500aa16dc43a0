"""People who work together, as the desk calls it."""

from secrets import token_hex
from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.desk.operations.write_team import WriteTeam, add_team
from chaffer.desk.rows.following import follow
from chaffer.runtime.database import Database
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop, meet
from tests.web.people import Browser, browser, hire
from tests.web.test_inbox import asks


@pytest.fixture
def boss(backstage: Backstage, db: Database, ours: Shop, client: TestClient) -> Any:
    backstage.tallies.every_seconds = 0
    hire(db, ours.id, "supervisor")
    with browser(backstage) as opened:
        opened.sign_in()
        yield opened


def queued(db: Database, shop: Shop, how_many: int = 3) -> list[str]:
    """Conversations the bot gave to people."""
    made = []
    for number in range(how_many):
        _, here = meet(db, shop.id, f"+49151000000{number:02}")
        asks(db, shop, here)
        made.append(here)
    while db.write_now("*", follow):
        pass
    return made


def key() -> dict[str, str]:
    return {"idempotency-key": token_hex(8)}


def bulk(boss: Browser, ids: list[str], status: int = 200, headers: dict[str, str] | None = None, **change: Any) -> Any:
    return boss("POST", "/conversations/bulk", {"ids": ids, "change": change}, status, **(headers or key()))


def test_many_are_given_to_a_colleague_and_brought_back(boss: Browser, db: Database, ours: Shop) -> None:
    ids = queued(db, ours)
    ada = hire(db, ours.id, "agent", "ada@shop.example")
    given = bulk(boss, [*ids, "cnv_nothing", ids[0]], assign_to=ada, add_labels=["vip"])

    assert given["done"] == 3
    assert [(each["id"], each["code"]) for each in given["items"]] == [
        *((each, "") for each in ids),
        ("cnv_nothing", "not_found"),
    ]
    assert given["items"][0]["before"]["owner_kind"] == "team"
    rows = {row["id"]: row for row in boss("GET", "/inbox")["items"]}
    assert {rows[each]["owner"]["id"] for each in ids} == {ada}
    assert all(rows[each]["labels"] == ["vip"] for each in ids)

    bulk(boss, ids, assign_to="", remove_labels=["vip"])
    rows = {row["id"]: row for row in boss("GET", "/inbox")["items"]}
    assert {(rows[each]["owner"]["kind"], *rows[each]["labels"]) for each in ids} == {("team",)}


def test_bringing_back_leaves_alone_what_somebody_else_has_by_now(boss: Browser, db: Database, ours: Shop) -> None:
    ids = queued(db, ours)
    ada = hire(db, ours.id, "agent", "ada@shop.example")
    bob = hire(db, ours.id, "agent", "bob@shop.example")
    bulk(boss, ids, assign_to=ada)
    bulk(boss, ids[:1], assign_to=bob)

    back = bulk(boss, ids, assign_to="", team="", assign_from=ada, add_labels=["back"])

    assert (back["done"], [each["code"] for each in back["items"]]) == (len(ids) - 1, ["taken", *[""] * (len(ids) - 1)])
    rows = {row["id"]: row for row in boss("GET", "/inbox")["items"]}
    assert (rows[ids[0]]["owner"]["id"], rows[ids[0]]["labels"]) == (bob, [])
    assert {rows[each]["owner"]["kind"] for each in ids[1:]} == {"team"}


def test_a_double_press_changes_many_once(boss: Browser, db: Database, ours: Shop) -> None:
    ids = queued(db, ours, 23)
    once = key()
    first = bulk(boss, ids, headers=once, state="closed")
    bulk(boss, ids, state="open")
    again = bulk(boss, ids, headers=once, state="closed")

    assert first == again
    assert {each["before"]["state"] for each in first["items"]} == {"open"}
    assert len(boss("GET", "/inbox")["items"]) == 23, "the repeat closed nothing"


def test_a_change_that_makes_no_sense_touches_nothing(boss: Browser, db: Database, ours: Shop) -> None:
    ids = queued(db, ours)
    for change in (
        {"state": "snoozed"}, {"state": "snoozed", "snoozed_until": "2020-01-01T00:00:00Z"}, {"assign_to": "stf_no"},
        {"team": "tem_no"}, {"hand_back": True, "assign_to": ""}, {"state": "gone"},
    ):  # fmt: skip
        bulk(boss, ids, 422, **change)
    bulk(boss, [f"cnv_{number}" for number in range(201)], 422, state="closed")

    assert {row["state"] for row in boss("GET", "/inbox")["items"]} == {"open"}


def test_many_go_back_to_the_bot(boss: Browser, db: Database, ours: Shop) -> None:
    ids = queued(db, ours)
    bulk(boss, ids, hand_back=True)

    assert {row["owner"]["kind"] for row in boss("GET", "/inbox")["items"]} == {"bot"}


def test_another_shops_conversations_are_not_there(boss: Browser, db: Database, ours: Shop, theirs: Shop) -> None:
    foreign = queued(db, theirs, 1)
    told = bulk(boss, foreign, state="closed")

    assert (told["done"], told["items"][0]["code"], told["items"][0]["before"]) == (0, "not_found", None)


def test_the_floor_is_for_those_who_supervise(boss: Browser, backstage: Backstage, db: Database, ours: Shop) -> None:
    (here,) = queued(db, ours, 1)
    db.write_now(ours.id, lambda tx: add_team(tx, WriteTeam("Sales")))
    told = boss("GET", "/floor")

    assert [row["id"] for row in told["longest"]] == [here]
    assert [each["name"] for each in told["teams"]] == ["Sales", ""]
    hire(db, ours.id, "agent", "ada@shop.example")
    with browser(backstage) as agent:
        agent.sign_in("ada@shop.example")
        agent("GET", "/floor", status=403)
        agent("POST", f"/conversations/{here}/whispers", {"text": "x"}, 403, **key())


def test_a_whisper_is_in_the_thread_page_of_who_answers_and_in_no_message(
    boss: Browser, backstage: Backstage, db: Database, ours: Shop
) -> None:
    (here,) = queued(db, ours, 1)
    ada = hire(db, ours.id, "agent", "ada@shop.example")
    boss("POST", f"/conversations/{here}/whispers", {"text": "Too early."}, 409, **key())
    with browser(backstage) as agent:
        agent.sign_in("ada@shop.example")
        agent("POST", f"/conversations/{here}/take-over", {})
        said = boss("POST", f"/conversations/{here}/whispers", {"text": "Offer the blue one."}, 201, **key())
        page = agent("GET", f"/conversations/{here}/messages")

        assert [(each["kind"], each["to_id"], each["aside"]) for each in page["notes"]] == [("whisper", ada, False)]
        assert "blue one" not in str(page["items"])
        agent("DELETE", f"/conversations/{here}/whispers/{said['id']}", status=204)
        assert agent("GET", f"/conversations/{here}/messages")["notes"][0]["aside"] is True
        agent("DELETE", f"/conversations/{here}/whispers/nte_no", status=404)


def test_one_follows_and_leaves(boss: Browser, db: Database, ours: Shop) -> None:
    (here,) = queued(db, ours, 1)

    assert boss("PUT", f"/conversations/{here}/followers/me", {})["mine"] is True
    assert boss("GET", "/followed")["ids"] == [here]
    assert [row["id"] for row in boss("GET", "/inbox?view=followed")["items"]] == [here]
    assert boss("GET", "/inbox/counts")["views"]["followed"] == 1
    boss("DELETE", f"/conversations/{here}/followers/me", status=204)
    assert boss("GET", f"/conversations/{here}/followers") == {"items": [], "mine": False}
