"""The test cards: chosen by name on the page, never by number."""

from typing import Any

import msgspec


class Card(msgspec.Struct, frozen=True):
    """error, decline_code: what the bank says, in Stripe's words; empty: it pays.

    challenge: the shopper must confirm on the page. elsewhere: how it answers a charge while the shopper is away.
    slow: the money is on its way for days, as with a bank debit.
    """

    brand: str
    last4: str
    error: str = ""
    decline_code: str = ""
    challenge: bool = False
    elsewhere: str = ""
    slow: bool = False

    def told(self) -> dict[str, Any]:
        return {"brand": self.brand, "last4": self.last4, "exp_month": 12, "exp_year": 2034}


CARDS = {
    "pays": Card("visa", "4242"),
    "declined": Card("visa", "0002", "card_declined", "generic_decline"),
    "expired": Card("visa", "0069", "expired_card"),
    "authentication": Card("visa", "3155", challenge=True),
    "always_asks": Card("mastercard", "3184", challenge=True, elsewhere="authentication_required"),
    "saved_then_declined": Card("visa", "0341", elsewhere="card_declined"),
    "slow": Card("visa", "3000", slow=True),
}
"""Only those that answer differently somewhere. The last four digits are those of Stripe's own test cards."""
MESSAGES = {
    "card_declined": "Your card was declined.",
    "expired_card": "Your card has expired.",
    "authentication_required": "Your card was declined. This transaction requires authentication.",
    "payment_intent_authentication_failure": "The provided payment method has failed authentication.",
    "setup_intent_authentication_failure": "The provided payment method has failed authentication.",
}
