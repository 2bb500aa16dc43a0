"""Running a team: who is signed in where, links that ran out, houses that let people in."""

from collections.abc import Iterator
from datetime import timedelta
from secrets import token_hex
from typing import Any

import pytest

from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop
from tests.web.lying_provider import CLIENT, ISSUER, House
from tests.web.people import Browser, browser, hire


@pytest.fixture
def owner(backstage: Backstage, db: Database, ours: Shop) -> Iterator[Browser]:
    hire(db, ours.id)
    with browser(backstage) as opened:
        opened.sign_in()
        yield opened


def of(owner: Browser, staff_id: str) -> Any:
    return next(each for each in owner("GET", "/staff")["items"] if each["id"] == staff_id)


def test_the_list_says_who_is_signed_in_and_ends_it(
    owner: Browser, backstage: Backstage, db: Database, ours: Shop, clock: ManualClock
) -> None:
    ada = hire(db, ours.id, "agent", "ada@shop.example")
    assert (of(owner, ada)["sessions"], of(owner, ada)["seen_at"], of(owner, ada)["second_factor"]) == (0, None, False)
    with browser(backstage) as agent:
        agent.sign_in("ada@shop.example")
        assert of(owner, ada)["sessions"] == 1
        assert of(owner, ada)["seen_at"] == clock.now().isoformat().replace("+00:00", "Z")
        owner("DELETE", f"/staff/{ada}/sessions", status=204)
        agent("GET", "/session", status=401)
    assert of(owner, ada)["sessions"] == 0
    owner("DELETE", "/staff/stf_nobody/sessions", status=404)


def test_nobody_signs_out_who_may_do_more(backstage: Backstage, db: Database, ours: Shop, owner: Browser) -> None:
    boss = owner("GET", "/session")["staff"]["id"]
    hire(db, ours.id, "admin", "ada@shop.example")
    with browser(backstage) as admin:
        admin.sign_in("ada@shop.example")
        admin("DELETE", f"/staff/{boss}/sessions", status=403)
        admin("GET", "/sign-on-providers", status=403)
    owner("GET", "/session")


def test_an_invitation_that_ran_out_is_shown_and_sent_again(
    owner: Browser, backstage: Backstage, clock: ManualClock
) -> None:
    made = owner("POST", "/invitations", {"email": "new@shop.example", "name": "New", "role": "agent"}, 201)
    clock.forward(days=8)
    owner.sign_in()
    (shown,) = owner("GET", "/invitations")["items"]
    assert (shown["id"], shown["state"]) == (made["id"], "expired")

    again = owner("POST", f"/invitations/{made['id']}/resend", {}, 201, **{"idempotency-key": token_hex(8)})
    (shown,) = owner("GET", "/invitations")["items"]
    token = again["url"].partition("#")[2]
    assert (shown["id"], shown["state"], shown["email"]) == (again["id"], "open", "new@shop.example")
    assert token != made["url"].partition("#")[2]
    owner("POST", "/invitations/look", {"token": token})
    owner("POST", f"/invitations/{made['id']}/resend", {}, 404)

    clock.forward(days=40)
    owner.sign_in()
    assert owner("GET", "/invitations")["items"] == []


def test_an_open_invitation_sent_again_leaves_one_link(owner: Browser) -> None:
    made = owner("POST", "/invitations", {"email": "new@shop.example", "role": "agent"}, 201)
    owner("POST", f"/invitations/{made['id']}/resend", {}, 201)

    assert len(owner("GET", "/invitations")["items"]) == 1
    owner("POST", "/invitations/look", {"token": made["url"].partition("#")[2]}, 404)


def test_an_owner_connects_a_house_and_takes_it_away(owner: Browser, backstage: Backstage, clock: ManualClock) -> None:
    house = backstage.asking = House(clock)
    told = owner("POST", "/sign-on-providers/look", {"issuer": ISSUER})
    assert (told["ok"], told["why"]) == (True, "")
    assert told["sign_in"].startswith("https://")
    house.document = {"issuer": ISSUER + "/other"}
    wrong = owner("POST", "/sign-on-providers/look", {"issuer": ISSUER})
    assert (wrong["ok"], wrong["sign_in"]) == (False, "")
    assert wrong["why"]

    new = {"name": "House", "issuer": ISSUER, "client_id": CLIENT, "client_secret": "kept from everybody"}
    made = owner("POST", "/sign-on-providers", new, 201)
    listed = owner("GET", "/sign-on-providers")
    assert (made["secret"], listed["items"]) == (True, [made])
    assert listed["back"].endswith("/sign-on/back")
    assert "kept from everybody" not in str(listed)
    assert owner("GET", "/sign-on")["items"] == [{"name": "House", "url": f"/sign-on/{made['id']}"}]
    owner("DELETE", f"/sign-on-providers/{made['id']}", status=204)
    owner("DELETE", f"/sign-on-providers/{made['id']}", status=404)


@pytest.mark.parametrize("issuer", ["not an address", "ftp://house.example", "javascript:alert(1)"])
def test_an_issuer_that_is_no_address_is_refused(owner: Browser, issuer: str) -> None:
    owner("POST", "/sign-on-providers", {"name": "x", "issuer": issuer, "client_id": "x"}, 422)
    owner("POST", "/sign-on-providers/look", {"issuer": issuer}, 422)


def test_a_session_that_was_left_alone_counts_no_more(
    owner: Browser, backstage: Backstage, db: Database, ours: Shop, clock: ManualClock
) -> None:
    ada = hire(db, ours.id, "agent", "ada@shop.example")
    with browser(backstage) as agent:
        agent.sign_in("ada@shop.example")
    clock.forward(days=15)
    owner.sign_in()

    assert of(owner, ada)["sessions"] == 0
    assert of(owner, ada)["seen_at"] == (clock.now() - timedelta(days=15)).isoformat().replace("+00:00", "Z")
