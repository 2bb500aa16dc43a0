"""An address as its country writes it."""

import re

from chaffer.language.addresses.address import Address
from chaffer.language.addresses.countries import countries


def format_address(address: Address) -> str:
    """The address over several lines, in the order of its country; empty parts leave no gap."""
    country = countries().get(address.country)
    order = country.order if country else "{name}|{lines}|{postcode} {city} {region}|{country}"
    shown = {
        "name": address.name,
        "lines": "\n".join(address.lines),
        "city": address.city,
        "region": "" if address.region == address.city else address.region,
        "postcode": address.postcode,
        "country": country.names[0].title() if country else address.country,
    }
    lines = [re.sub(r"\s*,\s*(?:,\s*)*", ", ", line.format(**shown)).strip(" ,") for line in order.split("|")]
    return "\n".join(" ".join(part.split()) for line in lines for part in line.split("\n") if part.strip())
