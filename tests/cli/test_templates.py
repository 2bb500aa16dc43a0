"""Templates handed in and followed, against Meta's stand-in."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from chaffer.rehearsal.listening import Listening, free_port
from chaffer.runtime.clock import SystemClock
from chaffer.sandbox.graph import Graph, Number, graph_app
from tests.cli.conftest import Chaffer

WABA = "2077"


@pytest.fixture
def graph() -> Iterator[tuple[Graph, str]]:
    world = Graph(SystemClock())
    world.add_number(Number("1001", waba_id=WABA, access_token="token"))
    world.settings.template_review = "PENDING"
    listening = Listening(lambda: graph_app(world), free_port())
    yield world, listening.url
    listening.stop()


def connect(chaffer: Chaffer, shop: str, url: str, *more: str) -> None:
    chaffer(
        "channel", "add", "whatsapp", "--shop", shop, "--phone-number-id", "1001", "--app-secret", "a",
        "--verify-token", "v", "--access-token", "token", "--api-base-url", url, *more,
    )  # fmt: skip


def states(told: str) -> dict[tuple[str, str], str]:
    return {(name, language): state for _, name, language, _, state, *_ in (x.split("\t") for x in told.splitlines())}


def test_our_templates_are_handed_in_once_and_followed(chaffer: Chaffer, shop: str, graph: tuple[Graph, str]) -> None:
    world, url = graph
    connect(chaffer, shop, url, "--business-account-id", WABA)
    paid, shipped = "chaffer_order_paid", "chaffer_order_shipped"

    handed_in = chaffer("channel", "templates", "submit", "--shop", shop)
    in_languages = Counter(name for name, _ in states(handed_in.stdout))
    assert {paid, shipped, "chaffer_back_in_stock", "chaffer_quote_ready"} <= in_languages.keys()
    assert set(in_languages.values()) == {4}
    assert set(states(handed_in.stdout).values()) == {"pending"}

    again = chaffer("channel", "templates", "submit", "--shop", shop, "--name", paid)
    assert again.stdout.count("is there already") == 4

    world.templates.review(WABA, paid, "fr", status="APPROVED")
    world.templates.review(WABA, paid, "ko", status="REJECTED", rejected_reason="INVALID_FORMAT")
    world.templates.review(WABA, paid, "ru", status="APPROVED", category="MARKETING")
    world.templates.delete(WABA, shipped, "en")
    chaffer("channel", "templates", "sync", "--shop", shop)

    listed = chaffer("channel", "templates", "list", "--shop", shop).stdout
    known = states(listed)
    assert [known[paid, language] for language in ("en", "fr", "ko")] == ["pending", "approved", "rejected"]
    assert known[shipped, "en"] == "disabled"
    assert "\trejected\tunknown\tINVALID_FORMAT" in listed
    assert f"{paid}\tru\tmarketing\tapproved" in listed


def test_a_list_of_more_than_one_page_is_read_to_its_end(chaffer: Chaffer, shop: str, graph: tuple[Graph, str]) -> None:
    world, url = graph
    connect(chaffer, shop, url, "--business-account-id", WABA)
    for n in range(230):
        body = {"type": "BODY", "text": "We are open."}
        world.templates.create(
            WABA, {"name": f"open_{n}", "language": "en", "category": "UTILITY", "components": [body]}
        )

    assert len(chaffer("channel", "templates", "sync", "--shop", shop).stdout.splitlines()) == 230


def test_a_token_that_meta_does_not_know_is_told_in_its_words(
    chaffer: Chaffer, shop: str, graph: tuple[Graph, str]
) -> None:
    world, url = graph
    connect(chaffer, shop, url, "--business-account-id", WABA)
    world.numbers["1001"].access_token = "another"

    refused = chaffer("channel", "templates", "submit", "--shop", shop, "--name", "chaffer_order_paid", code=2)

    assert "access token" in refused.stderr


def test_without_the_business_account_nothing_can_be_managed(
    chaffer: Chaffer, shop: str, graph: tuple[Graph, str]
) -> None:
    connect(chaffer, shop, graph[1])

    refused = chaffer("channel", "templates", "sync", "--shop", shop, code=2)

    assert "--business-account-id" in refused.stderr


def test_an_unknown_template_or_a_shop_without_a_number_is_refused(chaffer: Chaffer, shop: str) -> None:
    assert "no WhatsApp number" in chaffer("channel", "templates", "list", "--shop", shop, code=2).stderr
    unknown = chaffer("channel", "templates", "submit", "--shop", shop, "--name", "hello", code=2)
    assert "called hello" in unknown.stderr


SPRING = {
    "name": "spring_sale", "language": "en", "category": "MARKETING",
    "components": [
        {"type": "BODY", "text": "Hello {{1}}, spring is here.", "example": {"body_text": [["Ana"]]}},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Show me"}]},
    ],
}  # fmt: skip


def test_a_template_of_ones_own_is_made_shown_changed_and_deleted(
    chaffer: Chaffer, shop: str, graph: tuple[Graph, str], tmp_path: Path
) -> None:
    world, url = graph
    connect(chaffer, shop, url, "--business-account-id", WABA)
    file = tmp_path / "spring.json"
    file.write_text(json.dumps(SPRING))

    made = chaffer("channel", "templates", "create", str(file), "--shop", shop)
    assert "pending" in made.stdout
    assert "Hello Ana, spring is here.\n\n[ Show me ]" in made.stdout
    shown = chaffer(
        "channel", "templates", "show", "spring_sale", "--language", "en", "--value", "1=Bo", "--shop", shop
    )
    assert shown.stdout.startswith("Hello Bo, spring is here.")
    assert "body: 1" in shown.stdout

    file.write_text(json.dumps(SPRING).replace("spring is here", "spring has come"))
    chaffer("channel", "templates", "edit", str(file), "--shop", shop)
    assert "has come" in str(world.templates.of(WABA))

    chaffer("channel", "templates", "delete", "spring_sale", "--language", "en", "--shop", shop)
    assert world.templates.of(WABA) == []
    assert "disabled" in chaffer("channel", "templates", "list", "--shop", shop).stdout


def test_a_template_that_meta_would_refuse_is_not_handed_in(
    chaffer: Chaffer, shop: str, graph: tuple[Graph, str], tmp_path: Path
) -> None:
    world, url = graph
    connect(chaffer, shop, url, "--business-account-id", WABA)
    file = tmp_path / "spring.json"
    file.write_text(json.dumps({**SPRING, "name": "Spring Sale"}))

    refused = chaffer("channel", "templates", "create", str(file), "--shop", shop, code=2)

    assert "name: small letters" in refused.stderr
    assert world.templates.of(WABA) == []


def picture_template(tmp_path: Path) -> tuple[Path, Path]:
    """A template of the merchant's own with a picture above its words, and the picture."""
    body = {"type": "BODY", "text": "Hello {{1}}, it is here.", "example": {"body_text": [["Ana"]]}}
    told = {"name": "new_dress", "language": "en", "category": "MARKETING", "components": [
        {"type": "HEADER", "format": "IMAGE"}, body,
    ]}  # fmt: skip
    written, picture = tmp_path / "new_dress.json", tmp_path / "dress.png"
    written.write_text(json.dumps(told))
    Image.new("RGB", (4, 4)).save(picture)
    return written, picture


def test_the_example_of_a_picture_is_uploaded_with_its_template(
    chaffer: Chaffer, shop: str, graph: tuple[Graph, str], tmp_path: Path
) -> None:
    world, url = graph
    written, picture = picture_template(tmp_path)
    connect(chaffer, shop, url, "--business-account-id", WABA, "--app-id", "77")

    told = chaffer("channel", "templates", "create", "--shop", shop, str(written), "--example", str(picture))

    assert "new_dress\ten\tmarketing\tpending" in told.stdout
    ((handle, kind),) = world.example_handles.items()
    assert kind == "image/png"
    made = world.templates.page(WABA, 10, "")["data"][0]
    assert made["components"][0]["example"] == {"header_handle": [handle]}


def test_an_example_of_another_kind_or_a_handle_that_meta_never_gave_is_refused(
    chaffer: Chaffer, shop: str, graph: tuple[Graph, str], tmp_path: Path
) -> None:
    _, url = graph
    written, picture = picture_template(tmp_path)
    connect(chaffer, shop, url, "--business-account-id", WABA, "--app-id", "77")
    picture.write_bytes(b"%PDF-1.7")
    wrong = chaffer("channel", "templates", "create", "--shop", shop, str(written), "--example", str(picture), code=2)
    assert "the header is IMAGE, and the file is application/pdf" in wrong.output
    template = json.loads(written.read_text())
    template["components"][0]["example"] = {"header_handle": ["4::invented"]}
    written.write_text(json.dumps(template))
    assert "refused" in chaffer("channel", "templates", "create", "--shop", shop, str(written)).stdout
