import asyncio

import pytest
from tests.sandbox.graph.stage import ANA, CHANNEL, HI, PHONE, last_message, staged

from chaffer.kernel.message import Choice, Choices, Inbound, ProductCard, ProductCards, Report, Tapped, Text


def test_a_shopper_writes_and_the_merchant_hears_it_signed() -> None:
    async def play() -> None:
        async with staged(spoken=False) as stage:
            said = stage.graph.shopper_says(PHONE, ANA, HI)
            await stage.until(lambda: stage.merchant.calls)

            headers, body = stage.merchant.calls[0]
            assert CHANNEL.signed_by(headers, body, stage.account.secrets)
            assert not CHANNEL.signed_by(headers, body, {"app_secret": "another"})
            heard = stage.merchant.heard[0]
            assert isinstance(heard, Inbound)
            assert (heard.external_id, heard.parts, heard.profile_name) == (said, (Text("hi"),), "Ana")

    asyncio.run(play())


def test_a_message_is_taken_shown_and_reported_three_times() -> None:
    async def play() -> None:
        async with staged() as stage:
            receipt = await stage.send(Text("Hello Ana"), reference="msg_7")
            await stage.until(lambda: len(stage.merchant.states) == 3)

            assert receipt.provider_id.startswith("wamid.")
            assert stage.merchant.states == ["sent", "delivered", "read"]
            reports = [each for each in stage.merchant.heard if isinstance(each, Report)]
            assert {each.reference for each in reports} == {"msg_7"}
            assert {each.provider_id for each in reports} == {receipt.provider_id}
            assert reports[0].pricing["category"] == "service"
            assert [each["kind"] for each in stage.graph.thread(ANA)] == [
                "said",
                "message",
                "status",
                "status",
                "status",
            ]

    asyncio.run(play())


def test_a_tapped_button_row_or_card_comes_back_with_its_id() -> None:
    card = ProductCard("p", "s", "Dress", "$10", "", "https://shop.example/1.jpg", "", (Choice("add:1", "Add"),))
    other = ProductCard("q", "t", "Shirt", "$9", "", "https://shop.example/2.jpg", "", (Choice("add:2", "Add"),))
    asked = (
        (Choices("Sure?", (Choice("yes", "Yes"), Choice("no", "No"))), "no"),
        (Choices("Size?", tuple(Choice(f"size:{each}", each) for each in "SMLX"), open_label="Sizes"), "size:M"),
        (ProductCards("Found", (card, other)), "add:2"),
    )

    async def play() -> None:
        async with staged() as stage:
            for part, choice_id in asked:
                stage.merchant.calls.clear()
                receipt = await stage.send(part)
                stage.graph.shopper_taps(PHONE, ANA, receipt.provider_id, choice_id)
                await stage.until(lambda: any(isinstance(each, Inbound) for each in stage.merchant.heard))

                heard = next(each for each in stage.merchant.heard if isinstance(each, Inbound))
                assert isinstance(heard.parts[0], Tapped)
                assert heard.parts[0].id == choice_id
                assert heard.reply_to == receipt.provider_id

            with pytest.raises(KeyError):
                stage.graph.shopper_taps(PHONE, ANA, receipt.provider_id, "add:99")

    asyncio.run(play())


def test_reading_and_typing_reach_the_phone() -> None:
    async def play() -> None:
        async with staged(spoken=False) as stage:
            said = stage.graph.shopper_says(PHONE, ANA, HI)
            seen: list[str] = []

            async def watch() -> None:
                async for event in stage.graph.watch(ANA):
                    seen.append(event["kind"])  # noqa: PERF401 — it never ends

            watching = asyncio.create_task(watch())
            await asyncio.sleep(0)
            await CHANNEL.attend(stage.http, stage.account, said)
            await stage.until(lambda: seen == ["read", "typing"])
            watching.cancel()

    asyncio.run(play())


@pytest.mark.parametrize("hides", ["omit", "empty", "user_id"])
def test_a_shopper_who_hides_the_number_is_known_and_reached_by_user_id(hides: str) -> None:
    async def play() -> None:
        async with staged(spoken=False) as stage:
            stage.graph.shopper(ANA, username="ana", user_id="US.777", parent_user_id="US.ENT.7", hides=hides)
            stage.graph.shopper_says(PHONE, ANA, HI)
            await stage.until(lambda: stage.merchant.calls)

            piece = CHANNEL.split(stage.merchant.calls[0][1])[0]
            assert [(each.kind, each.value) for each in piece.identities] == [
                ("bsuid", "US.777"), ("parent_bsuid", "US.ENT.7"), ("username", "ana"),
            ]  # fmt: skip
            await stage.send(Text("hello"), to="US.777")
            assert last_message(stage)["recipient"] == "US.777"

    asyncio.run(play())


def test_the_wish_to_stop_marketing_is_told() -> None:
    async def play() -> None:
        async with staged() as stage:
            stage.graph.shopper_stops_marketing(PHONE, ANA)
            await stage.until(lambda: stage.merchant.heard)

            assert stage.merchant.heard[0].values["value"] == "stop"  # type: ignore[union-attr]

    asyncio.run(play())
