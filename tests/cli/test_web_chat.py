"""chaffer channel add web"""

import pytest

from tests.cli.conftest import Chaffer


def keys_of(told: str) -> dict[str, str]:
    return {" ".join(line.split()[:2]): line.split()[2] for line in told.splitlines()}


def test_a_chat_is_connected_and_its_identity_key_shown_once(chaffer: Chaffer, shop: str) -> None:
    added = chaffer("channel", "add", "web", "--shop", shop, "--origin", "https://Shop.example:443/").stdout
    keys = keys_of(added)

    listed = chaffer("channel", "list", "--shop", shop).stdout

    assert keys["site key"].startswith("web_")
    assert len(keys["identity key"]) >= 50
    assert keys["site key"] in listed
    assert keys["identity key"] not in listed
    again = chaffer(
        "channel", "add", "web", "--shop", shop, "--site-key", keys["site key"], "--origin", "https://b.example"
    ).stdout
    assert keys_of(again) == {"site key": keys["site key"]}
    new = chaffer(
        "channel", "add", "web", "--shop", shop, "--site-key", keys["site key"], "--origin", "https://b.example",
        "--new-identity-key",
    ).stdout  # fmt: skip
    assert keys_of(new)["identity key"] != keys["identity key"]


def test_another_shops_chat_is_not_changed(chaffer: Chaffer, shop: str) -> None:
    result = chaffer(
        "channel", "add", "web", "--shop", shop, "--site-key", "web_of_others", "--origin", "https://b.example", code=2
    )

    assert "no web chat" in result.stderr


@pytest.mark.parametrize("origin", ["shop.example", "https://shop.example/page", "javascript:x", "https://", "*"])
def test_what_is_no_origin_is_refused(chaffer: Chaffer, shop: str, origin: str) -> None:
    result = chaffer("channel", "add", "web", "--shop", shop, "--origin", origin, code=2)

    assert "is no origin" in result.stderr
