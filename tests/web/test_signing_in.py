"""Coming in with a password: what the cookie is, what it is worth, what ends it."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from chaffer.accounts.staff.tables import sessions
from chaffer.accounts.tables import staff
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, mine
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop, json_of
from tests.web.people import PASSWORD, Browser, browser, hashed, hire

_SESSIONS = Statement("tests.sessions", select(sessions).where(mine(sessions)))
_STAFF = Statement("tests.staff", select(staff).where(mine(staff)))


@pytest.fixture
def page(backstage: Backstage) -> Iterator[Browser]:
    with browser(backstage) as opened:
        yield opened


@pytest.fixture
def ana(db: Database, ours: Shop) -> str:
    return hire(db, ours.id)


def test_a_person_signs_in_and_is_told_who_they_are_and_what_they_may_do(page: Browser, ours: Shop, ana: str) -> None:
    opened = page.sign_in(" ANA@shop.example ")

    assert opened["staff"]["id"] == ana
    assert opened["shop"] == {
        "id": ours.id, "slug": "ours", "name": "Ours", "currency": "USD", "languages": ["en"], "time_zone": "UTC",
    }  # fmt: skip
    assert "shop.own" in opened["permissions"]
    assert page("GET", "/session") == opened
    assert page("GET", "/products") == {"items": [], "next_cursor": ""}


def test_the_cookie_is_out_of_reach_of_scripts_and_only_its_hash_is_kept(
    page: Browser, db: Database, ours: Shop, ana: str
) -> None:
    answer = page.raw("POST", "/session", {"email": "ana@shop.example", "password": PASSWORD})

    told = answer.headers["set-cookie"]
    kept = db.read_now(ours.id, lambda tx: tx.rows(_SESSIONS))
    assert told.startswith("chaffer_session=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in told.split(";")}
    assert len(page.cookie) == 43
    assert page.cookie not in repr(kept)
    assert page.cookie not in answer.text


def test_over_https_the_cookie_is_bound_to_this_very_host(backstage: Backstage, ours: Shop, ana: str) -> None:
    backstage.settings = replace(backstage.settings, public_url="https://desk.example")
    with browser(backstage, "https://desk.example") as page:
        answer = page.raw("POST", "/session", {"email": "ana@shop.example", "password": PASSWORD})
        told = answer.headers["set-cookie"]

        assert told.startswith("__Host-chaffer_session=")
        assert "Secure" in told
        assert "domain" not in told.lower()
        assert page("GET", "/session")["staff"]["id"] == ana


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ana@shop.example", "not the right one"), ("nobody@shop.example", PASSWORD), ("", ""), ("ana@shop.example", ""),
        ("ana@shop.example", PASSWORD + "x" * 300), ("ana@shop.example", PASSWORD.upper()),
    ],
)  # fmt: skip
def test_whatever_is_wrong_the_words_are_the_same(page: Browser, ana: str, email: str, password: str) -> None:
    problem = page("POST", "/session", {"email": email, "password": password}, 401)

    assert problem["code"] == "wrong-credentials"
    assert problem["detail"] == "the address or the password is not right"
    assert page.cookie == ""


def test_a_wrong_name_takes_as_long_as_a_wrong_password(page: Browser, backstage: Backstage, ana: str) -> None:
    backstage.refused_after_seconds = 0.3

    def seconds(email: str) -> float:
        begun = time.perf_counter()
        page("POST", "/session", {"email": email, "password": "not the right one"}, 401)
        return time.perf_counter() - begun

    assert min(seconds("ana@shop.example"), seconds("nobody@shop.example")) >= 0.3


def test_who_is_not_active_has_no_password_or_works_in_a_closed_shop_is_nobody(
    page: Browser, db: Database, ours: Shop, ana: str
) -> None:
    page.sign_in()
    db.write_now(
        ours.id, lambda tx: tx.query("tests.disable", staff.update().values(state="disabled").returning(staff.c.id))
    )

    page("GET", "/session", status=401)
    page("POST", "/session", {"email": "ana@shop.example", "password": PASSWORD}, 401)


def test_the_same_address_and_password_in_two_shops_ask_which(
    page: Browser, db: Database, ours: Shop, theirs: Shop, ana: str
) -> None:
    there = hire(db, theirs.id)
    hire(db, ours.id, email="bo@shop.example")
    hire(db, theirs.id, email="bo@shop.example", password="another one of his own")

    problem = page("POST", "/session", {"email": "ana@shop.example", "password": PASSWORD}, 409)
    page("POST", "/session", {"email": "ana@shop.example", "password": "not the right one"}, 401)

    assert problem["code"] == "which-shop"
    assert sorted(each["slug"] for each in problem["details"]["shops"]) == ["ours", "theirs"]
    assert page.sign_in(shop="theirs")["staff"]["id"] == there
    assert page.sign_in(shop="ours")["staff"]["id"] == ana
    assert page.sign_in("bo@shop.example")["shop"]["slug"] == "ours"


def test_an_unsafe_call_needs_the_sessions_own_token(page: Browser, ana: str) -> None:
    page.sign_in()
    right, body = page.csrf, {"name": "Ana B."}
    for wrong in ("", "x", right[:-1], right + "x", page.cookie, "é"):
        headers = {b"x-chaffer-csrf": wrong.encode()}
        problem = json_of(page.client.patch("/api/v1/session", json=body, headers=headers), 403)
        assert problem["code"] == "csrf"

    assert page("PATCH", "/session", body)["staff"]["name"] == "Ana B."


def test_another_sessions_token_is_worth_nothing(page: Browser, backstage: Backstage, ana: str) -> None:
    page.sign_in()
    with browser(backstage) as other:
        other.sign_in()
        page.csrf = other.csrf
        page("PATCH", "/session", {"name": "Eve"}, 403)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://testserver"}, 200),
        ({"origin": "http://127.0.0.1:8000"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://[broken"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://testserver", "sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_a_call_of_another_page_is_refused_even_with_the_token(
    page: Browser, ana: str, headers: dict[str, str], status: int
) -> None:
    page.sign_in()

    answer = page.raw("PATCH", "/session", {"language": "fr"}, **headers)
    signing_in = page.raw("POST", "/session", {"email": "ana@shop.example", "password": PASSWORD}, **headers)

    assert (answer.status_code, signing_in.status_code) == (status, status)


def test_a_key_counts_before_a_cookie(page: Browser, ours: Shop, theirs: Shop, ana: str) -> None:
    page.sign_in()

    assert page("GET", "/shop", **theirs.headers)["slug"] == "theirs"
    page("GET", "/shop", status=401, authorization="Bearer chf_wrong")
    page("GET", "/session", status=403, **ours.headers)


def test_what_a_person_does_is_recorded_as_theirs(page: Browser, ours: Shop, ana: str) -> None:
    page.sign_in()
    page("PATCH", "/shop", {"name": "Ours & Co"})

    lines = {each["action"]: each for each in page("GET", "/audit")["items"]}
    assert (lines["shop.change"]["actor_kind"], lines["shop.change"]["actor_id"]) == ("staff", ana)
    assert lines["session.begin"]["actor_id"] == ana


def test_signing_out_ends_the_session_for_good(page: Browser, ana: str) -> None:
    page.sign_in()
    token = page.cookie

    page("DELETE", "/session", status=204)

    assert page.cookie == ""
    page("GET", "/session", status=401)
    page("GET", "/session", status=401, cookie=f"chaffer_session={token}")


def test_signing_in_again_ends_the_session_before(page: Browser, ana: str) -> None:
    page.sign_in()
    before = page.cookie
    page.sign_in()

    assert page.cookie != before
    page.client.cookies.clear()
    page("GET", "/session", status=401, cookie=f"chaffer_session={before}")


def test_a_session_ends_when_nobody_uses_it_and_whatever_happens_after_sixty_days(
    page: Browser, clock: ManualClock, ana: str
) -> None:
    page.sign_in()
    clock.forward(days=13)
    page("GET", "/session")
    clock.forward(days=13)
    page("GET", "/session")
    clock.forward(days=14)
    page("GET", "/session", status=401)

    page.sign_in()
    for _ in range(5):
        clock.forward(days=11)
        page("GET", "/session")
    clock.forward(days=5)
    page("GET", "/session", status=401)


def test_a_person_sees_where_they_are_signed_in_and_ends_one(page: Browser, backstage: Backstage, ana: str) -> None:
    page.sign_in()
    with browser(backstage) as other:
        other.sign_in()
        listed = page("GET", "/sessions")["items"]
        elsewhere = next(each for each in listed if not each["current"])

        page("DELETE", f"/sessions/{elsewhere['id']}", status=204)

        assert len(listed) == 2
        other("GET", "/session", status=401)
        page("GET", "/session")
        page("DELETE", f"/sessions/{elsewhere['id']}", status=404)


def test_nobody_ends_the_session_of_another_person(
    page: Browser, backstage: Backstage, db: Database, ours: Shop, ana: str
) -> None:
    hire(db, ours.id, "agent", "bo@shop.example")
    opened = page.sign_in()
    with browser(backstage) as other:
        other.sign_in("bo@shop.example")
        other("DELETE", f"/sessions/{opened['id']}", status=404)
    page("GET", "/session")


def test_a_new_password_needs_the_old_one_and_ends_the_other_sessions(
    page: Browser, backstage: Backstage, ana: str
) -> None:
    page.sign_in()
    with browser(backstage) as other:
        other.sign_in()
        page("PUT", "/session/password", {"old": "wrong", "new": "quite another phrase"}, 422)
        weak = page("PUT", "/session/password", {"old": PASSWORD, "new": "ana@shop.example"}, 422)
        page("PUT", "/session/password", {"old": PASSWORD, "new": "quite another phrase"})

        assert weak["code"] == "weak-password"
        other("GET", "/session", status=401)
    page("GET", "/session")
    page("POST", "/session", {"email": "ana@shop.example", "password": PASSWORD}, 401)
    page.sign_in(password="quite another phrase")


def test_a_hash_of_old_parameters_is_made_anew_at_the_next_sign_in(
    page: Browser, db: Database, ours: Shop, ana: str
) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(PASSWORD)
    db.write_now(
        ours.id, lambda tx: tx.query("tests.age", staff.update().values(password_hash=old).returning(staff.c.id))
    )

    page.sign_in()

    (row,) = db.read_now(ours.id, lambda tx: tx.rows(_STAFF))
    assert row.password_hash not in (old, hashed())
    assert "m=19456,t=2,p=1" in row.password_hash
    page.sign_in()


def test_what_a_person_chose_for_the_screens_is_kept_and_bounded(page: Browser, ana: str) -> None:
    page.sign_in()
    page("PATCH", "/session", {"settings": {"theme": "dark", "sounds": True}, "language": "fr"})
    told = page("PATCH", "/session", {"settings": {"sounds": None}})

    assert (told["staff"]["settings"], told["staff"]["language"]) == ({"theme": "dark"}, "fr")
    page("PATCH", "/session", {"settings": {"x": "y" * 5000}}, 422)
    page("PATCH", "/session", {"name": " "}, 422)
    page("PATCH", "/session", {"role": "owner"}, 422)
