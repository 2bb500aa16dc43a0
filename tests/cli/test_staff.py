"""Letting people in from the command line."""

import re

import pytest

from chaffer.accounts.shops import shop_by_slug
from chaffer.accounts.staff.operations.accept_link import AcceptLink, accept_link
from chaffer.cli.ground import standing
from chaffer.cli.owner_links import print_first_links
from chaffer.runtime.transaction import ANY_SHOP
from tests.cli.conftest import Chaffer

LINK = re.compile(r"http://127\.0\.0\.1:\d+/desk/welcome#([\w-]{43})")


@pytest.fixture(autouse=True)
def _here(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


def follow(slug: str, token: str, email: str = "ana@shop.example") -> str:
    with standing() as ground:
        shop_id = ground.db.read_now(ANY_SHOP, lambda tx: shop_by_slug(tx, slug)).id
        return ground.db.write_now(shop_id, lambda tx: accept_link(tx, AcceptLink(token, "x", "Ana", email)))


def test_a_link_makes_an_owner_who_is_then_listed(chaffer: Chaffer, shop: str) -> None:
    link = LINK.fullmatch(chaffer("staff", "link", "--shop", shop).stdout.strip())
    assert link is not None
    staff_id = follow(shop, link[1])

    (line,) = chaffer("staff", "list", "--shop", shop).stdout.splitlines()

    assert line.split("\t") == [staff_id, "active", "owner", "ana@shop.example", "Ana"]


def test_somebody_is_invited_with_a_role(chaffer: Chaffer, shop: str) -> None:
    printed = chaffer("staff", "add", "--shop", shop, "--email", "Bo@shop.example", "--role", "supervisor").stdout
    link = LINK.fullmatch(printed.strip())
    assert link is not None
    follow(shop, link[1], "")

    (line,) = chaffer("staff", "list", "--shop", shop).stdout.splitlines()

    assert line.split("\t")[1:4] == ["active", "supervisor", "bo@shop.example"]


def test_what_cannot_be_is_told_in_one_line(chaffer: Chaffer, shop: str) -> None:
    wrong = chaffer("staff", "add", "--shop", shop, "--email", "bo@shop.example", "--role", "king", code=2)
    nobody = chaffer("staff", "link", "--shop", shop, "--email", "bo@shop.example", code=2)

    assert wrong.stderr == "chaffer: this shop has no such role\n"
    assert nobody.stderr == "chaffer: nobody with this address works in this shop\n"


def test_the_first_start_prints_a_link_for_each_shop_without_people_and_only_once(
    chaffer: Chaffer, shop: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with standing() as ground:
        print_first_links(ground)
        first = capsys.readouterr().out
        print_first_links(ground)
        second = capsys.readouterr().out

    assert first.startswith(f"{shop} has no owner yet; this link makes one, once: http://")
    assert LINK.search(first)
    assert second == ""


def test_another_house_is_connected_and_removed(chaffer: Chaffer, shop: str) -> None:
    told = ("--shop", shop, "--name", "House", "--client-id", "us", "--client-secret", "canary")
    back = chaffer("sign-on", "add", *told, "--issuer", "https://login.house.example/").stdout
    listed = chaffer("sign-on", "list", "--shop", shop).stdout
    chaffer("sign-on", "remove", "--shop", shop, listed.split("\t")[0])
    wrong = chaffer("sign-on", "add", *told, "--issuer", "login.house.example", code=2)

    assert back.endswith("/sign-on/back\n")
    assert listed.strip().split("\t")[1:] == ["https://login.house.example/", "us", "House"]
    assert "canary" not in listed
    assert chaffer("sign-on", "list", "--shop", shop).stdout == ""
    assert wrong.stderr == "chaffer: the issuer is not an address on the web\n"
