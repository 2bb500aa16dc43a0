"""E-mail addresses of people who sign in."""

import re
import unicodedata

from chaffer.kernel.errors import Invalid

_SHAPE = re.compile(r"[^@\s\x00-\x1f\x7f<>,;\"]{1,64}@[^@\s\x00-\x1f\x7f<>,;\"]{1,189}")


def folded(email: str) -> str:
    """As it is kept and compared: two spellings of one address are one."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def checked_email(email: str) -> str:
    """The address as it is kept. Raises Invalid."""
    kept = folded(email)
    if not _SHAPE.fullmatch(kept) or kept.endswith(".") or "." not in kept.rpartition("@")[2]:
        raise Invalid("email must be an address such as ana@shop.example", field="email")
    return kept
