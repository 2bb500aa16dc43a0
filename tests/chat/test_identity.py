"""The shop's own word about its visitor."""

import pytest

from tests.chat.house import House


def test_the_same_customer_is_the_same_person_on_every_device(house: House) -> None:
    phone = house.page(identity=house.identity("c-7", name="Ada", email="ada@example.com", phone="+15035550100"))
    phone.say("I need a prom dress, blue or white, not over 200 dollars")
    phone.answer()

    desk = house.page(identity=house.identity("c-7"))
    desk.drain()

    assert desk.messages == phone.messages
    assert house.rows("SELECT name, email FROM contacts") == [("Ada", "ada@example.com")]
    kinds = house.rows("SELECT kind, canonical FROM identities WHERE kind <> 'visitor' ORDER BY kind")
    assert kinds == [("email", "ada@example.com"), ("phone", "+15035550100"), ("sub", "c-7")]


def test_who_spoke_before_signing_in_keeps_the_thread(house: House) -> None:
    page = house.page()
    page.say("hello")
    page.answer()
    before = dict(page.messages)

    told = page.begin(identity=house.identity("c-7", name="Ada"))
    page.messages.clear()
    page.open()
    page.drain()

    assert told["known"]
    assert page.messages == before
    assert house.rows("SELECT count(*) FROM contacts") == [(1,)]


def test_who_spoke_elsewhere_before_signing_in_is_joined_to_the_customer(house: House) -> None:
    known = house.page(identity=house.identity("c-7"))
    known.say("hello")
    known.answer()
    page = house.page()
    for text in ("I need a prom dress, blue or white, not over 200 dollars", "the second one", "M"):
        page.say(text)
        page.answer()

    page.begin(identity=house.identity("c-7"))
    page.messages.clear()
    page.open()
    page.drain()
    page.say("show my cart")

    assert page.messages[2] == known.messages[2]
    assert "Corin tulle dress" in str(page.answer()["parts"])
    assert house.rows("SELECT count(*) FROM contacts WHERE merged_into = ''") == [(1,)]


def test_two_customers_on_one_device_stay_two(house: House) -> None:
    page = house.page(identity=house.identity("c-7"))
    page.say("hello")
    page.answer()

    page.begin(identity=house.identity("c-8"))
    page.messages.clear()
    hello = page.open()

    assert hello["seq"] == 0
    assert house.rows("SELECT count(*) FROM contacts WHERE merged_into = ''") == [(2,)]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"exp": None}, "exp is missing"),
        ({"exp": 1_000_000}, "it has expired"),
        ({"exp": 9_000_000_000}, "exp is more than 24 hours ahead"),
        ({"iat": 8_000_000_000}, "it is from the future"),
        ({"nbf": 8_000_000_000}, "it is from the future"),
        ({"aud": "web_other"}, "aud is not this site key"),
        ({"aud": None}, "aud is not this site key"),
        ({"sub": ""}, "sub is missing"),
        ({"sub": "x" * 129}, "sub is not a text of at most 128 characters"),
        ({"sub": 7}, "sub is not a text of at most 128 characters"),
        ({"exp": "soon"}, "exp is not a number of seconds"),
        ({"exp": True}, "exp is not a number of seconds"),
        ({"email": "nobody"}, "email is none"),
        ({"phone": "0043"}, "phone is none"),
        ({"head": {"alg": "none"}}, "the algorithm must be HS256"),
        ({"head": {"alg": "RS256"}}, "the algorithm must be HS256"),
        ({"head": {"alg": "HS256", "crit": ["b64"]}}, "the algorithm must be HS256"),
        ({"key": "another"}, "the signature does not fit the identity key"),
    ],
)
def test_a_word_that_does_not_hold_is_refused(house: House, change: dict[str, object], why: str) -> None:
    page = house.page(opened=False)
    jwt = house.identity(**{"sub": "c-7", **change})  # type: ignore[arg-type]

    status, told = page.call("POST", "sessions", {"identity": jwt})

    assert (status, told["code"], told["detail"]) == (401, "identity_refused", why)
    assert house.rows("SELECT id FROM contacts") == []


@pytest.mark.parametrize("jwt", ["x", "a.b.c", "....", "é.é.é", "eyJ9.e30.", "A" * 3999, "e30.e30.e30"])
def test_what_is_no_jwt_is_refused(house: House, jwt: str) -> None:
    status, told = house.page(opened=False).call("POST", "sessions", {"identity": jwt})

    assert (status, told["code"]) == (401, "identity_refused")


def test_a_token_of_a_customer_cannot_be_made_from_outside(house: House) -> None:
    page = house.page(identity=house.identity("c-7"))
    form, body, signature = page.token.split(".")
    other = house.page(opened=False)

    for forged in (f"{form}.{body}.{signature[:-2]}AA", f"{form}.{body}A.{signature}", f"c2.{body}.{signature}", body):
        other.token = forged
        told = other.begin()
        assert told["visitor"].startswith("v_")
        assert not told["known"]
