"""Where a text may be cut, in any script.

Lengths are counted in UTF-16 units: platforms that count characters and platforms that count as JavaScript does
both stay within their limit.
"""

import re
import unicodedata

ELLIPSIS = "…"
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_LOOKS_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'»”)]*\s+|(?<=[。！？])[」』”]*")
_SPACE = re.compile(r"\s+")


def length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def blank(text: str) -> bool:
    """Whether a reader would see nothing: spaces, invisible characters and lone accents do not count."""
    if text[:1].isalnum() and text[0] not in _LOOKS_BLANK:  # nearly every text there is
        return False
    return not any(
        mark.isprintable() and not mark.isspace() and mark not in _LOOKS_BLANK and unicodedata.category(mark)[0] != "M"
        for mark in text
    )


_BREAKING_SPACE = re.compile(r"[^\S\u00a0\u202f]+")


def one_line(text: str) -> str:
    """Fixed spaces stay: French sets them inside its quotation marks."""
    return _BREAKING_SPACE.sub(" ", text).strip()


def cut(text: str, limit: int) -> str:
    """At most `limit` long: cut after a whole word where there is one, with an ellipsis."""
    text = text.strip()
    if length(text) <= limit:
        return text
    end = _safe(text, _reach(text, limit - 1))
    head = text[:end]
    if not text[end].isspace():
        space = max(head.rfind(" "), head.rfind("\n"))
        if space > end // 2:
            head = head[:space]
    return head.rstrip(" \t\n,.;:-–—") + ELLIPSIS


def pieces(text: str, limit: int) -> list[str]:
    """The whole text in parts of at most `limit`: cut between paragraphs, else lines, sentences, words.

    Raises ValueError if the limit leaves no room for a sign.
    """
    if limit < 1:
        raise ValueError(f"a text cannot be cut into pieces of {limit}")
    parts = []
    rest = text.strip()
    while length(rest) > limit:
        end = _best_cut(rest, _reach(rest, limit))
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    parts.append(rest)
    return [part for part in parts if not blank(part)]


def _reach(text: str, limit: int) -> int:
    """How many characters from the start fit into `limit` units; at least one."""
    if length(text[:limit]) <= limit:
        return limit
    used = 0
    for at, mark in enumerate(text):
        used += 2 if ord(mark) > 0xFFFF else 1
        if used > limit:
            return max(at, 1)
    return len(text)


def _best_cut(text: str, end: int) -> int:
    window = text[: end + 1]
    for boundary, earliest in ((_PARAGRAPH, end // 3), (_LINE, end // 2), (_SENTENCE, end // 2), (_SPACE, 1)):
        at = max((found.start() for found in boundary.finditer(window) if earliest <= found.start() <= end), default=0)
        if at > 0:
            return at
    return _safe(text, end)


def _safe(text: str, at: int) -> int:
    """The last place up to `at` that does not tear one visible sign apart; `at` itself if there is none."""
    lowest = max(0, at - 48)
    place = at
    while place > lowest and _tears(text, place):
        place -= 1
    return place if place > lowest or (not _tears(text, place) and place > 0) else at


def _tears(text: str, at: int) -> bool:
    if at >= len(text):
        return False
    after, before = text[at], text[at - 1] if at else ""
    if after in (_JOINER, _EMOJI_STYLE) or before == _JOINER or unicodedata.category(after)[0] == "M":
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\u1160" <= after <= "\u11ff":
        return True
    if _is_flag_half(after) and before and _is_flag_half(before):
        run = 0
        while run < at and _is_flag_half(text[at - 1 - run]):
            run += 1
        return run % 2 == 1
    return False


def _is_flag_half(mark: str) -> bool:
    return "\U0001f1e6" <= mark <= "\U0001f1ff"
