"""What an address still lacks."""

import re

import msgspec

from chaffer.language.addresses.address import Address
from chaffer.language.addresses.countries import countries
from chaffer.language.addresses.postcodes import zip_fits


def checked(address: Address) -> Address:
    """The address with `missing` filled in by its country's rules."""
    country = countries().get(address.country)
    missing = [field for field in ("name", "lines", "city") if not getattr(address, field)]
    if country and country.has_region and not address.region:
        missing.append("region")
    if not address.postcode:
        missing += ["postcode"] if country is None or country.postcode else []
    elif country and not re.fullmatch(country.postcode, address.postcode, re.IGNORECASE):
        missing.append("postcode_invalid")
    elif address.country == "US" and address.region and not zip_fits(address.postcode, address.region):
        missing.append("region_invalid")
    if not address.country:
        missing.append("country")
    return msgspec.structs.replace(address, missing=tuple(missing))
