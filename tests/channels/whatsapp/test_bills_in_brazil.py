"""A bill in Brazil: the page, and before and behind it what a bank's app pays."""

from typing import Any

import pytest

from chaffer.channels.whatsapp.render import render
from chaffer.kernel.message import CartLine, Identity, Outbound, PaymentRequest, PixCode
from chaffer.kernel.money import Money
from chaffer.sandbox.graph.errors import GraphError
from chaffer.sandbox.graph.validate import check_message
from chaffer.sandbox.payments.br_code import KEY, br_code

PRICE = Money(17_900, "BRL")
PIX = PixCode(br_code(KEY, "Marlow & Fig", PRICE.minor, "a"), "Marlow & Fig", KEY, "EVP")
BOLETO = "34191.79001 01043.510047 91020.150008 5 91070000026000"


def ways(pix: PixCode | None = None, boleto: str = "") -> list[dict[str, Any]]:
    """The payment settings of the bill, which the stand-in took."""
    lines = (CartLine("GOWN-M", 1, "Isla satin gown", PRICE),)
    bill = PaymentRequest(
        "Here it is", "Pay", "https://shop.example/pay/1", PRICE, "chk_1", lines, pix=pix, boleto=boleto
    )
    payload = render(Outbound("msg_1", (Identity("phone", "+5511987654321"),), bill), {"country": "BR"})
    check_message(payload)
    return list(payload["interactive"]["action"]["parameters"]["payment_settings"])


def test_the_link_stands_alone_where_the_provider_gave_nothing_else() -> None:
    assert ways() == [{"type": "payment_link", "payment_link": {"uri": "https://shop.example/pay/1"}}]


def test_pix_comes_first_and_the_boleto_last() -> None:
    first, link, last = ways(PIX, BOLETO)

    assert first["pix_dynamic_code"] == {
        "code": PIX.code, "merchant_name": "Marlow & Fig", "key": KEY, "key_type": "EVP",
    }  # fmt: skip
    assert link["type"] == "payment_link"
    assert last == {"type": "boleto", "boleto": {"digitable_line": "34191790010104351004791020150008591070000026000"}}


@pytest.mark.parametrize("boleto", ["", "123", "9" * 49])
def test_a_line_of_another_length_is_left_out(boleto: str) -> None:
    assert [each["type"] for each in ways(PIX, boleto)] == ["pix_dynamic_code", "payment_link"]


def test_the_stand_in_refuses_a_code_that_was_changed() -> None:
    broken = PixCode(PIX.code[:-1] + ("0" if PIX.code[-1] != "0" else "1"), PIX.merchant_name, KEY, "EVP")

    with pytest.raises(GraphError) as refused:
        ways(broken)
    assert refused.value.code == 131009
