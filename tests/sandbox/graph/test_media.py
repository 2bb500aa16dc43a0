import asyncio

import aiohttp
from tests.sandbox.graph.stage import PHONE, last_message, staged

from chaffer.kernel.message import Media

PICTURE = b"\xff\xd8\xff" + b"picture" * 100


def form(content: bytes, mime: str) -> aiohttp.FormData:
    told = aiohttp.FormData()
    told.add_field("messaging_product", "whatsapp")
    told.add_field("type", mime)
    told.add_field("file", content, filename="it", content_type=mime)
    return told


def test_a_file_is_uploaded_sent_described_and_fetched() -> None:
    async def play() -> None:
        async with staged() as stage, aiohttp.ClientSession(headers={"authorization": "Bearer sandbox-token"}) as web:
            async with web.post(f"{stage.base}/v25.0/{PHONE}/media", data=form(PICTURE, "image/jpeg")) as answer:
                media_id = (await answer.json())["id"]
            await stage.send(Media("image", provider_ref=media_id, caption="look"))
            async with web.get(f"{stage.base}/v25.0/{media_id}") as answer:
                told = await answer.json()
            assert (told["file_size"], told["mime_type"]) == (len(PICTURE), "image/jpeg")
            async with web.get(told["url"]) as answer:
                assert await answer.read() == PICTURE
            async with web.get(told["url"], headers={"authorization": "Bearer other"}) as answer:
                assert answer.status == 401
            assert last_message(stage)["image"]["id"] == media_id

    asyncio.run(play())


def test_a_file_too_large_or_of_a_strange_kind_is_refused() -> None:
    async def play() -> None:
        async with staged() as stage, aiohttp.ClientSession(headers={"authorization": "Bearer sandbox-token"}) as web:
            for content, mime in ((b"x" * (5 * 1024 * 1024 + 1), "image/jpeg"), (b"x", "image/gif")):
                async with web.post(f"{stage.base}/v25.0/{PHONE}/media", data=form(content, mime)) as answer:
                    assert answer.status == 400
                    assert (await answer.json())["error"]["code"] == 100

    asyncio.run(play())
