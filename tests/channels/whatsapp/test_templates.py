"""Templates of a merchant's own: checked before they are handed in, shown as they will look, sent in every kind."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from chaffer.channels.whatsapp.check_template import problems
from chaffer.channels.whatsapp.manage_templates import utility_template
from chaffer.channels.whatsapp.preview_template import preview, wanted
from chaffer.channels.whatsapp.render import render
from chaffer.conversations.order_news import definitions
from chaffer.kernel.message import Identity, Media, Outbound, Template, TemplateCard
from chaffer.sandbox.graph.validate import check_message

Json = dict[str, Any]
BODY = {"type": "BODY", "text": "Hello {{1}}, it is here.", "example": {"body_text": [["Ana"]]}}
URL = {"type": "URL", "text": "See", "url": "https://s.example/{{1}}", "example": ["https://s.example/1"]}
REPLY = {"type": "QUICK_REPLY", "text": "Yes"}
CARD = {
    "components": [
        {"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["4::aW"]}},
        {"type": "BODY", "text": "Satin, at last"},
        {"type": "BUTTONS", "buttons": [REPLY, URL]},
    ]
}


def template(*components: Json, **more: Any) -> Json:
    told = {"name": "spring", "language": "en", "category": "MARKETING", "components": list(components) or [BODY]}
    return {**told, **more}


def buttons(*told: Json) -> Json:
    return {"type": "BUTTONS", "buttons": list(told)}


GOOD = {
    "text": template(),
    "named": template(
        {"type": "BODY", "text": "Hello {{name}}, hello.",
         "example": {"body_text_named_params": [{"param_name": "name", "example": "Ana"}]}}, parameter_format="named",
    ),
    "picture": template({"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["4::aW"]}}, BODY),
    "footer and buttons": template(BODY, {"type": "FOOTER", "text": "Bye"}, buttons(REPLY, REPLY, URL)),
    "phone and code": template(
        BODY, buttons({"type": "PHONE_NUMBER", "text": "Call", "phone_number": "+15551230001"},
                      {"type": "COPY_CODE", "example": "SPRING26"}),
    ),
    "catalogue": template(BODY, buttons({"type": "CATALOG", "text": "See all"})),
    "flow": template(BODY, buttons({"type": "FLOW", "text": "Fill in", "flow_id": "1"})),
    "carousel": template(BODY, {"type": "CAROUSEL", "cards": [CARD, CARD]}),
    "offer": template(
        {"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "Only today", "has_expiration": True}}, BODY,
    ),
    "code": template(
        {"type": "BODY", "add_security_recommendation": True}, {"type": "FOOTER", "code_expiration_minutes": 10},
        buttons({"type": "OTP", "otp_type": "COPY_CODE", "text": "Copy"}), category="AUTHENTICATION",
    ),
}  # fmt: skip
WRONG = [
    (template(name="Spring!"), "name"),
    (template(language="english"), "language"),
    (template(category="ADVERT"), "category"),
    (template({"type": "FOOTER", "text": "only"}), "no BODY"),
    (template(BODY, BODY), "stands twice"),
    (template({"type": "BODY", "text": "{{1}} came", "example": {"body_text": [["x"]]}}), "neither first nor last"),
    (
        template({"type": "BODY", "text": "It is {{1}} {{2}} now", "example": {"body_text": [["x", "y"]]}}),
        "words between",
    ),
    (template({"type": "BODY", "text": "It is {{2}} now", "example": {"body_text": [["x", "y"]]}}), "1, 2, 3"),
    (template({"type": "BODY", "text": "It is {{1}} now"}), "no example for 1"),
    (template({"type": "BODY", "text": "x" * 1025}), "1 to 1024"),
    (template({"type": "HEADER", "format": "IMAGE"}, BODY), "header_handle"),
    (template({"type": "HEADER", "format": "TEXT", "text": "y" * 61}, BODY), "1 to 60"),
    (template(BODY, {"type": "FOOTER", "text": "to {{1}}"}), "no variables"),
    (template(BODY, buttons(*[REPLY] * 11)), "1 to 10 buttons"),
    (template(BODY, buttons(REPLY, URL, REPLY)), "stand together"),
    (template(BODY, buttons(URL, URL, URL)), "at most 2 of URL"),
    (template(BODY, buttons({**URL, "url": "https://s.example/{{1}}/x"})), "at the end"),
    (template(BODY, buttons({**REPLY, "text": "z" * 26})), "1 to 25"),
    (template(BODY, buttons({"type": "COPY_CODE", "example": "x" * 21})), "1 to 20"),
    (template(BODY, buttons({"type": "FLOW", "text": "Go"})), "flow_id"),
    (template(BODY, {"type": "CAROUSEL", "cards": [CARD]}), "2 to 10 cards"),
    (template(BODY, {"type": "CAROUSEL", "cards": [CARD, {"components": CARD["components"][:2]}]}), "the same header"),
    (template(BODY, {"type": "POEM"}), "none of"),
    (template(BODY, {"type": "BUTTONS", "buttons": 7}), "1 to 10 buttons"),
    (template({"type": "BODY", "text": "x", "example": [1]}), "another shape"),
]


@pytest.mark.parametrize("name", GOOD)
def test_a_template_of_every_kind_is_fine(name: str) -> None:
    assert problems(GOOD[name]) == []


@pytest.mark.parametrize(("told", "says"), WRONG, ids=[says for _, says in WRONG])
def test_what_meta_would_refuse_is_said_beforehand(told: Json, says: str) -> None:
    assert any(says in each for each in problems(told)), problems(told)


def test_our_own_templates_are_fine() -> None:
    link = {"label": "See", "prefix": "https://shop.example/order/"}
    for name, ours in definitions().items():
        for language, body in ours.body.items():
            assert problems(utility_template(name, language, body, ours.values, link)) == []


VALUE = some.recursive(
    some.none() | some.integers() | some.text(max_size=8) | some.sampled_from(["BODY", "BUTTONS", "URL", "{{1}}"]),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(
        some.sampled_from(["type", "text", "buttons", "cards", "components", "example", "format", "url"]), inner,
        max_size=4,
    ),
    max_leaves=15,
)  # fmt: skip


@given(some.lists(some.dictionaries(some.sampled_from(["type", "text", "buttons", "cards", "example"]), VALUE)))
def test_any_components_are_judged_and_never_break_us(components: list[Json]) -> None:
    assert isinstance(problems(template(*components)), list)


def test_a_preview_reads_as_the_shopper_will_read_it() -> None:
    told = GOOD["footer and buttons"]["components"]

    assert preview(told) == "Hello Ana, it is here.\n\n_Bye_\n\n[ Yes ]\n[ Yes ]\n[ See ] https://s.example/{{1}}"
    assert preview(told, {"1": "Bo"}).startswith("Hello Bo,")
    assert wanted(told) == {"body": ["1"], "buttons.2": ["1"]}
    assert "Satin, at last" in preview(GOOD["carousel"]["components"])


def sent(part: Template) -> Json:
    payload = render(Outbound("msg_1", (Identity("phone", "+15551230001"),), part), {})
    check_message(payload)
    return {each["type"] + str(each.get("index", "")): each for each in payload["template"].get("components", ())}


def test_every_kind_of_value_is_sent_as_meta_wants_it() -> None:
    ends = datetime(2026, 3, 1, 12, tzinfo=UTC)
    picture = Media("image", provider_ref="44")
    buttons_ = {"0:copy_code": "SPRING26", "1": "7", "2:flow": "tok", "3:catalog": "MUG", "4:quick_reply": "yes"}
    told = sent(Template("t", "en", "marketing", ("Ana",), header=picture, button_values=buttons_, offer_ends_at=ends))

    assert told["header"]["parameters"] == [{"type": "image", "image": {"id": "44"}}]
    offer = told["limited_time_offer"]["parameters"][0]["limited_time_offer"]
    assert offer == {"expiration_time_ms": 1_772_366_400_000}
    assert told["button0"]["parameters"] == [{"type": "coupon_code", "coupon_code": "SPRING26"}]
    assert told["button1"]["parameters"] == [{"type": "text", "text": "7"}]
    assert told["button2"]["parameters"] == [{"type": "action", "action": {"flow_token": "tok"}}]
    assert told["button3"]["parameters"][0]["action"] == {"thumbnail_product_retailer_id": "MUG"}
    assert told["button4"]["parameters"] == [{"type": "payload", "payload": "yes"}]


def test_a_carousel_has_a_header_and_values_for_each_card() -> None:
    cards = tuple(TemplateCard(Media("image", url=f"https://s.example/{n}.jpg"), (str(n),), {"0": "x"}) for n in (1, 2))

    told = sent(Template("t", "en", "marketing", cards=cards))["carousel"]["cards"]

    assert [each["card_index"] for each in told] == [0, 1]
    assert told[1]["components"][0]["parameters"][0]["image"] == {"link": "https://s.example/2.jpg"}
    assert msgspec.json.encode(told)
