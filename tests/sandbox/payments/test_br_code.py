"""The Pix code of the test bank, read by the public standard's own rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chaffer.sandbox.payments.br_code import KEY, br_code, is_br_code, merchant_name

CHECKED = "123456789"
CHECKSUM = 0x29B1
"""The catalogues' check value of CRC-16/CCITT-FALSE."""


def crc(told: str) -> int:
    """Bit by bit, from the highest, as a register of sixteen."""
    register = 0xFFFF
    for bit in "".join(f"{byte:08b}" for byte in told.encode()):
        top = (register >> 15) ^ int(bit)
        register = (register << 1) & 0xFFFF
        if top:
            register ^= 0x1021
    return register


def fields(code: str) -> dict[str, str]:
    told, at = {}, 0
    while at < len(code):
        size = int(code[at + 2 : at + 4])
        told[code[at : at + 2]] = code[at + 4 : at + 4 + size]
        at += 4 + size
    return told


def test_our_reading_of_the_checksum_is_the_catalogues() -> None:
    assert crc(CHECKED) == CHECKSUM


def test_the_fields_say_what_is_paid_and_to_whom() -> None:
    told = fields(br_code(KEY, "Ateliê São João & Filhos Ltda", 17_905, "ts_01jabc"))

    assert (told["00"], told["53"], told["54"], told["58"], told["59"]) == (
        "01", "986", "179.05", "BR", "Atelie Sao Joao & Filhos",
    )  # fmt: skip
    assert fields(told["26"]) == {"00": "br.gov.bcb.pix", "01": KEY}
    assert fields(told["62"]) == {"05": "ts01jabc"}


@given(some.text(max_size=60), some.integers(1, 10**11), some.text(max_size=60))
def test_whatever_the_shop_is_called_the_code_is_whole(name: str, minor: int, txid: str) -> None:
    code = br_code(KEY, name, minor, txid)

    told = fields(code)
    assert next(iter(told)) == "00"
    assert list(told)[-1] == "63"
    assert told["63"] == f"{crc(code[:-4]):04X}"
    assert code.isascii()
    assert is_br_code(code)
    assert 1 <= len(merchant_name(name)) <= 25


@pytest.mark.parametrize("at", [3, 20, 60, -1])
def test_a_code_with_one_sign_changed_is_none(at: int) -> None:
    code = br_code(KEY, "Marlow & Fig", 100, "a")
    other = "1" if code[at] == "0" else "0"

    assert not is_br_code(code[:at] + other + code[at + 1 :] if at != -1 else code[:-1] + other)


@pytest.mark.parametrize("told", ["", "00", "0002", "000201", "6304", "0002016304FFFF", "x" * 500, "٠٠٠٢01"])
def test_what_is_no_code_is_seen(told: str) -> None:
    assert not is_br_code(told)
