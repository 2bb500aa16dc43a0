"""The merchant joins two contacts, and parts them again."""

from typing import Any

from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from chaffer.wiring import reactions
from tests.web.conftest import Shop, json_of, meet


def _call(client: TestClient, shop: Shop, path: str, body: dict[str, Any] | None = None) -> Any:
    return client.post(f"/api/v1/{path}", json=body or {}, headers=shop.headers)


def test_two_contacts_are_joined_and_parted(client: TestClient, db: Database, ours: Shop) -> None:
    db.reactions = reactions("http://shop.test")
    one, thread = meet(db, ours.id, "+4915100000001")
    other, _ = meet(db, ours.id, "+4915100000002")

    made = json_of(_call(client, ours, f"contacts/{one}/merge", {"into": other, "reason": "told us"}), 201)

    shown = json_of(client.get(f"/api/v1/conversations/{thread}", headers=ours.headers))
    assert shown["contact_id"] == other
    (listed,) = json_of(client.get(f"/api/v1/contacts/{other}/merges", headers=ours.headers))["items"]
    assert (listed["id"], listed["evidence"]) == (made["id"], {"from": "merchant", "reason": "told us"})
    again = _call(client, ours, f"contacts/{one}/merge", {"into": other, "reason": "x"})
    assert json_of(again, 409)["code"] == "cannot_merge"

    json_of(_call(client, ours, f"merges/{made['id']}/split"))

    shown = json_of(client.get(f"/api/v1/conversations/{thread}", headers=ours.headers))
    assert shown["contact_id"] == one
    assert json_of(_call(client, ours, f"merges/{made['id']}/split"), 409)["code"] == "cannot_split"


def test_another_shops_people_are_nobody_here(client: TestClient, db: Database, ours: Shop, theirs: Shop) -> None:
    one, _ = meet(db, ours.id)
    other, _ = meet(db, theirs.id)

    assert _call(client, ours, f"contacts/{one}/merge", {"into": other, "reason": "x"}).status_code == 404
    assert _call(client, theirs, f"contacts/{one}/merge", {"into": other, "reason": "x"}).status_code == 404
