import json
from pathlib import Path

from tests.cli.conftest import Chaffer


def test_a_shop_is_opened_and_listed(chaffer: Chaffer, shop: str) -> None:
    (line,) = chaffer("shop", "list").stdout.splitlines()

    assert line.split("\t")[0] == shop
    assert line.split("\t")[2:] == ["USD", "en", "open", "Marlow & Fig"]


def test_a_second_shop_of_that_name_is_refused_in_one_line(chaffer: Chaffer, shop: str) -> None:
    result = chaffer("shop", "create", "--slug", shop, "--name", "x", "--currency", "USD", code=2)

    assert result.stderr == "chaffer: there is a shop 'marlow' already\n"
    assert result.stdout == ""


def test_a_language_that_the_bot_does_not_speak_is_told(chaffer: Chaffer) -> None:
    told = chaffer("shop", "create", "--slug", "laden", "--name", "Laden", "--currency", "EUR", "--language", "de")

    assert told.stdout.startswith("shp_")
    assert told.stderr == "the bot does not speak de yet: it speaks en, fr, ko, ru\n"


def test_migrating_twice_is_harmless(chaffer: Chaffer) -> None:
    chaffer("migrate")
    chaffer("migrate")


def test_a_whatsapp_number_is_connected_with_exactly_these_options(chaffer: Chaffer, shop: str) -> None:
    added = chaffer(
        "channel", "add", "whatsapp", "--shop", shop, "--phone-number-id", "1001", "--app-secret", "canary1",
        "--verify-token", "canary2", "--access-token", "canary3", "--api-base-url", "http://localhost:1",
    )  # fmt: skip

    listed = chaffer("channel", "list", "--shop", shop)

    assert listed.stdout.split("\t")[:4] == [added.stdout.strip(), "whatsapp", "1001", "active"]
    assert "canary" not in added.output + listed.output


def test_apikey_create_prints_the_key_alone(chaffer: Chaffer, shop: str) -> None:
    made = chaffer("apikey", "create", "--shop", shop).stdout

    (line,) = chaffer("apikey", "list", "--shop", shop).stdout.splitlines()

    assert made.startswith("chf_")
    assert len(made.split()) == 1
    assert made.strip() not in line


def test_a_revoked_key_is_listed_as_such(chaffer: Chaffer, shop: str) -> None:
    chaffer("apikey", "create", "--shop", shop, "--name", "till", "--permission", "orders.read")
    key_id = chaffer("apikey", "list", "--shop", shop).stdout.split("\t")[0]

    chaffer("apikey", "revoke", "--shop", shop, key_id)

    assert chaffer("apikey", "list", "--shop", shop).stdout.split("\t")[1] == "revoked"
    assert "no such valid key" in chaffer("apikey", "revoke", "--shop", shop, key_id, code=2).stderr
    chaffer("apikey", "create", "--shop", shop, "--permission", "orders.eat", code=2)


def test_a_catalogue_is_imported_and_reported_line_by_line(chaffer: Chaffer, shop: str, catalogue: Path) -> None:
    first = chaffer("catalog", "import", "--shop", shop, "--format", "jsonl", str(catalogue))
    second = chaffer("catalog", "import", "--shop", shop, "--format", "jsonl", "--quiet", str(catalogue))

    assert "line 3: this line is not JSON" in first.stderr
    assert "2 written, 0 unchanged, 1 refused" in first.stdout
    assert "0 written, 2 unchanged, 1 refused" in second.stdout


def test_an_unknown_shop_is_told_in_one_line(chaffer: Chaffer, catalogue: Path) -> None:
    for words in (
        ["apikey", "create", "--shop", "nobody"],
        ["channel", "list", "--shop", "nobody"],
        ["catalog", "import", "--shop", "nobody", "--format", "jsonl", str(catalogue)],
    ):
        assert chaffer(*words, code=2).stderr == "chaffer: there is no shop 'nobody'\n"


def test_a_mistyped_command_is_told_in_one_line(chaffer: Chaffer) -> None:
    assert len(chaffer("shop", "create", code=2).stderr.splitlines()) == 1
    assert len(chaffer("shop", "burn", code=2).stderr.splitlines()) == 1


def test_all_wrong_settings_are_told_at_once(chaffer: Chaffer) -> None:
    told = chaffer("migrate", code=2, CHAFFER_PORT="x", CHAFFER_LOG_FORMAT="xml").stderr

    assert "CHAFFER_PORT" in told
    assert "CHAFFER_LOG_FORMAT" in told


def test_a_text_is_understood_on_the_command_line(chaffer: Chaffer, shop: str) -> None:
    meant = json.loads(chaffer("understand", "--shop", shop, "a blue shirt under 60 dollars").stdout)

    assert meant["slots"]["price_max"] == {"minor": 6000, "currency": "USD"}


def test_the_doctor_finds_nothing_or_says_what(chaffer: Chaffer, shop: str) -> None:
    assert "nothing is wrong" in chaffer("doctor").stdout
    assert "CHAFFER_PROT is no setting; do you mean CHAFFER_PORT?" in chaffer("doctor", code=1, CHAFFER_PROT="1").stdout


def test_a_policy_is_set_shown_and_explained(chaffer: Chaffer, shop: str, tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    file.write_text('{"returns": {"window_days": 14}}')
    assert '"window_days": 14' in chaffer("policy", "set", "--shop", shop, str(file)).output
    assert '"window_days": 14' in chaffer("policy", "show", "--shop", shop).output
    file.write_text('{"returns": {"window_days": "two weeks"}}')
    assert "$.returns.window_days" in chaffer("policy", "set", "--shop", shop, str(file), code=2).output
    assert '"$ref"' in chaffer("policy", "schema").output
    assert "no order 77" in chaffer("policy", "explain", "--shop", shop, "--order", "77", code=2).output


def test_a_tracking_service_is_connected_and_its_address_printed(chaffer: Chaffer, shop: str) -> None:
    words = ("carrier", "add", "easypost", "--shop", shop, "--api-key", "EZK", "--webhook-secret", "s3")
    assert "/in/tracker/acc_" in chaffer(*words).output
    listed = chaffer("carrier", "list", "--shop", shop).output
    assert "easypost" in listed
    assert "EZK" not in listed
