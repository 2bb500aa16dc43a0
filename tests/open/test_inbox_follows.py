"""The inbox of a whole server follows what happens in it."""

from datetime import UTC, datetime
from typing import Any

from chaffer.accounts.tables import staff
from chaffer.runtime.statements import Statement, insert_all
from tests.open.conftest import Open


def rows(opened: Open, **asked: str) -> list[Any]:
    return list(opened.get("/inbox", **asked)["items"])


def says(opened: Open, text: str) -> None:
    opened.street.says({"type": "text", "text": {"body": text}})


def test_the_list_the_numbers_and_the_search_follow_real_talk(opened: Open) -> None:
    says(opened, "hello")
    bots = opened.street.until(lambda: rows(opened, view="bot"))
    says(opened, "I want to talk to a person about peonies")
    waits = opened.street.until(lambda: rows(opened, view="unassigned"))
    counts = opened.street.until(lambda: _counted(opened, waiting=1))
    found = opened.street.until(lambda: opened.get("/find", q="peonies")["messages"])
    opened.post(f"/conversations/{waits[0]['id']}/take-over")

    assert [each["id"] for each in bots] == [each["id"] for each in waits]
    assert waits[0]["due_at"] > waits[0]["waiting_since"]
    assert (counts["views"]["unassigned"], counts["views"]["all"]) == (1, 1)
    assert "peonies" in found[0]["excerpt"]
    assert [each["id"] for each in rows(opened, view="mine")] == [waits[0]["id"]]
    assert rows(opened, view="unassigned") == []


def test_what_is_put_off_comes_back_by_its_timer(opened: Open) -> None:
    says(opened, "hello")
    (row,) = opened.street.until(lambda: rows(opened, view="bot"))
    soon = opened.street.db.clock.now().timestamp() + 1.5
    until = _iso(soon)
    opened.patch(f"/conversations/{row['id']}", {"state": "snoozed", "snoozed_until": until})

    assert [each["snoozed_until"] is not None for each in rows(opened, view="snoozed")] == [True]
    assert opened.street.until(lambda: rows(opened, view="bot"))
    assert rows(opened, view="snoozed") == []


def test_a_team_that_routes_gives_what_waits_to_its_people(opened: Open) -> None:
    staff_id = _hire(opened)
    routing = {"mode": "round_robin", "takes_rest": True}
    opened.post("/teams", {"name": "Sales", "members": [staff_id], "routing": routing}, 201)
    says(opened, "I want to talk to a person")

    (row,) = opened.street.until(lambda: rows(opened, owner=staff_id))

    assert row["owner"] == {"kind": "person", "id": staff_id, "name": "Ada"}


def _counted(opened: Open, **views: int) -> Any:
    told = opened.get("/inbox/counts")
    return told if views.items() <= told["views"].items() else None


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _hire(opened: Open) -> str:
    street = opened.street
    staff_id = street.db.clock.new_id("staff")
    street.db.write_now(street.shop_id, lambda tx: tx.run(
        _STAFF, id=staff_id, name="Ada", email="ada@desk.test", role="agent", created_at=tx.now
    ))  # fmt: skip
    return staff_id


_STAFF = Statement("test.staff", insert_all(staff, "id", "name", "email", "role", "created_at"))
