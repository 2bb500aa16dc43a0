"""Say where it goes."""

from typing import Any

import msgspec

from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.views import Address, Owed
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction

LINES_AT_MOST = 6
LETTERS_AT_MOST = 200


class SetAddress(msgspec.Struct, frozen=True):
    """address: name, lines[], city, region, postcode, country (ISO 3166 alpha-2), phone."""

    checkout_id: str
    address: dict[str, Any]


def set_address(tx: Transaction, command: SetAddress) -> Owed:
    """Set where it goes and make the bill anew (taxes and shipping depend on the place). Safe to repeat.

    Raises NotServed, Invalid, CheckoutClosed. Whether the postcode fits the country was checked by whoever asked.
    """
    return rebill(tx, command.checkout_id, address=_checked(command.address))


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    try:
        address = msgspec.convert({**given, "country": str(given.get("country", "")).upper()}, Address)
    except msgspec.ValidationError as wrong:
        raise Invalid(f"not an address: {wrong}") from None
    if len(address.country) != 2 or not address.country.isalpha():
        raise Invalid("an address needs a country of two letters", country=address.country)
    texts = [address.name, address.city, address.region, address.postcode, address.phone, *address.lines]
    if len(address.lines) > LINES_AT_MOST or any(len(text) > LETTERS_AT_MOST for text in texts):
        raise Invalid("this address is too long")
    plain: dict[str, Any] = msgspec.to_builtins(address)
    return {**plain, "lines": list(plain["lines"])}
