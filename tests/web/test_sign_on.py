"""Signing in with another house's accounts: its word counts where all of it holds, and for nobody else."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.operations.change_staff import ChangeStaff, change_staff
from chaffer.accounts.staff.sign_on import add_provider, remove_provider
from chaffer.integrations.sign_on.asking import GuardedAsking
from chaffer.integrations.sign_on.errors import NotBelieved
from chaffer.runtime.database import Database
from chaffer.testing import ManualClock
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage
from chaffer.web.signing_in.sign_on import REFUSED, sign_on_routes
from tests.web.conftest import Shop
from tests.web.lying_provider import CLIENT, ISSUER, SECRET, House
from tests.web.people import hire


@dataclass
class Door:
    client: TestClient
    house: House
    provider: str

    def there(self) -> dict[str, str]:
        """What the browser is sent away with."""
        answer = self.client.get(f"/sign-on/{self.provider}", follow_redirects=False)
        assert answer.status_code == 303, answer.text
        address = answer.headers["location"]
        self.house.visited(address)
        return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}

    def back(self, **asked: str) -> str:
        """Where the browser is sent in the end."""
        answer = self.client.get("/sign-on/back", params=asked, follow_redirects=False)
        return str(answer.headers["location"])

    def come_in(self, **instead: Any) -> bool:
        """All of it; whether somebody is signed in then."""
        sent = self.there()
        asked = {"code": "code-1", "state": sent["state"]} | instead
        went = self.back(**{name: value for name, value in asked.items() if value is not None})
        assert went == ("/desk/" if self.who() else REFUSED)
        return bool(self.who())

    def who(self) -> str:
        answer = self.client.get("/api/v1/session")
        return str(answer.json()["staff"]["id"]) if answer.status_code == 200 else ""


@pytest.fixture
def ana(db: Database, ours: Shop) -> str:
    return hire(db, ours.id, "agent")


@pytest.fixture
def door(backstage: Backstage, db: Database, ours: Shop, clock: ManualClock, ana: str) -> Iterator[Door]:
    house = House(clock)
    provider = db.write_now(
        ours.id, lambda tx: add_provider(tx, "House", ISSUER, CLIENT, SECRET, backstage.secrets, COMMAND)
    )
    app = create_app(backstage)
    app.router.routes[:0] = sign_on_routes(backstage, house)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Door(client, house, provider)


def test_who_the_house_knows_comes_in(door: Door, ana: str) -> None:
    assert door.come_in()
    assert door.who() == ana


def test_what_leaves_asks_for_a_code_bound_to_this_browser(door: Door) -> None:
    sent = door.there()

    assert sent["response_type"] == "code"
    assert sent["code_challenge_method"] == "S256"
    assert sent["redirect_uri"] == "http://127.0.0.1:8000/sign-on/back"
    assert min(len(sent[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    assert len({sent["state"], sent["nonce"], sent["code_challenge"]}) == 3
    assert door.there()["state"] != sent["state"]


LIES: dict[str, dict[str, Any]] = {
    "another issuer": {"claims": {"iss": "https://evil.example"}},
    "its own issuer with a slash": {"claims": {"iss": ISSUER + "/"}},
    "no issuer": {"claims": {"iss": None}},
    "meant for another client": {"claims": {"aud": "another-client"}},
    "meant for several, handed to another": {"claims": {"aud": [CLIENT, "other"], "azp": "other"}},
    "meant for nobody": {"claims": {"aud": None}},
    "another nonce": {"claims": {"nonce": "of another trip"}},
    "no nonce": {"claims": {"nonce": None}},
    "ran out": {"claims": {"exp": 1}},
    "never runs out": {"claims": {"exp": None}},
    "made long ago": {"claims": {"iat": 1}},
    "made in the future": {"claims": {"iat": 9_999_999_999}},
    "made at no time": {"claims": {"iat": None}},
    "not yet good": {"claims": {"nbf": 9_999_999_999}},
    "about nobody": {"claims": {"sub": None}},
    "about an empty subject": {"claims": {"sub": ""}},
    "about a number": {"claims": {"sub": 7}},
    "about an endless subject": {"claims": {"sub": "x" * 300}},
    "an address it did not see": {"claims": {"email_verified": False}},
    "an address it did not see, as a text": {"claims": {"email_verified": "true"}},
    "an address nobody has here": {"claims": {"email": "eve@shop.example"}},
    "no address": {"claims": {"email": None}},
    "signed by another key": {"signed": "other"},
    "signed by nobody": {"signed": "none"},
    "signed with the secret we share": {"signed": "secret"},
    "signed with its public key as a secret": {"signed": "public key as secret"},
    "no id token": {"answer": {"id_token": None}},
    "no token at all": {"answer": {"id_token": "a.b.c"}},
    "a hash of another access token": {"claims": {"at_hash": "x" * 22}},
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_house_that_lies_is_not_believed(door: Door, lie: str) -> None:
    for name, value in LIES[lie].items():
        setattr(door.house, name, value)

    assert not door.come_in()


@pytest.mark.parametrize("issuer", ["https://evil.example", ISSUER + "/", None, 7])
def test_a_discovery_document_of_another_house_is_none(door: Door, issuer: Any) -> None:
    door.house.document = {"issuer": issuer}

    answer = door.client.get(f"/sign-on/{door.provider}", follow_redirects=False)

    assert answer.headers["location"] == REFUSED


@pytest.mark.parametrize(
    "instead",
    [
        {"state": "x"},
        {"state": None},
        {"code": None},
        {"code": "code-2"},
        {"iss": "https://evil.example"},
        {"error": "access_denied"},
    ],
)
def test_what_the_browser_brings_must_be_what_it_left_for(door: Door, instead: dict[str, Any]) -> None:
    assert not door.come_in(**instead)


def test_an_answer_that_another_browser_asked_for_is_none_of_ours(door: Door) -> None:
    sent = door.there()
    door.client.cookies.clear()

    assert door.back(code="code-1", state=sent["state"]) == REFUSED


def test_a_trip_is_good_once_and_for_ten_minutes(door: Door, clock: ManualClock) -> None:
    sent = door.there()
    clock.forward(minutes=10)
    assert door.back(code="code-1", state=sent["state"]) == REFUSED

    sent = door.there()
    assert door.back(code="code-1", state=sent["state"]) == "/desk/"
    assert door.back(code="code-1", state=sent["state"]) == REFUSED


def test_a_cookie_that_was_changed_is_no_trip(door: Door) -> None:
    sent = door.there()
    sealed = door.client.cookies["chaffer_sign_on"]
    door.client.cookies.clear()
    door.client.cookies.set("chaffer_sign_on", sealed[:-8] + "AAAAAAA=")

    assert door.back(code="code-1", state=sent["state"]) == REFUSED


def test_a_person_is_known_by_the_subject_from_then_on(door: Door, db: Database, ours: Shop, ana: str) -> None:
    assert door.come_in()
    bo = hire(db, ours.id, "admin", "bo@shop.example")
    door.client.cookies.clear()
    door.house.posted.clear()

    door.house.claims = {"email": "bo@shop.example"}
    assert door.come_in()
    assert door.who() == ana
    assert door.who() != bo


def test_another_subject_with_the_same_address_is_another_person(door: Door) -> None:
    assert door.come_in()
    door.client.cookies.clear()
    door.house.posted.clear()
    door.house.claims = {"sub": "subject-2"}

    assert not door.come_in()


def test_who_is_disabled_stays_outside(door: Door, db: Database, ours: Shop, ana: str) -> None:
    hire(db, ours.id, "owner", "bo@shop.example")
    assert door.come_in()
    change = ChangeStaff(ana, state="disabled")
    db.write_now(ours.id, lambda tx: change_staff(tx, change, COMMAND, frozenset(PERMISSIONS)))
    door.house.posted.clear()

    assert not door.come_in()


def test_somebody_of_another_shop_stays_outside(door: Door, db: Database, theirs: Shop) -> None:
    hire(db, theirs.id, "owner", "cy@shop.example")
    door.house.claims = {"email": "cy@shop.example"}

    assert not door.come_in()


def test_a_provider_that_was_removed_lets_nobody_in(door: Door, db: Database, ours: Shop) -> None:
    sent = door.there()
    db.write_now(ours.id, lambda tx: remove_provider(tx, door.provider, COMMAND))

    assert door.back(code="code-1", state=sent["state"]) == REFUSED
    assert door.client.get(f"/sign-on/{door.provider}", follow_redirects=False).headers["location"] == REFUSED


def test_the_way_there_is_told_before_anybody_signed_in(door: Door, theirs: Shop) -> None:
    def told(**asked: str) -> Any:
        return door.client.get("/api/v1/sign-on", params=asked).json()["items"]

    assert told(shop="ours") == [{"name": "House", "url": f"/sign-on/{door.provider}"}]
    assert told(shop="theirs") == told(shop="nothing") == told() == []


@pytest.mark.parametrize(
    "url",
    [
        "http://login.house.example/",
        "https://169.254.169.254/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "file:///etc/passwd",
    ],
)
def test_a_provider_inside_our_own_network_is_not_asked(url: str) -> None:
    asking = GuardedAsking()
    for ask in (asking.get, partial(asking.post, fields={})):
        with pytest.raises(NotBelieved):
            asyncio.run(ask(url))
