"""Who may do what, and who may say so: nobody gives what they lack, and the shop keeps an owner."""

from collections.abc import Iterator

import pytest

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.built_in_roles import BUILT_IN
from chaffer.accounts.staff.errors import LastOwner
from chaffer.accounts.staff.operations.change_staff import ChangeStaff, change_staff
from chaffer.runtime.database import Database
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop
from tests.web.people import Browser, browser, hire

ALL = frozenset(PERMISSIONS)
BO = "bo@shop.example"


@pytest.fixture
def page(backstage: Backstage) -> Iterator[Browser]:
    with browser(backstage) as opened:
        yield opened


@pytest.fixture
def other(backstage: Backstage) -> Iterator[Browser]:
    with browser(backstage) as opened:
        yield opened


@pytest.fixture
def ana(db: Database, ours: Shop, page: Browser) -> str:
    staff_id = hire(db, ours.id)
    page.sign_in()
    return staff_id


def hired(db: Database, ours: Shop, page: Browser, role: str) -> str:
    staff_id = hire(db, ours.id, role, BO)
    page.sign_in(BO)
    return staff_id


def test_each_built_in_role_has_permissions_that_exist_and_the_owner_all() -> None:
    assert set(BUILT_IN) == {"owner", "admin", "supervisor", "agent", "seller", "read-only"}
    assert all(may <= ALL for _, may in BUILT_IN.values())
    assert BUILT_IN["owner"][1] == ALL
    assert BUILT_IN["seller"][1] < BUILT_IN["agent"][1] < BUILT_IN["supervisor"][1] < BUILT_IN["admin"][1] < ALL
    assert all(name.endswith(".read") for name in BUILT_IN["read-only"][1])


def test_a_role_of_the_shops_own_is_made_given_changed_and_taken_away(
    page: Browser, other: Browser, db: Database, ours: Shop, ana: str
) -> None:
    role = page("POST", "/roles", {"name": "Packer", "permissions": ["orders.read", "orders.write"]}, 201)
    bo = hired(db, ours, other, "agent")
    page("PATCH", f"/staff/{bo}", {"role": role["id"]})

    assert other("GET", "/session")["permissions"] == ["orders.read", "orders.write"]
    other("GET", "/contacts", status=403)
    page("PATCH", f"/roles/{role['id']}", {"permissions": ["contacts.read"]})
    other("GET", "/contacts")
    other("GET", "/orders", status=403)
    assert page("DELETE", f"/roles/{role['id']}", status=409)["code"] == "role-in-use"
    page("PATCH", f"/staff/{bo}", {"role": "agent"})
    page("DELETE", f"/roles/{role['id']}", status=204)
    assert [each["id"] for each in page("GET", "/roles")["items"]] == list(BUILT_IN)


def test_roles_that_every_shop_has_stay_as_they_are(page: Browser, ana: str) -> None:
    page("PATCH", "/roles/agent", {"name": "x"}, 409)
    page("DELETE", "/roles/owner", status=409)
    page("PATCH", "/roles/rol_nothing", {"name": "x"}, 404)
    page("POST", "/roles", {"name": "x", "permissions": ["fly"]}, 422)
    page("POST", "/roles", {"name": " ", "permissions": []}, 422)


def test_nobody_gives_what_they_lack(page: Browser, other: Browser, db: Database, ours: Shop, ana: str) -> None:
    cy = hire(db, ours.id, "agent", "cy@shop.example")
    hired(db, ours, other, "admin")
    strong = page("POST", "/roles", {"name": "Strong", "permissions": sorted(ALL)}, 201)["id"]

    for method, path, body in (
        ("PATCH", f"/staff/{cy}", {"role": "owner"}),
        ("PATCH", f"/staff/{cy}", {"role": strong}),
        ("POST", "/invitations", {"email": "dee@shop.example", "role": "owner"}),
        ("POST", "/roles", {"name": "Mine", "permissions": ["shop.own"]}),
        ("PATCH", f"/roles/{strong}", {"permissions": []}),
        ("DELETE", f"/roles/{strong}", None),
    ):
        problem = other(method, path, body, 403)
        assert (problem["code"], problem["details"]["permissions"]) == ("more-than-one-has", ["shop.own"]), path
    other("PATCH", f"/staff/{cy}", {"role": "supervisor"})


def test_nobody_touches_those_who_may_do_more(
    page: Browser, other: Browser, db: Database, ours: Shop, ana: str
) -> None:
    hired(db, ours, other, "admin")

    for body in ({"state": "disabled"}, {"role": "agent"}, {"name": "x"}):
        other("PATCH", f"/staff/{ana}", body, 403)
    other("POST", f"/staff/{ana}/reset", {}, 403)


def test_nobody_makes_more_of_themselves(other: Browser, db: Database, ours: Shop) -> None:
    role = {"name": "Inviter", "permissions": ["staff.read", "staff.write"]}
    hire(db, ours.id)
    other.sign_in()
    inviter = other("POST", "/roles", role, 201)["id"]
    bo = hire(db, ours.id, inviter, BO)
    other.sign_in(BO)

    other("PATCH", f"/staff/{bo}", {"role": "admin"}, 403)
    other("PATCH", f"/roles/{inviter}", {"permissions": ["staff.read", "staff.write", "orders.read"]}, 403)
    other("POST", "/invitations", {"email": "dee@shop.example", "role": "agent"}, 403)
    other("POST", "/invitations", {"email": "dee@shop.example", "role": inviter}, 201)


def test_a_key_gives_no_more_than_it_may_either(page: Browser, db: Database, ours: Shop, ana: str) -> None:
    page.client.cookies.clear()
    page("POST", "/invitations", {"email": "dee@shop.example", "role": "owner"}, 201, **ours.headers)
    narrow = {"authorization": ours.headers["authorization"]}
    page("PATCH", f"/staff/{ana}", {"state": "disabled"}, 409, **narrow)


def test_the_last_owner_stays(page: Browser, db: Database, ours: Shop, ana: str) -> None:
    for body in ({"state": "disabled"}, {"role": "admin"}):
        assert page("PATCH", f"/staff/{ana}", body, 409)["code"] == "last-owner"
    bo = hire(db, ours.id, "owner", BO)
    page("PATCH", f"/staff/{bo}", {"state": "disabled"})
    page("PATCH", f"/staff/{ana}", {"role": "admin"}, 409)
    page("PATCH", f"/staff/{bo}", {"state": "active"})

    assert page("PATCH", f"/staff/{ana}", {"role": "admin"})["role"] == "admin"


def test_two_owners_cannot_unmake_each_other(db: Database, ours: Shop) -> None:
    ana, bo = hire(db, ours.id), hire(db, ours.id, "owner", BO)
    db.write_now(ours.id, lambda tx: change_staff(tx, ChangeStaff(bo, role="admin"), COMMAND, ALL))

    with pytest.raises(LastOwner):
        db.write_now(ours.id, lambda tx: change_staff(tx, ChangeStaff(ana, role="admin"), COMMAND, ALL))


def test_who_is_disabled_is_out_at_once_and_so_are_their_links(
    page: Browser, other: Browser, db: Database, ours: Shop, ana: str
) -> None:
    bo = hired(db, ours, other, "admin")
    url = other("POST", "/invitations", {"email": "dee@shop.example", "role": "agent"}, 201)["url"]

    page("PATCH", f"/staff/{bo}", {"state": "disabled"})

    other("GET", "/session", status=401)
    other("POST", "/invitations/look", {"token": url.partition("#")[2]}, 404)
    page("PATCH", f"/staff/{bo}", {"state": "active"})
    other("GET", "/session", status=401)
    other.sign_in(BO)


def test_an_invited_person_comes_in_with_the_role_they_were_given(
    page: Browser, other: Browser, db: Database, ours: Shop, ana: str
) -> None:
    made = page("POST", "/invitations", {"email": "Dee@Shop.example", "name": "Dee", "role": "seller"}, 201)
    (listed,) = page("GET", "/invitations")["items"]
    token = made["url"].partition("/desk/welcome#")[2]
    opened = other("POST", "/invitations/accept", {"token": token, "password": "quite another phrase"})

    assert (listed["email"], listed["made_by"], listed["role"]) == ("dee@shop.example", ana, "seller")
    assert token not in repr(listed)
    assert (opened["staff"]["name"], opened["staff"]["role"]) == ("Dee", "seller")
    assert page("GET", "/invitations")["items"] == []
    assert page("POST", "/invitations", {"email": "dee@shop.example", "role": "agent"}, 409)["code"] == "already-staff"


def test_an_invitation_is_withdrawn(page: Browser, other: Browser, ana: str) -> None:
    made = page("POST", "/invitations", {"email": "dee@shop.example", "role": "agent"}, 201)
    page("DELETE", f"/invitations/{made['id']}", status=204)

    other("POST", "/invitations/look", {"token": made["url"].partition("#")[2]}, 404)
    page("DELETE", f"/invitations/{made['id']}", status=404)


def test_a_colleague_is_given_a_link_for_a_new_password(
    page: Browser, other: Browser, db: Database, ours: Shop, ana: str
) -> None:
    bo = hired(db, ours, other, "agent")
    made = page("POST", f"/staff/{bo}/reset", {}, 201)
    token = made["url"].partition("#")[2]

    told = other("POST", "/invitations/look", {"token": token})
    other("POST", "/invitations/accept", {"token": token, "password": "quite another phrase"})

    assert (told["kind"], told["email"]) == ("reset", BO)
    assert other.sign_in(BO, "quite another phrase")["staff"]["id"] == bo


def test_what_was_given_and_taken_is_in_the_trail(page: Browser, db: Database, ours: Shop, ana: str) -> None:
    bo = hire(db, ours.id, "agent", BO)
    page("PATCH", f"/staff/{bo}", {"role": "admin"})

    (line,) = [each for each in page("GET", "/audit", None)["items"] if each["action"] == "staff.change"]
    assert (line["actor_id"], line["target_id"]) == (ana, bo)
    assert (line["before"]["role"], line["after"]["role"]) == ("agent", "admin")
