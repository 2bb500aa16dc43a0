"""A bill in Brazil waits a moment for its Pix code, and never longer than a moment."""

from typing import Any

import msgspec
import pytest

from chaffer.commerce.checkout.operations.pay import Pay, pay
from chaffer.commerce.payments.codes import codes_of
from chaffer.commerce.payments.jobs.open_payment import OPEN_PAYMENT
from chaffer.commerce.payments.port import Opened
from chaffer.conversations.awaited_bills import AT_MOST
from chaffer.kernel.errors import ProviderFault
from chaffer.kernel.message import PaymentRequest, PixCode
from chaffer.kernel.money import Money
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.sandbox.payments.br_code import KEY, br_code
from chaffer.threads.say import promise
from chaffer.threads.tables import messages
from chaffer.wiring import reactions
from tests.commerce.shop import Shop, open_shop

PIX = PixCode(br_code(KEY, "Marlow", 1_000, "a"), "Marlow", KEY, "EVP")
BRAZIL = {"name": "Ana", "lines": ["Rua A 1"], "city": "São Paulo", "region": "SP", "postcode": "01000-000", "country": "BR",
          "phone": "+5511987654321"}  # fmt: skip


@pytest.fixture
def shop(db: Database) -> Shop:
    opened = open_shop(db, "BRL", "BR")
    opened.product("MUG", 1_000)
    db.reactions = reactions("https://shop.example")
    return opened


def asked(shop: Shop) -> tuple[str, str]:
    """The payment, and the bill that waits for what its provider says."""
    checkout_id = shop.checkout(address=BRAZIL, MUG=1)
    payment_id = shop.do(pay, Pay(checkout_id, "trial")).payment_id
    bill = PaymentRequest("Here", "Pay", "https://x.example", Money(1_000, "BRL"), checkout_id, awaited=True)

    def say(tx: Transaction) -> list[str]:
        return promise(tx, "cnv_1", 1, [bill], send_after=tx.now + AT_MOST)

    (message_id,) = shop.do(say)
    return payment_id, message_id


def bill_of(shop: Shop) -> Any:
    ((part, state),) = shop.rows(messages, "part", "state")
    assert state == "promised"
    return msgspec.convert(part, PaymentRequest)


def leaves_at(shop: Shop) -> Any:
    ((at,),) = shop.rows(messages, "send_after")
    return at


def test_the_code_is_put_into_the_bill_which_leaves_at_once(shop: Shop) -> None:
    payment_id, _ = asked(shop)
    waits_until = leaves_at(shop)

    shop.do(
        OPEN_PAYMENT.finish, {"payment_id": payment_id}, Opened("ts_1", "https://pay.example", pix=PIX, boleto="1" * 47)
    )

    assert (bill_of(shop).pix, bill_of(shop).boleto) == (PIX, "1" * 47)
    assert leaves_at(shop) < waits_until
    assert shop.read(codes_of, payment_id).pix == PIX


def test_a_provider_without_codes_lets_it_leave_too(shop: Shop) -> None:
    payment_id, _ = asked(shop)
    waits_until = leaves_at(shop)

    shop.do(OPEN_PAYMENT.finish, {"payment_id": payment_id}, Opened("ts_1", "https://pay.example"))

    assert bill_of(shop).pix is None
    assert leaves_at(shop) < waits_until


def test_one_whose_provider_gives_up_leaves_with_its_link(shop: Shop) -> None:
    payment_id, _ = asked(shop)
    waits_until = leaves_at(shop)

    shop.do(OPEN_PAYMENT.give_up, {"payment_id": payment_id}, ProviderFault("gone"))

    told = shop.rows(messages, "seq", "send_after")
    assert told[0].send_after < waits_until


def test_a_payment_asked_for_again_has_its_code_at_once(shop: Shop) -> None:
    payment_id, _ = asked(shop)
    shop.do(OPEN_PAYMENT.finish, {"payment_id": payment_id}, Opened("ts_1", "https://pay.example", pix=PIX))

    codes = shop.read(codes_of, payment_id)

    assert (codes.pix, codes.asked) == (PIX, False)
