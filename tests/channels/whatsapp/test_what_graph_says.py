"""Answers of Graph beside those to messages: the block list and the look at a payment, as Meta documents them."""

import asyncio
from typing import Any

import msgspec
import pytest

from chaffer.channels.contract import Account, Http, Reply
from chaffer.channels.whatsapp.keep_out import keep_out
from chaffer.channels.whatsapp.payments import Told, look_at_payment
from chaffer.kernel.errors import ChannelUnreachable, SendFault, WindowClosed
from chaffer.kernel.message import Identity
from chaffer.kernel.money import Money

ACCOUNT = Account("acc_1", "shp_a", "whatsapp", "1065", {"payment_configuration": "main"}, {"access_token": "t"})
ANA = (Identity("phone", "+16505551234"),)


class Graph:
    """Gives one answer to whatever is asked."""

    def __init__(self, status: int, told: Any) -> None:
        self._reply = Reply(status, {}, msgspec.json.encode(told))

    async def post(self, *_: Any, **__: Any) -> Reply:
        return self._reply

    get = delete = upload = send_bytes = post


def http(status: int, told: Any) -> Http:
    return Graph(status, told)


def not_blocked(code: int) -> dict[str, Any]:
    errors = [{"message": "No", "code": code, "error_data": {"details": "because"}}]
    return {
        "messaging_product": "whatsapp",
        "block_users": {"added_users": [], "failed_users": [{"input": "1650", "errors": errors}]},
        "error": {"message": "(#139100) Failed to block/unblock users", "code": 139100},
    }


@pytest.mark.parametrize(("code", "fault"), [(131047, WindowClosed), (139103, ChannelUnreachable)])
def test_why_one_person_was_not_blocked_is_told_by_their_own_error(code: int, fault: type[SendFault]) -> None:
    with pytest.raises(fault) as told:
        asyncio.run(keep_out(http(400, not_blocked(code)), ACCOUNT, ANA, out=True))
    assert told.value.provider_code == str(code)


@pytest.mark.parametrize("told", [{}, {"block_users": {"failed_users": ["x", 3]}}, [], {"block_users": None}])
def test_an_answer_of_another_shape_is_a_fault_as_well(told: Any) -> None:
    with pytest.raises(SendFault):
        asyncio.run(keep_out(http(400, told), ACCOUNT, ANA, out=True))


@pytest.mark.parametrize("within", [True, False])
def test_what_was_captured_is_read_from_the_payment_or_from_its_transaction(within: bool) -> None:
    amount = {"amount": {"value": 21000, "offset": 100}, "currency": "INR"}
    tries = [{"id": "t1", "status": "failed"}, {"id": "t2", "status": "success", **(amount if within else {})}]
    told = {"payments": [{"reference_id": "r", "status": "captured", "transactions": tries,
                          **({} if within else amount)}]}  # fmt: skip
    assert asyncio.run(look_at_payment(http(200, told), ACCOUNT, "r")) == Told("captured", Money(21000, "INR"))
