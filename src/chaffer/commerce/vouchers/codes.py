"""How a code is looked up: by what the eye reads, whatever alphabet and case it was typed in."""

import hashlib
import unicodedata

LONGEST = 64  # characters
_LOOKS_LIKE = str.maketrans(
    "АВЕЗКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧOQIL",
    "ABE3KMH0PCTYX1JSABEZH1KMN0PTYX0011",
)  # fmt: skip
"""Cyrillic and Greek capitals as the Latin ones they look like; O and Q as 0, I and L as 1."""


def plain_code(code: str) -> str:
    """Letters and digits only: case, width, spaces and dashes do not count, nor do look-alikes."""
    folded = unicodedata.normalize("NFKC", code[:LONGEST]).upper()
    return "".join(letter for letter in folded if letter.isalnum()).translate(_LOOKS_LIKE)


def code_hash(shop_id: str, code: str) -> str:
    return hashlib.sha256(f"{shop_id}/{plain_code(code)}".encode()).hexdigest()
