"""Colours as #RRGGBB texts: lighter and darker tones under one warm light."""

from functools import lru_cache

INK = "#1E2A32"
LEAF = "#6F8F63"
DEEP_LEAF = "#4C6B4C"
WOOD = "#C39A6B"
DARK_WOOD = "#8A623F"
BRASS = "#C9A24B"
SILVER = "#B9BEC4"
LINEN = "#E7DAC6"

_WARM_LIGHT = (255, 246, 232)
_COOL_SHADE = (38, 26, 48)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(4096)
def mix(one: str, other: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from one to the other."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def light(colour: str, share: float = 0.28) -> str:
    return mix(colour, "#{:02X}{:02X}{:02X}".format(*_WARM_LIGHT), share)


def shade(colour: str, share: float = 0.18) -> str:
    """Darker and a little cooler; pale colours take less, or white would look dirty."""
    paleness = luminance(colour)
    return mix(colour, "#{:02X}{:02X}{:02X}".format(*_COOL_SHADE), share * (1 - 0.45 * paleness**3))


def luminance(colour: str) -> float:
    """From 0 (black) to 1 (white), by the usual weights, without gamma."""
    red, green, blue = _rgb(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
