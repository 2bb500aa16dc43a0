"""What counts as an address that a phone can open."""

import re

_URL = re.compile(r"https?://[^\s/?#]+[^\s]*")
_LONGEST = 2000


def is_url(address: str) -> bool:
    return len(address) <= _LONGEST and _URL.fullmatch(address) is not None


def host_of(url: str) -> str:
    return url.split("//", 1)[1].split("/", 1)[0]
