"""The faces invoices are set in: Noto Sans for Latin and Cyrillic, out of a package; Hangul from the machine.

A package with a Hangul face that may be shipped was not found. One that is installed is set into the paper; without
one the paper names a standard Korean face, which readers of PDF bring along (docs/decisions/0013-invoices.md).
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from pymupdf_fonts import NotoSans_Bold, NotoSans_Regular
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

PLAIN, BOLD = "Paper", "PaperBold"
STANDARD_KOREAN = "HYGothic-Medium"
HANGUL_FILES = (
    "/usr/share/fonts/truetype/nanum/NanumGothic.ttf",  # Debian: fonts-nanum
    "/usr/share/fonts/truetype/unfonts-core/UnDotum.ttf",  # Debian: fonts-unfonts-core
)
_EAST = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]+")


@cache
def hangul() -> str:
    """The name of the face Hangul is set in; registers all of them."""
    registerFont(TTFont(PLAIN, BytesIO(NotoSans_Regular.fontbuffer)))
    registerFont(TTFont(BOLD, BytesIO(NotoSans_Bold.fontbuffer)))
    for path in HANGUL_FILES:
        try:
            if Path(path).exists():
                registerFont(TTFont("Hangul", path))
                return "Hangul"
        except (TTFError, OSError):
            continue
    registerFont(UnicodeCIDFont(STANDARD_KOREAN))
    return STANDARD_KOREAN


def marked(text: str) -> str:
    """Safe for a paragraph, each run of it in a face that has its letters."""
    face = hangul()
    return _EAST.sub(lambda found: f'<font name="{face}">{found[0]}</font>', escape(text))
