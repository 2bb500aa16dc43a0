"""The code that every bank's app in Brazil pays: EMV's merchant-presented form, as the Banco Central wants it for Pix.

Fields are two digits of a name, two of a length, then so many characters; the last is a CRC-16 over all before it.
"""

import unicodedata

KEY = "7d9f0335-8dcc-4054-9bf9-0dbd61d36906"
"""The test bank's own random key ("EVP")."""
_GUI = "br.gov.bcb.pix"
_CITY = "SAO PAULO"
_REAL = "986"  # ISO 4217
_NAME_AT_MOST, _TXID_AT_MOST = 25, 25
_CRC = "6304"


def br_code(key: str, name: str, minor: int, txid: str) -> str:
    """minor: centavos. txid: letters and digits of it come back with the money."""
    reference = "".join(mark for mark in txid if mark.isascii() and mark.isalnum())[:_TXID_AT_MOST]
    told = "".join((
        _field("00", "01"), _field("26", _field("00", _GUI) + _field("01", key)), _field("52", "0000"),
        _field("53", _REAL), _field("54", f"{minor // 100}.{minor % 100:02d}"), _field("58", "BR"),
        _field("59", merchant_name(name)), _field("60", _CITY), _field("62", _field("05", reference or "***")), _CRC,
    ))  # fmt: skip
    return f"{told}{_crc16(told):04X}"


def merchant_name(name: str) -> str:
    """As terminals can show it: letters without marks, at most 25."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(plain.split())[:_NAME_AT_MOST].strip() or "LOJA"


def is_br_code(code: str) -> bool:
    """Whether its fields fill it exactly, the last one is right, and it is of Pix."""
    at, names = 0, []
    while at < len(code):
        length = code[at + 2 : at + 4]
        if not (length.isascii() and length.isdigit()) or at + 4 + int(length) > len(code):
            return False
        names.append(code[at : at + 2])
        at += 4 + int(length)
    ends = names[:1] == ["00"] and names[-1:] == ["63"]
    return ends and _GUI in code.lower() and code[-4:].upper() == f"{_crc16(code[:-4]):04X}"


def _field(name: str, value: str) -> str:
    return f"{name}{len(value):02d}{value}"


def _crc16(text: str) -> int:
    """CRC-16/CCITT-FALSE: polynomial 1021, from FFFF."""
    crc = 0xFFFF
    for byte in text.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
