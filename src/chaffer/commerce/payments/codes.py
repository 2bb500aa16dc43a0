"""What a shopper may put into a bank's app instead of opening a page: a Pix code, a boleto's line of digits."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.commerce.payments.tables import payments
from chaffer.kernel.message import PixCode
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_OF = Statement(
    "payments.codes_of",
    select(payments.c.state, payments.c.details).where(mine(payments), payments.c.id == given("payment_id")),
)


class Codes(msgspec.Struct, frozen=True):
    """asked: the provider has not answered yet, so there may be some in a moment."""

    pix: PixCode | None = None
    boleto: str = ""
    asked: bool = False


def codes_of(tx: Transaction, payment_id: str) -> Codes:
    row = tx.one(_OF, payment_id=payment_id)
    return msgspec.structs.replace(msgspec.convert(row.details.get("codes", {}), Codes), asked=row.state == "asked")


def with_codes(details: Mapping[str, Any], codes: Codes) -> dict[str, Any]:
    return {**details, "codes": msgspec.to_builtins(codes)}
