import json
import logging

import pytest

from chaffer.runtime.log import ConsoleLines, JsonLines, correlated, redact

CANARIES = [
    "+49 151 23456789", "4915123456789", "4242 4242 4242 4242", "anna.schmidt@example.org", "chf_abcdefghijklmnop",
    "EAAGabcdefghijk", "Bearer abcdef123456",
]  # fmt: skip


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("form", [JsonLines(), ConsoleLines()], ids=["json", "console"])
def test_no_personal_data_reach_the_log(canary: str, form: logging.Formatter) -> None:
    record = logging.makeLogRecord({
        "msg": "sent to %s", "args": (canary,), "name": "chaffer.outbox", "levelname": "INFO", "who": canary,
        "nested": {"to": [canary]}, "text": canary, "access_token": canary,
    })  # fmt: skip

    assert canary not in form.format(record)


def test_an_errors_words_are_left_out_and_its_place_is_kept() -> None:
    try:
        raise ValueError("cannot parse 'my name is Anna Canary'")
    except ValueError as error:
        record = logging.makeLogRecord(
            {"name": "x", "levelname": "ERROR", "msg": "failed", "exc_info": (type(error), error, error.__traceback__)}
        )

    line = JsonLines().format(record)

    assert "Canary" not in line
    assert "builtins.ValueError" in line
    assert "test_log.py" in line


def test_one_correlation_id_ties_the_lines_of_a_message_together() -> None:
    with correlated("req_1"):
        inside = json.loads(
            JsonLines().format(logging.makeLogRecord({"name": "x", "levelname": "INFO", "msg": "kept"}))
        )
    outside = json.loads(JsonLines().format(logging.makeLogRecord({"name": "x", "levelname": "INFO", "msg": "idle"})))

    assert inside["correlation"] == "req_1"
    assert "correlation" not in outside


@pytest.mark.parametrize(
    "harmless", ["ord_01m80fptbka6rwwtdxkjnymbe8", "2026-11-22T02:00:13+00:00", "order 1042 of 12 lines", "12.5 ms"]
)
def test_ids_times_and_small_numbers_stay_readable(harmless: str) -> None:
    assert redact(harmless) == harmless


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("GET /pay/abcdefghijklmnopqrstuv", "abcdefghijklmnopqrstuv"),
        ("postgresql://chaffer:canary@host/db", "canary"),
        ("hub.verify_token=canary&x=1", "canary"),
    ],
)
def test_links_passwords_and_tokens_are_masked(line: str, hidden: str) -> None:
    assert hidden not in redact(line)
