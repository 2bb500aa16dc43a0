"""VIES as an outsider: what it answers is a yes, a no, or a fault whose word is obeyed. Trouble is never a yes or a no."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chaffer.commerce.companies.register import VatAnswer, VatQuestion
from chaffer.integrations.vat.vies import Vies
from chaffer.kernel.errors import ProviderFault
from chaffer.runtime.http import Client
from chaffer.sandbox.vat import register_app
from tests.channels.wire import served

CASES = [line.split("\t") for line in Path(__file__).with_name("vies_answers.tsv").read_text().splitlines()]
QUESTION = VatQuestion("DE123456789", "FR40303265045")


def asked(app: Starlette, question: VatQuestion = QUESTION) -> VatAnswer:
    async def ask() -> VatAnswer:
        client = Client()
        try:
            async with served(app) as home:
                return await Vies(client, home).check(question)
        finally:
            await client.close()

    return asyncio.run(ask())


def answering(status: int, body: str, heard: list[Any]) -> Starlette:
    async def answer(request: Request) -> Response:
        heard.append(json.loads(await request.body()))
        return Response(body, status, media_type="application/json")

    return Starlette(routes=[Route("/check-vat-number", answer, methods=["POST"])])


@pytest.mark.parametrize(("status", "body", "meant"), [each[1:] for each in CASES], ids=[each[0] for each in CASES])
def test_an_answer_is_a_yes_or_a_no_and_trouble_is_neither(status: str, body: str, meant: str) -> None:
    heard: list[Any] = []
    app = answering(int(status), body, heard)

    if meant in {"yes", "no"}:
        assert asked(app).confirmed is (meant == "yes")
    else:
        with pytest.raises(ProviderFault) as fault:
            asked(app)
        assert fault.value.retryable is (meant == "later")
    assert heard == [
        {
            "countryCode": "DE", "vatNumber": "123456789", "requesterMemberStateCode": "FR",
            "requesterNumber": "40303265045",
        }
    ]  # fmt: skip


def test_the_consultation_number_and_the_name_are_kept() -> None:
    told = asked(answering(200, CASES[0][2], []))

    assert told == VatAnswer(confirmed=True, consultation="WAPIAAAAXYZ", name="Byron Works GmbH")
    assert asked(answering(200, CASES[1][2], [])).name == ""


def test_the_stand_in_speaks_as_vies_does() -> None:
    told = asked(register_app())

    assert (told.confirmed, told.consultation[:4]) == (True, "WAPI")
    assert not asked(register_app(), VatQuestion("DE123456000", "FR40303265045")).confirmed
    with pytest.raises(ProviderFault) as fault:
        asked(register_app(), VatQuestion("DE123456999", "FR40303265045"))
    assert fault.value.retryable
