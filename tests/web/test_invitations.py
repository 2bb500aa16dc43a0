"""Links that let people in: shown once, good once, for what they were made for."""

from collections.abc import Iterator

import pytest

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.operations.make_link import Invite, Link, Reset, invite, owner_link, reset
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop
from tests.web.people import PASSWORD, Browser, browser, hire

ALL = frozenset(PERMISSIONS)
NEW = "quite another phrase"


@pytest.fixture
def page(backstage: Backstage) -> Iterator[Browser]:
    with browser(backstage) as opened:
        yield opened


def first_link(db: Database, shop_id: str) -> Link:
    made = db.write_now(shop_id, lambda tx: owner_link(tx, COMMAND, first=True))
    assert made is not None
    return made


def test_the_first_owner_comes_in_by_a_link(page: Browser, db: Database, ours: Shop) -> None:
    link = first_link(db, ours.id)

    told = page("POST", "/invitations/look", {"token": link.token})
    opened = page(
        "POST",
        "/invitations/accept",
        {"token": link.token, "name": "Ana", "email": "Ana@shop.example", "password": NEW},
    )

    assert (told["kind"], told["email"], told["role"], told["shop"]["slug"]) == ("owner", "", "owner", "ours")
    assert (opened["staff"]["email"], opened["staff"]["role"]) == ("ana@shop.example", "owner")
    assert page("GET", "/session")["id"] == opened["id"]
    assert page.sign_in(password=NEW)["staff"]["id"] == opened["staff"]["id"]


def test_a_shop_is_given_one_first_link_and_none_once_somebody_works_there(
    db: Database, ours: Shop, theirs: Shop, clock: ManualClock
) -> None:
    def again(shop: Shop) -> Link | None:
        return db.write_now(shop.id, lambda tx: owner_link(tx, COMMAND, first=True))

    assert again(ours) is not None
    assert again(ours) is None
    clock.forward(days=8)
    assert again(ours) is not None, "the first ran out unused"
    hire(db, theirs.id, "agent")
    assert again(theirs) is None


def test_a_link_is_good_once(page: Browser, db: Database, ours: Shop) -> None:
    link = first_link(db, ours.id)
    accepted = {"token": link.token, "name": "Ana", "email": "ana@shop.example", "password": NEW}
    page("POST", "/invitations/accept", accepted)

    assert page("POST", "/invitations/accept", {**accepted, "email": "eve@shop.example"}, 404)["code"] == "link-gone"
    page("POST", "/invitations/look", {"token": link.token}, 404)


def test_a_link_runs_out(page: Browser, db: Database, ours: Shop, clock: ManualClock) -> None:
    link = first_link(db, ours.id)
    clock.forward(days=7, seconds=1)

    page("POST", "/invitations/look", {"token": link.token}, 404)
    page("POST", "/invitations/accept", {"token": link.token, "name": "A", "email": "a@b.co", "password": NEW}, 404)


def test_a_newer_link_takes_the_place_of_an_older_one(page: Browser, db: Database, ours: Shop) -> None:
    def made(name: str) -> Link:
        return db.write_now(ours.id, lambda tx: invite(tx, Invite("bo@shop.example", name, "agent"), COMMAND, ALL))

    old, new = made("Bob"), made("Bo")

    page("POST", "/invitations/look", {"token": old.token}, 404)
    assert page("POST", "/invitations/look", {"token": new.token})["name"] == "Bo"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "short"),
        ("password", "bo@shop.example"),
        ("name", "x\ny"),
        ("token", "x" * 43),
        ("email", "eve@shop.example"),
    ],
)
def test_what_is_wrong_lets_nobody_in_and_uses_nothing_up(
    page: Browser, db: Database, ours: Shop, field: str, value: str
) -> None:
    link = db.write_now(ours.id, lambda tx: invite(tx, Invite("bo@shop.example", "Bo", "agent"), COMMAND, ALL))
    right = {"token": link.token, "name": "Bo", "password": NEW}

    answer = page.raw("POST", "/invitations/accept", {**right, field: value})
    if field == "email":  # whom the link is for, it says itself
        assert answer.json()["staff"]["email"] == "bo@shop.example"
        return
    assert answer.status_code in (404, 422)
    assert page.cookie == ""
    assert page("POST", "/invitations/accept", right)["staff"]["name"] == "Bo"


def test_a_new_password_by_link_ends_all_sessions(
    page: Browser, backstage: Backstage, db: Database, ours: Shop
) -> None:
    ana = hire(db, ours.id)
    page.sign_in()
    link = db.write_now(ours.id, lambda tx: reset(tx, Reset(ana), COMMAND, ALL))
    with browser(backstage) as other:
        opened = other("POST", "/invitations/accept", {"token": link.token, "password": NEW})

        assert opened["staff"]["id"] == ana
    page("GET", "/session", status=401)
    page("POST", "/session", {"email": "ana@shop.example", "password": PASSWORD}, 401)
    page.sign_in(password=NEW)
