"""What a shop may be called."""

import re
import unicodedata

from chaffer.kernel.errors import Invalid

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Ends of lines, other controls, and marks that turn the direction of what stands after the name."""


def check_name(name: str) -> None:
    """It stands inside sentences, headings and templates. Raises Invalid."""
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in name):
        raise Invalid("name must not be empty", field="name")
    if _UNFIT.search(name.strip()):
        raise Invalid("name must be one line, without control characters", field="name")
