"""Say where receipts go by mail."""

import msgspec

from chaffer.commerce.checkout.errors import CheckoutClosed
from chaffer.commerce.checkout.tables import checkouts
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import given
from chaffer.runtime.transaction import Transaction, guarded


class SetEmail(msgspec.Struct, frozen=True):
    checkout_id: str
    email: str


_SET = guarded(
    "checkout.set_email", checkouts, checkouts.c.id == given("checkout_id"), checkouts.c.state.in_(("open", "paying")),
    email=given("new_email"),
)  # fmt: skip


def set_email(tx: Transaction, command: SetEmail) -> None:
    """Safe to repeat. Raises Invalid, CheckoutClosed."""
    name, at, host = command.email.strip().rpartition("@")
    if not (name and at and "." in host) or " " in command.email.strip() or len(command.email) > 254:
        raise Invalid("this is no mail address")
    if not tx.run(_SET, checkout_id=command.checkout_id, new_email=command.email.strip()):
        raise CheckoutClosed("this checkout is over")
