"""What goes into tables that spreadsheets open: they take no cell for a formula."""

_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
"""What a formula begins with, in half and full width."""
_CONTROLS = frozenset("\t\r\n\0")


def harmless(text: str) -> str:
    """As it is, or told as words: with a stroke in front. Blanks before a formula do not hide it."""
    begins = text.lstrip()[:1]
    return f"'{text}" if (begins in _FORMULA and begins) or (text[:1] in _CONTROLS and text) else text
