"""What shoppers do on the merchant's own site."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from tests.web.api import Api
from tests.web.conftest import Shop, buy, meet


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


def event(name: str, kind: str, who: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "who": who, **more}


def agree(api: Api, contact_id: str, state: str = "confirmed") -> None:
    told = {"channel": "web", "state": state, "wording": "May we remember?", "proof": {"page": "/"},
            "purpose": "tracking"}  # fmt: skip
    api("POST", f"/contacts/{contact_id}/consents", told, 201)


def became(answer: Any) -> list[str]:
    return [each["became"] for each in answer["items"]]


def test_looking_is_kept_only_of_those_who_agreed_and_orders_of_all(
    api: Api, db: Database, ours: Shop, clock: ManualClock
) -> None:
    contact_id, _ = meet(db, ours.id)
    who = {"contact_id": contact_id}
    events = {"events": [event("1", "view", who), event("2", "cart", who), event("3", "order", who)]}
    before = became(api("POST", "/events", events))
    clock.forward(minutes=1)
    agree(api, contact_id)
    after = became(api("POST", "/events", events))
    clock.forward(minutes=1)
    agree(api, contact_id, "withdrawn")
    clock.forward(minutes=1)
    again = became(api("POST", "/events", {"events": [event("4", "view", who)]}))

    assert before == ["no_consent", "no_consent", "kept"]
    assert after == ["kept", "kept", "known"]
    assert again == ["no_consent"]


def test_people_are_known_by_their_addresses_and_of_this_shop_only(
    api: Api, db: Database, ours: Shop, theirs: Shop
) -> None:
    meet(db, ours.id, "+15551230009")
    stranger, _ = meet(db, theirs.id, "+15551230008")
    phone = {"channel": "whatsapp", "kind": "phone", "value": "+15551230009"}
    told = [event("1", "order", phone), event("2", "order", {**phone, "value": "+15551230008"}),
            event("3", "order", {"contact_id": stranger}), event("4", "order", {})]  # fmt: skip

    assert became(api("POST", "/events", {"events": told})) == ["kept", *["unknown_person"] * 3]


def test_a_timeline_goes_back_page_by_page_without_a_gap(
    api: Api, db: Database, ours: Shop, clock: ManualClock
) -> None:
    contact_id, _ = meet(db, ours.id)
    agree(api, contact_id)
    who, same = {"contact_id": contact_id}, clock.now().isoformat()
    told = [event(str(n), "view", who, at=same, details={"sku": f"S{n}"}) for n in range(7)]
    api("POST", "/events", {"events": told})
    clock.forward(minutes=1)
    buy(db, ours.id)

    entries, cursor = [], ""
    for _ in range(10):
        page = api("GET", f"/contacts/{contact_id}/timeline?limit=2&cursor={cursor}")
        entries += page["items"]
        cursor = page["next_cursor"]
        if not cursor:
            break

    assert len({each["id"] for each in entries}) == len(entries) == 11  # with the thread, and who noted the consent
    assert entries[0]["kind"] == "placed"
    assert sorted(each["details"]["sku"] for each in entries if each["kind"] == "view") == [f"S{n}" for n in range(7)]


@pytest.mark.parametrize(
    "events",
    [
        [], [{"id": "1", "type": "wish", "who": {}}], [event("1", "view", {})] * 101,
        [event("1", "view", {}, at="2026-01-01T00:00:00")], [event("1", "view", {}, details={"what": 1})],
        [event("1", "view", {}, details={"url": "x" * 2001})],
    ],
)  # fmt: skip
def test_what_is_no_event_is_refused(api: Api, events: list[Any]) -> None:
    api("POST", "/events", {"events": events}, 422)


def test_a_place_that_is_none_of_ours_is_refused(api: Api, db: Database, ours: Shop) -> None:
    contact_id, _ = meet(db, ours.id)

    for cursor in ("YWJj", "OTk5OTk5OTk5OTk5OTk5OTk5OTkvYQ", "MS8"):
        api("GET", f"/contacts/{contact_id}/timeline?cursor={cursor}", status=400)
