"""Sizes as shoppers say them and as catalogues write them, told to be the same."""

import re
from functools import lru_cache

SIZE_OPTIONS = frozenset(
    (
        "size",
        "sizes",
        "taille",
        "pointure",
        "размер",
        "사이즈",
        "shoe size",
        "dress size",
        "ring size",
        "length",
        "waist",
    )
)
_WORDS = {
    "extra small": "xs", "x-small": "xs", "xsmall": "xs", "small": "s", "medium": "m", "large": "l",
    "extra large": "xl", "x-large": "xl", "xlarge": "xl", "xx-large": "2xl", "xxl": "2xl", "xxxl": "3xl", "xxs": "2xs",
    "free": "one size", "os": "one size", "free size": "one size", "onesize": "one size", "프리": "one size",
    "taille unique": "one size", "единый": "one size", "one size fits all": "one size",
}  # fmt: skip
_PREFIX = re.compile(r"^(?:size|eu|eur|fr|taille|размер)\s*:?\s*(?=\d|x*[sml]$)")
_INCHES = re.compile(r"^w\s?(\d{2})(?:\s?[/x,]?\s?l\s?(\d{2}))?$")
_PARTS = re.compile(r"[/–()-]")
_DECIMAL = re.compile(r"(?<=\d),(?=5$)")


@lru_cache(maxsize=10_000)
def plain_size(written: str) -> str:
    """One spelling of a size: "Medium", "m" and "Size M" give "m"; "EU 42" gives "42"; "W32/L34" gives "w32 l34"."""
    size = " ".join(written.lower().split())
    size = _DECIMAL.sub(".", _PREFIX.sub("", size))
    inches = _INCHES.match(size)
    if inches:
        return f"w{inches[1]} l{inches[2]}" if inches[2] else f"w{inches[1]}"
    return _WORDS.get(size, size)


def fits(asked: str, have: str) -> bool:
    """Whether a plain size asked for is the one at hand; a waist alone fits any length, "m" fits "s/m" and "m-l"."""
    if asked == have or (asked[:1] == "w" and have.startswith(f"{asked} l")):
        return True
    parts = have.split("/") if asked.isdigit() else _PARTS.split(have)
    return asked in (part.strip() for part in parts)


def is_size(option: str) -> bool:
    return option.lower() in SIZE_OPTIONS
