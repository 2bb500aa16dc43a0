"""Money given back inside WhatsApp: once, however often it is asked, and never blindly."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from chaffer.accounts.channels import OpenAccount
from chaffer.commerce.payments.port import RefundRequest, SeenRefund
from chaffer.integrations.payments.whatsapp.provider import WhatsAppPayments
from chaffer.kernel.errors import ChannelUnreachable, ProviderFault, SendUncertain
from chaffer.kernel.http import Reply
from chaffer.kernel.money import Money

ASKED = RefundRequest("rfd_1", "shp_a", "whatsapp", "shp_a/pay_1", Money(5_000, "INR"))


class Books:
    """The rows that the provider reads. ours: refunds as (provider_id, state, minor)."""

    def __init__(self, ours: list[tuple[str, str, int]]) -> None:
        self._ours = [SimpleNamespace(provider_id=a, state=b, minor=c) for a, b, c in ours]

    async def read(self, _shop_id: str, work: Callable[[Any], Any]) -> Any:
        return work(self)

    def row(self, _statement: Any, **_: Any) -> Any:
        return SimpleNamespace(conversation_id="cnv_1", id="chk_1")

    def rows(self, statement: Any, **_: Any) -> Any:
        if statement.name == "whatsapp_payments.refunds":
            return self._ours
        return [SimpleNamespace(id="msg_1", account_id="acc_1")]


class Meta:
    """Answers a look with these refunds, and a wish with `answers`, or what is raised."""

    def __init__(self, refunds: list[dict[str, Any]], answers: Any, status: int = 200) -> None:
        self.refunds, self.answers, self.status, self.wishes = refunds, answers, status, list[Any]()

    async def get(self, *_: Any, **__: Any) -> Reply:
        bill = {"reference_id": "msg_1", "status": "captured", "currency": "INR", "refunds": self.refunds,
                "amount": {"value": 17_900, "offset": 100}}  # fmt: skip
        return Reply(200, {}, msgspec.json.encode({"payments": [bill]}))

    async def post(self, url: str, *, json: Any, **_: Any) -> Reply:
        self.wishes.append((url, json))
        if isinstance(self.answers, Exception):
            raise self.answers
        return Reply(self.status, {}, msgspec.json.encode(self.answers))


class Accounts:
    async def get(self, *_: Any) -> OpenAccount:
        return OpenAccount(
            "acc_1", "shp_a", "whatsapp", "1065", {"payment_configuration": "books"}, {"access_token": "t"}
        )


def provider(meta: Any, ours: list[tuple[str, str, int]]) -> WhatsAppPayments:
    books: Any = Books(ours)
    accounts: Any = Accounts()
    return WhatsAppPayments(books, meta, accounts)


def back(refund_id: str, minor: int, status: str = "success") -> dict[str, Any]:
    return {"id": refund_id, "status": status, "amount": {"value": minor, "offset": 100}}


def test_a_refund_is_asked_of_the_bill_that_was_captured() -> None:
    meta = Meta([], {"id": "r1", "status": "pending", "speed_processed": "normal"})

    made = asyncio.run(provider(meta, [("", "asked", 5_000)]).refund(ASKED))

    ((url, wish),) = meta.wishes
    assert (made.provider_id, made.done) == ("r1", True)
    assert url.endswith("/1065/payments_refund")
    assert wish == {
        "reference_id": "msg_1", "speed": "normal", "payment_config_id": "books",
        "amount": {"currency": "INR", "value": 5_000, "offset": 100},
    }  # fmt: skip


def test_one_that_stands_there_already_is_not_asked_again() -> None:
    meta = Meta([back("r1", 5_000)], {"id": "r2", "status": "success"})

    made = asyncio.run(provider(meta, [("", "asked", 5_000)]).refund(ASKED))

    assert made.provider_id == "r1"
    assert not meta.wishes


def test_one_we_know_of_is_another() -> None:
    meta = Meta([back("r1", 5_000), back("r0", 5_000, "failed")], {"id": "r2", "status": "success"})

    made = asyncio.run(provider(meta, [("r1", "done", 5_000), ("", "asked", 5_000)]).refund(ASKED))

    assert made.provider_id == "r2"


@pytest.mark.parametrize("answer", [SendUncertain("cut"), ChannelUnreachable("cut"), {}, {"id": ""}])
def test_an_answer_that_was_lost_is_no_reason_to_ask_again(answer: Any) -> None:
    with pytest.raises(ProviderFault) as told:
        asyncio.run(provider(Meta([], answer), []).refund(ASKED))
    assert not told.value.retryable


def test_a_no_leaves_the_refund_due_with_the_reason() -> None:
    refused = {"error": {"message": "no", "code": 131009, "error_data": {"details": "not refundable"}}}
    with pytest.raises(ProviderFault, match="gateway's own books") as told:
        asyncio.run(provider(Meta([], refused, 400), []).refund(ASKED))
    assert not told.value.retryable
    assert "131009" in str(told.value)


def test_being_throttled_is_a_reason_to_ask_again() -> None:
    slow = {"error": {"message": "slow", "code": 130429}}
    with pytest.raises(ProviderFault) as told:
        asyncio.run(provider(Meta([], slow, 429), []).refund(ASKED))
    assert told.value.retryable


def test_a_look_tells_what_was_made_by_hand_but_not_what_we_are_waiting_for() -> None:
    meta = Meta([back("by_hand", 700), back("ours_perhaps", 5_000), back("known", 300)], {})
    ours = [("", "asked", 5_000), ("known", "done", 300)]

    truth = asyncio.run(provider(meta, ours).look("shp_a/pay_1"))

    assert (truth.state, truth.minor) == ("paid", 17_900)
    assert truth.refunds == (SeenRefund("by_hand", 700), SeenRefund("known", 300))
