"""An address, as far as it is known."""

import msgspec


class Address(msgspec.Struct, frozen=True):
    """Where to send something.

    lines:   street, house and flat, as written. country: ISO 3166 code, "" if neither said nor given.
    missing: which of name, lines, city, region, postcode, country are still to be asked, and "postcode_invalid" or
             "region_invalid" where what was said cannot be right.
    """

    name: str = ""
    lines: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    missing: tuple[str, ...] = ()
