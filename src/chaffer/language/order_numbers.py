"""Order numbers: "order 10042", "#MF-1009", "заказ № 1009", "주문번호 1234"."""

import re
from typing import NamedTuple

from chaffer.language.reading import Reading, Span

_NUMBER = r"(?P<number>(?:[a-z]{1,5}[-_ ]?)?\d[\d-]{2,14}[a-z]?\d*)"
_CUE = re.compile(
    r"(?:(?<![a-zà-ÿ])(?:order|ordr|commande|cmd|reference|référence|ref|booking|purchase)"
    r"|(?<![а-я])(?:заказ[а-я]{0,2}|номер заказа)|주문 ?(?:번호)?)"
    r"[ :,]{0,2}(?:(?:number|num|nr|numéro|numero|номер|is|est|id|번호(?:는|가)?|의) ?:? ?)?(?:no\.?|n[°ºo]\.?|nº|№|#)? ?:? ?"
    + _NUMBER + r"(?![\w.,]\d)"
)  # fmt: skip
_HASH = re.compile(r"(?:#|no\.? ?|n[°º] ?|№ ?)(?P<number>(?:[a-z]{1,5}-?)?\d{3,12}(?:-\d+)?)(?!\w)")
_CODED = re.compile(r"(?<![\w-])(?P<number>[a-z]{1,5}-\d{3,10}(?:-\d{1,6})?)(?![\w-])")
_BEHIND = re.compile(r"(?<!\w)(?P<number>\d{3,12})번? (?:주문|заказ)")
_BARE = re.compile(r"^\W*(?P<number>(?:[a-z]{1,5}-?)?\d{3,12}(?:-\d+)?)\W*$")


class OrderNumber(NamedTuple):
    """number: as typed, in capitals, without "#"."""

    number: str
    span: Span


def find_order_number(reading: Reading, asked: str = "") -> OrderNumber | None:
    """The first order number; a bare number counts only if we had asked for one."""
    patterns = (_CUE, _HASH, _CODED, _BEHIND, *((_BARE,) if asked == "order_number" else ()))
    for pattern in patterns:
        match = pattern.search(reading.text)
        if match and any(letter.isdigit() for letter in match["number"]):
            number = match["number"].upper().strip("-").replace(" ", "")
            return OrderNumber(number, Span(match.start("number"), match.end("number")))
    return None
