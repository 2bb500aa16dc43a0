"""The stand-in refuses what the real one refuses, with its codes, and our channel understands why."""

import asyncio
from typing import Any

import pytest
from tests.sandbox.graph.stage import ANA, CHANNEL, PHONE, Stage, staged

from chaffer.kernel.errors import (
    AccountBroken,
    ChannelThrottled,
    ContentRejected,
    RecipientUnreachable,
    SendFault,
    WindowClosed,
)
from chaffer.kernel.message import Identity, Media, Outbound, Report, Template, Text

TEXT = {"messaging_product": "whatsapp", "to": f"+{ANA}", "type": "text", "text": {"body": "hi"}}


def interactive(**told: Any) -> dict[str, Any]:
    return {"messaging_product": "whatsapp", "to": f"+{ANA}", "type": "interactive", "interactive": told}


def buttons(*titles: str, **more: Any) -> dict[str, Any]:
    replies = [{"type": "reply", "reply": {"id": f"b{at}", "title": title}} for at, title in enumerate(titles)]
    return interactive(type="button", body={"text": "?"}, action={"buttons": replies}, **more)


def rows(*titles: str, ids: bool = True) -> dict[str, Any]:
    told = [{"id": f"r{at if ids else 0}", "title": title} for at, title in enumerate(titles)]
    return interactive(type="list", body={"text": "?"}, action={"button": "Open", "sections": [{"rows": told}]})


def carousel(count: int, **card: Any) -> dict[str, Any]:
    def one(at: int) -> dict[str, Any]:
        action = {"name": "cta_url", "parameters": {"display_text": "See", "url": "https://s.example/"}}
        header = {"type": "image", "image": {"link": "https://s.example/i.jpg"}}
        return {"card_index": at, "type": "cta_url", "header": header, "body": {"text": "x"}, "action": action, **card}

    return interactive(type="carousel", body={"text": "?"}, action={"cards": [one(at) for at in range(count)]})


REFUSED: list[tuple[str, Any, int]] = [
    ("no product", {**TEXT, "messaging_product": "sms"}, 100),
    ("nobody", {key: value for key, value in TEXT.items() if key != "to"}, 131008),
    ("a name for a number", {**TEXT, "to": "Ana"}, 131009),
    ("no text", {**TEXT, "text": {}}, 131008),
    ("blank text", {**TEXT, "text": {"body": "  "}}, 131008),
    ("long text", {**TEXT, "text": {"body": "x" * 4097}}, 131009),
    ("number for text", {**TEXT, "text": {"body": 7}}, 131009),
    ("strange type", {**TEXT, "type": "hologram"}, 131051),
    ("long reference", {**TEXT, "biz_opaque_callback_data": "x" * 513}, 131009),
    ("four buttons", buttons("a", "b", "c", "d"), 131009),
    ("no buttons", buttons(), 131009),
    ("long title", buttons("x" * 21), 131009),
    ("twin titles", buttons("a", "a"), 131009),
    ("long footer", buttons("a", footer={"text": "x" * 61}), 131009),
    ("long header", buttons("a", header={"type": "text", "text": "x" * 61}), 131009),
    ("eleven rows", rows(*(f"t{at}" for at in range(11))), 131009),
    ("long row", rows("x" * 25), 131009),
    ("twin row ids", rows("a", "b", ids=False), 131009),
    (
        "list with picture",
        {
            **rows("a"),
            "interactive": {
                **rows("a")["interactive"],
                "header": {"type": "image", "image": {"link": "https://s.example/i.jpg"}},
            },
        },
        131009,
    ),
    ("one card", carousel(1), 131009),
    ("eleven cards", carousel(11), 131009),
    ("long card", carousel(2, body={"text": "x" * 161}), 131009),
    ("tall card", carousel(2, body={"text": "a\nb\nc\nd"}), 131009),
    ("card without picture", carousel(2, header={"type": "text", "text": "x"}), 131009),
    (
        "carousel with footer",
        {**carousel(2), "interactive": {**carousel(2)["interactive"], "footer": {"text": "x"}}},
        131009,
    ),
    (
        "cta to nowhere",
        interactive(
            type="cta_url",
            body={"text": "?"},
            action={"name": "cta_url", "parameters": {"display_text": "Go", "url": "nowhere"}},
        ),
        131009,
    ),
    (
        "products without header",
        interactive(
            type="product_list",
            body={"text": "?"},
            action={"catalog_id": "1", "sections": [{"product_items": [{"product_retailer_id": "1"}]}]},
        ),
        131008,
    ),
    ("two sources", {**TEXT, "type": "image", "image": {"id": "1", "link": "https://s.example/i.jpg"}}, 100),
    (
        "long caption",
        {**TEXT, "type": "image", "image": {"link": "https://s.example/i.jpg", "caption": "x" * 1025}},
        131009,
    ),
    ("unknown media", {**TEXT, "type": "image", "image": {"id": "123"}}, 131009),
    ("off the earth", {**TEXT, "type": "location", "location": {"latitude": 91, "longitude": 0}}, 131009),
    ("not an object", [1], 100),
    (
        "unknown template",
        {**TEXT, "type": "template", "template": {"name": "nope", "language": {"code": "en"}}},
        132001,
    ),
    ("to itself", {**TEXT, "to": "+15550001111"}, 131021),
]


def test_everything_outside_the_limits_is_refused_with_metas_code() -> None:
    async def play() -> None:
        async with staged(pair_every_seconds=0) as stage:
            for name, payload, code in REFUSED:
                status, told = await stage.post(payload)
                assert (status // 100, told["error"]["code"]) == (4, code), (name, told)
                assert told["error"]["fbtrace_id"]
            assert not [each for each in stage.graph.thread(ANA) if each["kind"] == "message"]
            for payload in (TEXT, buttons("a", "b"), rows("a", "b"), carousel(2), carousel(10)):
                assert (await stage.post(payload))[0] == 200

    asyncio.run(play())


def test_tokens_and_numbers_are_checked() -> None:
    async def play() -> None:
        async with staged() as stage:
            assert (await stage.post(TEXT, token=""))[1]["error"]["code"] == 0
            status, told = await stage.post(TEXT, token="expired")
            assert (status, told["error"]["code"]) == (401, 190)
            assert (await stage.post(TEXT, path="/v25.0/999/messages"))[1]["error"]["code"] == 100

    asyncio.run(play())


async def fault(stage: Stage, part: Any, to: str = "+" + ANA) -> SendFault:
    with pytest.raises(SendFault) as caught:
        await stage.send(part, to=to)
    return caught.value


def test_after_a_day_of_silence_the_window_is_closed() -> None:
    async def play() -> None:
        async with staged() as stage:
            await stage.send(Text("in time"))
            stage.clock.forward(hours=24, seconds=1)
            refused = await fault(stage, Text("too late"))

            assert isinstance(refused, WindowClosed)
            assert refused.provider_code == "131047"

    asyncio.run(play())


def test_a_closed_window_can_also_be_told_by_a_status() -> None:
    async def play() -> None:
        async with staged(spoken=False, window_closed="status") as stage:
            await stage.send(Text("too late"))
            await stage.until(lambda: stage.merchant.states == ["failed"])

            report = stage.merchant.heard[0]
            assert isinstance(report, Report)
            assert report.error_code == "131047"

    asyncio.run(play())


def test_forty_six_messages_in_a_row_to_one_person_are_one_too_many() -> None:
    async def play() -> None:
        async with staged(per_second=0) as stage:
            for _ in range(45):
                await stage.send(Text("x"))
            refused = await fault(stage, Text("x"))
            assert isinstance(refused, ChannelThrottled)
            assert (refused.provider_code, refused.retry_after_seconds) == ("131056", 4.0)

            stage.clock.forward(seconds=6)
            await stage.send(Text("x"))
            await fault(stage, Text("x"))

    asyncio.run(play())


def test_eighty_messages_a_second_are_all_a_number_may_send() -> None:
    async def play() -> None:
        async with staged(pair_every_seconds=0) as stage:
            for _ in range(80):
                await stage.send(Text("x"))
            refused = await fault(stage, Text("x"))
            assert isinstance(refused, ChannelThrottled)
            assert refused.provider_code == "130429"
            stage.clock.forward(seconds=1)
            await stage.send(Text("x"))

    asyncio.run(play())


def test_templates_are_checked_and_may_be_sent_outside_the_window() -> None:
    body = {
        "type": "BODY", "text": "Hi {{1}}, your order {{2}} is on its way.", "example": {"body_text": [["Ana", "MF-1"]]},
    }  # fmt: skip
    asked = {"name": "shipped", "language": "en_US", "category": "UTILITY", "components": [body]}

    async def play() -> None:
        async with staged(spoken=False) as stage:
            status, made = await stage.post(asked, path="/v25.0/100000000000001/message_templates")
            assert (status, made["status"]) == (200, "APPROVED")
            await stage.send(Template("shipped", "en_US", "utility", ("Ana", "MF-7")))
            assert isinstance(await fault(stage, Template("shipped", "en_US", "utility", ("Ana",))), ContentRejected)
            assert isinstance(await fault(stage, Template("shipped", "fr", "utility", ("Ana", "7"))), ContentRejected)
            assert isinstance(await fault(stage, Text("outside the window")), WindowClosed)
            await stage.until(lambda: "delivered" in stage.merchant.states)
            report = next(each for each in stage.merchant.heard if isinstance(each, Report))
            assert report.pricing["category"] == "utility"

    asyncio.run(play())


def test_faults_of_account_person_and_content_are_told_apart() -> None:
    async def play() -> None:
        async with staged() as stage:
            assert isinstance(await fault(stage, Text("hi"), to="US.404"), RecipientUnreachable)
            assert isinstance(await fault(stage, Media("image", provider_ref="404")), ContentRejected)
            broken = Outbound("msg_1", (Identity("phone", "+" + ANA),), Text("hi"))
            account = type(stage.account)(
                "acc_1", "shp_1", "whatsapp", PHONE, stage.account.settings, {"access_token": "old"}
            )
            with pytest.raises(AccountBroken):
                await CHANNEL.send(stage.http, account, broken)

    asyncio.run(play())
