"""The stand-in misbehaves on request, and the channel says what it can know about it."""

import asyncio
from typing import Any

import msgspec
import pytest
from tests.sandbox.graph.stage import ANA, HI, PHONE, Stage, staged

from chaffer.channels.contract import Reply
from chaffer.kernel.errors import AccountThrottled, ChannelUnreachable, Fault, SendUncertain
from chaffer.kernel.message import Text
from chaffer.runtime.http import Client

CASES = [
    ("429", AccountThrottled, 0),
    ("500", ChannelUnreachable, 0),
    ("502", ChannelUnreachable, 0),
    ("503", ChannelUnreachable, 0),
    ("hang_before", SendUncertain, 0),
    ("hang_after", SendUncertain, 1),
    ("reset", SendUncertain, 0),
    ("reset_after", SendUncertain, 1),
    ("half_json", SendUncertain, 1),
]


class Hasty:
    """The real client, which gives up after a quarter of a second."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def post(self, url: str, **about: Any) -> Reply:
        return await self._client.post(url, **{**about, "timeout_seconds": 0.25})

    async def get(self, url: str, **about: Any) -> Reply:
        return await self._client.get(url, **about)


@pytest.mark.parametrize(("kind", "expected", "arrived"), CASES, ids=[case[0] for case in CASES])
def test_each_fault_is_known_for_what_it_is(kind: str, expected: type[Fault], arrived: int) -> None:
    async def play() -> None:
        async with staged() as stage:
            stage.http = Hasty(stage.http)  # type: ignore[assignment]
            await control(stage, "faults", {"kind": kind, "calls": 1, "seconds": 0.4})
            with pytest.raises(expected) as caught:
                await stage.send(Text("hi"))
            assert type(caught.value) is expected
            await stage.until(lambda: len(messages(stage)) == arrived)
            await asyncio.sleep(0.3 if kind == "hang_before" else 0)
            assert len(messages(stage)) == arrived
            await stage.send(Text("the next one goes through"))
            assert [call["fault"] for call in stage.graph.calls] == [kind, ""]
            stage.http = stage.http._client

    asyncio.run(play())


def test_a_message_cut_after_acceptance_is_resolved_by_its_status() -> None:
    async def play() -> None:
        async with staged() as stage:
            await control(stage, "faults", {"kind": "reset_after", "calls": 1})
            with pytest.raises(SendUncertain):
                await stage.send(Text("hi"), reference="msg_cut")
            await stage.until(lambda: "sent" in stage.merchant.states)

            assert stage.merchant.heard[0].reference == "msg_cut"  # type: ignore[union-attr]

    asyncio.run(play())


def test_chance_repeats_with_its_seed() -> None:
    async def play() -> list[int]:
        async with staged(seed=5, per_second=0, pair_every_seconds=0) as stage:
            await control(stage, "faults", {"kind": "500", "chance": 0.5})
            payload = {"messaging_product": "whatsapp", "to": ANA, "type": "text", "text": {"body": "hi"}}
            return [(await stage.post(payload))[0] for _ in range(30)]

    first, second = asyncio.run(play()), asyncio.run(play())
    assert first == second
    assert set(first) == {200, 500}


def test_webhooks_are_repeated_until_a_200_comes() -> None:
    async def play() -> None:
        async with staged() as stage:
            stage.graph.settings.webhooks.retry_seconds = (0.01, 0.01, 0.01)
            stage.merchant.status = 503
            stage.graph.shopper_says(PHONE, ANA, HI)
            await stage.until(lambda: len(stage.merchant.calls) == 2)
            stage.merchant.status = 200
            await stage.until(lambda: stage.graph.courier.counts["delivered"] == 2)

            assert len({body for _, body in stage.merchant.calls}) == 1

    asyncio.run(play())


def test_webhooks_are_doubled_dropped_delayed_and_shuffled_on_request() -> None:
    async def play(**webhooks: Any) -> list[str]:
        async with staged() as stage:
            await control(stage, "webhooks", webhooks)
            for number in range(12):
                stage.graph.shopper_says(PHONE, ANA, {"type": "text", "text": {"body": str(number)}})
            await asyncio.sleep(0.3)
            return [each.parts[0].text for each in stage.merchant.heard]  # type: ignore[union-attr]

    plain = [str(number) for number in range(12)]
    assert asyncio.run(play()) == plain
    assert sorted(asyncio.run(play(duplicate=1.0)), key=int) == sorted(plain * 2, key=int)
    assert asyncio.run(play(drop=1.0)) == []
    shuffled = asyncio.run(play(shuffle=1.0))
    assert sorted(shuffled, key=int) == plain != shuffled
    late = asyncio.run(play(delay=0.5, delay_seconds=0.15))
    assert sorted(late, key=int) == plain != late


def test_many_updates_travel_in_one_call_when_allowed() -> None:
    async def play() -> None:
        async with staged() as stage:
            await control(stage, "webhooks", {"batch": 100})
            for number in range(50):
                stage.graph.shopper_says(PHONE, ANA, {"type": "text", "text": {"body": str(number)}})
            await stage.until(lambda: len(stage.merchant.heard) == 50)

            assert len(stage.merchant.calls) < 5

    asyncio.run(play())


def test_the_record_of_calls_can_be_asked_for_and_is_bounded() -> None:
    async def play() -> None:
        async with staged(calls_kept=3, per_second=0) as stage:
            for number in range(5):
                await stage.send(Text(str(number)))
            reply = await stage.http.get(f"{stage.base}/control/calls?after=3")
            told = msgspec.json.decode(reply.body)

            assert told["made"] == 5
            assert [call["payload"]["text"]["body"] for call in told["calls"]] == ["3", "4"]
            assert len(stage.graph.calls) == 3
            assert all(call["at"] > 0 for call in told["calls"])

    asyncio.run(play())


def test_a_shopper_can_be_played_over_http() -> None:
    async def play() -> None:
        async with staged(spoken=False) as stage:
            await control(stage, "shoppers/4520123456", {"name": "Bo"})
            said = await control(stage, "shoppers/4520123456/says", {"account": PHONE, "message": HI})
            await stage.until(lambda: stage.merchant.heard)
            reply = await stage.http.get(f"{stage.base}/control/shoppers/4520123456/thread")

            assert msgspec.json.decode(reply.body)[0]["id"] == said["id"]
            assert stage.merchant.heard[0].profile_name == "Bo"  # type: ignore[union-attr]

    asyncio.run(play())


def messages(stage: Stage) -> list[Any]:
    return [each for each in stage.graph.thread(ANA) if each["kind"] == "message"]


async def control(stage: Stage, what: str, told: Any) -> Any:
    return msgspec.json.decode((await Client.post(_plain(stage), f"{stage.base}/control/{what}", json=told)).body)


def _plain(stage: Stage) -> Client:
    return stage.http if isinstance(stage.http, Client) else stage.http._client
