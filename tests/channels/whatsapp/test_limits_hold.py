"""Whatever we want to say, what we render obeys every limit, says everything, and is never blank."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.channels.content import several

from chaffer.channels.shorten import blank, length
from chaffer.channels.shorten.cutting import one_line
from chaffer.channels.whatsapp import WhatsApp
from chaffer.channels.whatsapp.render import render
from chaffer.kernel.message import Choice, Choices, Identity, Outbound, Part, ProductCards, Text
from chaffer.sandbox.graph.validate import check_message

WA = WhatsApp()
ANA = (Identity("phone", "+16505551234"),)
many = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def rendered(parts: list[Part], **account: str) -> list[dict[str, Any]]:
    return [render(Outbound(f"msg_{at}", ANA, part), account) for at, part in enumerate(WA.arrange(parts))]


@many
@given(several)
def test_every_payload_is_one_that_graph_takes(parts: list[Part]) -> None:
    for payload in rendered(parts):
        check_message(payload)
        json.dumps(payload).encode()


@many
@given(several)
def test_catalogue_messages_obey_the_limits_too(parts: list[Part]) -> None:
    for payload in rendered(parts, catalog_id="1948", native_catalog="true"):
        check_message(payload)
        check_lengths(payload)


INDIA = {"country": "IN", "catalog_id": "1948", "payment_gateway": "razorpay", "payment_configuration": "books"}
BRAZIL = {"country": "BR"}


@many
@given(several, some.sampled_from([INDIA, BRAZIL, {"flow_address": "77"}, {**INDIA, "native_catalog": "true"}]))
def test_forms_and_bills_obey_the_limits_too(parts: list[Part], account: dict[str, str]) -> None:
    for at, part in enumerate(WA.arrange(parts)):
        payload = render(Outbound(f"msg_{at}", ANA, part), account, f"msg_{at}.token")
        check_message(payload)
        check_lengths(payload)


@many
@given(several)
def test_every_payload_obeys_the_limits_counted_as_javascript_counts(parts: list[Part]) -> None:
    for payload in rendered(parts):
        check_lengths(payload)


@many
@given(several)
def test_every_choice_can_still_be_made(parts: list[Part]) -> None:
    told = json.dumps(rendered(parts), ensure_ascii=False)
    for part in parts:
        for choice in choices_in(part):
            tap = json.dumps({"id": choice.id}, ensure_ascii=False)[1:-1]
            label = one_line(choice.label if not blank(choice.label) else choice.description)
            assert tap in told or blank(label) or json.dumps(label[:10], ensure_ascii=False)[1:-1].strip() in told, (
                choice
            )


@many
@given(several)
def test_no_words_are_lost(parts: list[Part]) -> None:
    told = squeezed(json.dumps([texts(each) for each in rendered(parts)], ensure_ascii=False))
    for part in parts:
        body = getattr(part, "body", getattr(part, "text", ""))
        if not isinstance(body, str) or type(part).__name__ in ("Form", "Card"):
            continue
        for word in body.split()[:400]:
            if length(word) < 300 and not blank(word) and word.isalnum():
                assert word in told, word


@many
@given(several)
def test_what_is_arranged_stays_as_it_is(parts: list[Part]) -> None:
    for part in WA.arrange(parts):
        assert WA.arrange([part]) == [part]


def choices_in(part: Part) -> list[Choice]:
    if isinstance(part, ProductCards):
        return [each for card in part.cards for each in card.choices] + list(part.more)
    return list(getattr(part, "choices", ()))


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [each for inner in value.values() for each in texts(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in texts(inner)]
    return [value] if isinstance(value, str) else []


def squeezed(text: str) -> str:
    return re.sub(r'", "', "", text)


def check_lengths(payload: dict[str, Any]) -> None:
    kind = payload["type"]
    assert len(payload["biz_opaque_callback_data"]) <= 512
    if kind == "text":
        assert 0 < length(payload["text"]["body"]) <= 4096
        assert not blank(payload["text"]["body"])
    elif kind == "interactive":
        check_interactive_lengths(payload["interactive"])
    elif kind in ("image", "video", "document"):
        assert length(payload[kind].get("caption", "")) <= 1024


def check_interactive_lengths(told: dict[str, Any]) -> None:
    action = told["action"]
    if told["type"] != "product" or "body" in told:
        assert length(told["body"]["text"]) <= 1024
        assert not blank(told["body"]["text"])
    assert length(told.get("header", {}).get("text", "")) <= 60
    assert length(told.get("footer", {"text": ""})["text"]) <= 60
    for button in action.get("buttons", []):
        assert 0 < length(button["reply"]["title"]) <= 20
    rows = [row for section in action.get("sections", []) for row in section.get("rows", [])]
    assert len(rows) <= 10
    for row in rows:
        assert 0 < length(row["title"]) <= 24
        assert length(row.get("description", "")) <= 72
        assert not blank(row["title"])
    for card in action.get("cards", []):
        body = card.get("body", {"text": "-"})["text"]
        assert length(body) <= 160
        assert body.count("\n") <= 2
        for button in card["action"].get("buttons", []):
            assert 0 < length(button["quick_reply"]["title"]) <= 20


def test_words_before_choices_become_one_bubble() -> None:
    arranged = WA.arrange([Text("Here it is."), Text("Which size?"), Choices("", (Choice("s", "S"), Choice("m", "M")))])

    assert arranged == [Choices("Here it is.\n\nWhich size?", (Choice("s", "S"), Choice("m", "M")))]
