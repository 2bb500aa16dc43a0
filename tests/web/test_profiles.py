"""What is known of a shopper, the shop's own fields, and who may be the same person, through the API."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import find_or_add
from chaffer.people.operations.save_address import SaveAddress, save_address
from chaffer.runtime.database import Database
from chaffer.wiring import reactions
from tests.commerce.shop import ADDRESS
from tests.web.api import Api
from tests.web.conftest import Shop, meet


@pytest.fixture
def api(client: TestClient, ours: Shop) -> Api:
    return Api(client, ours)


@pytest.fixture
def anna(db: Database, ours: Shop) -> str:
    db.reactions = reactions("https://shop.example")
    return meet(db, ours.id)[0]


def test_sizes_tastes_days_and_labels_are_added_to_what_is_known(api: Api, anna: str) -> None:
    path = f"/contacts/{anna}/profile"
    api("PATCH", path, {"sizes": {"height": 1720, "foot": 240}, "likes": ["linen"], "days": {"birthday": "05-03"}})

    told = api("PATCH", path, {"sizes": {"foot": 245}, "dislikes": ["wool"], "labels": ["VIP", " VIP ", "prom"]})

    assert told["sizes"] == {"height": 1720, "foot": 245}
    (own,) = told["people"]
    assert (own["key"], own["likes"], own["dislikes"], own["days"]) == (
        "self",
        ["linen"],
        ["wool"],
        {"birthday": "05-03"},
    )
    assert told["labels"] == ["VIP", "prom"]
    assert api("PATCH", path, {"sizes": {}})["sizes"] == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"sizes": {"nose": 5}},
        {"sizes": {"height": -1}},
        {"days": {"birthday": "13-40"}},
        {"likes": [""]},
        {"fields": {"none": "x"}},
    ],
)
def test_what_is_no_size_no_day_and_no_field_is_refused(api: Api, anna: str, wrong: dict[str, Any]) -> None:
    api("PATCH", f"/contacts/{anna}/profile", wrong, 422)

    assert api("GET", f"/contacts/{anna}/profile")["sizes"] == {}


def test_a_shops_own_fields_hold_what_fits_them(api: Api, anna: str) -> None:
    made = {
        kind: api("POST", "/custom-fields", {"name": f"My {kind}", "kind": kind, **more}, 201)
        for kind, more in {"text": {}, "number": {}, "date": {}, "choice": {"choices": ["gold", "silver"]}}.items()
    }
    path = f"/contacts/{anna}/profile"
    good = {"my_text": " Ring of  hers ", "my_number": 7.5, "my_date": "2026-05-03", "my_choice": "gold"}

    told = api("PATCH", path, {"fields": good})["fields"]
    for wrong in ({"my_number": "x"}, {"my_date": "soon"}, {"my_choice": "tin"}, {"my_text": 5}):
        api("PATCH", path, {"fields": wrong}, 422)

    assert told == {**good, "my_text": "Ring of hers"}
    assert api("PATCH", path, {"fields": {"my_number": None}})["fields"].keys() == good.keys() - {"my_number"}
    api("PATCH", f"/custom-fields/{made['choice']['id']}", {"choices": []}, 422)
    api("DELETE", f"/custom-fields/{made['text']['id']}", None, 204)
    assert api("GET", path)["other"] == {"my_text": "Ring of hers"}
    api("POST", "/custom-fields", {"name": "My date", "kind": "date"}, 409)


def test_who_shares_an_address_may_be_the_same_and_who_was_joined_is_not_shown(
    api: Api, db: Database, ours: Shop, theirs: Shop, anna: str
) -> None:
    other = db.write_now(
        ours.id, lambda tx: find_or_add(tx, "whatsapp", "acc_2", [Identity("phone", "+4915100000001")], "A.")
    )
    third, _ = meet(db, ours.id, "+4915100000009")
    foreign, _ = meet(db, theirs.id)
    for each in (anna, third):
        api("PATCH", f"/contacts/{each}", {"email": "anna@example.com"})
        db.write_now(ours.id, lambda tx, each=each: save_address(tx, SaveAddress(each, dict(ADDRESS))))  # type: ignore[misc]

    found = {
        one["contact_id"]: {each["by"] for each in one["reasons"]}
        for one in api("GET", f"/contacts/{anna}/alike")["items"]
    }

    assert found == {other: {"phone"}, third: {"email", "address"}}
    assert foreign not in found
    merge = api("POST", f"/contacts/{third}/merge", {"into": anna, "reason": "the same parcel"}, 201)
    assert [one["contact_id"] for one in api("GET", f"/contacts/{anna}/alike")["items"]] == [other]
    api("POST", f"/merges/{merge['id']}/split")
    assert len(api("GET", f"/contacts/{anna}/alike")["items"]) == 2


def test_labels_of_two_who_are_one_are_joined_and_parted(api: Api, db: Database, ours: Shop, anna: str) -> None:
    other, _ = meet(db, ours.id, "+4915100000002")
    api("PATCH", f"/contacts/{anna}/profile", {"labels": ["VIP"]})
    api("PATCH", f"/contacts/{other}/profile", {"labels": ["prom"]})

    merge = api("POST", f"/contacts/{other}/merge", {"into": anna, "reason": "she said so"}, 201)
    joined = api("GET", f"/contacts/{anna}/profile")["labels"]
    api("POST", f"/merges/{merge['id']}/split")

    assert joined == ["VIP", "prom"]
    assert [api("GET", f"/contacts/{each}/profile")["labels"] for each in (anna, other)] == [["VIP"], ["prom"]]


def test_lists_of_somebody_who_is_not_there_are_not_there_either(api: Api) -> None:
    for path in (
        "/contacts/per_none/credit",
        "/contacts/per_none/merges",
        "/products/prd_none/reviews",
        "/channels/acc_none/templates",
        "/contacts/per_none/profile",
        "/contacts/per_none/alike",
    ):
        api("GET", path, None, 404)
