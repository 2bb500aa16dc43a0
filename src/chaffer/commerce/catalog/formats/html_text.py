"""The text of a piece of HTML."""

import re
from html import unescape
from html.parser import HTMLParser

LONGEST = 200_000
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "hr", "dt", "dd")
)
_SILENT = frozenset(("script", "style", "template", "head", "title", "noscript", "iframe"))
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")
_SPACES = re.compile(r"(?: (?=[ \t\r\f\v\u00a0])|[\t\r\f\v\u00a0])[ \t\r\f\v\u00a0]*")
"""All but the single space, which stays as it is."""
_LINES = re.compile(r" ?\n ?(?:\n ?)+")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS and tag not in ("br", "hr"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(_SPACES.sub(" ", data.replace("\n", " ")))


def to_text(markup: str) -> str:
    """Paragraphs become lines, list items lines with a dot; a text without tags stays as it is written."""
    markup = markup[:LONGEST]
    if not ("<" in markup or "&" in markup) or not _TAG.search(markup):
        return _tidy(markup)
    reader = _Text()
    try:
        reader.feed(markup)
        reader.close()
    except (AssertionError, ValueError):  # the parser gives up on some malformed declarations
        return _tidy(unescape(_TAG.sub(" ", markup)))
    return _tidy("".join(reader.parts))


def _tidy(text: str) -> str:
    lines = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LINES.sub("\n", "\n".join(line.strip() for line in lines.split("\n"))).replace("•\n", "• ").strip()
