"""What the shopper does not want: "other than red", "not black", "sans cuir", "кроме красного", "빨간색 말고"."""

import re
from functools import cache

from chaffer.language.lexicon import Match
from chaffer.language.packaged import merged

# Between the cue and the thing, and between things that share one cue.
_SMALL = (
    r"(?:a|an|any|in|of|the|made|with|from|colou?r|colou?red|too|so|it|be|to|have|wear|see|something|anything|one|ones|really|please|"
    r"de|du|des|d|l|la|le|les|en|un|une|couleur|trop|ce|qui|soit|est|"
    r"из|в|цвета|цвет|слишком|был[аои]?|только|бы|чтобы|мне|это)"
)
_GAP = re.compile(rf"[ ,']*(?:{_SMALL}[ ']+)*")
_COORDINATED = re.compile(
    rf"^[ ,/]*(?:(?:or|and|nor|&|ou|et|ni|и|или|ни|либо|이나|랑|하고|와|과|나|또는|,|/)[ ']*)?(?:{_SMALL}[ ']+)*$"
)
# What follows a thing that is wanted after all: "no wool, cotton is fine".
_WELCOME = re.compile(
    r" (?:is|are|would be|will be|works?|sounds?) (?:fine|ok|okay|good|better|great|perfect)|,? (?:oui|please instead|instead|подойдет|лучше)"
)
# An answer to what was shown before: "no, blue" wants blue.
_ANSWER = re.compile(r"\W*(?:no|nope|nah|non|нет) ?,")
_TURN = re.compile(r"(?:but|mais|но|а|instead|plutôt|лучше|rather)\b")


@cache
def _before() -> re.Pattern[str]:
    cues = "|".join(re.escape(cue) for cue in merged("negation_cues.json", "before"))
    return re.compile(rf"(?<![a-zà-ÿа-я0-9])(?:{cues})(?![a-zà-ÿа-я])")


@cache
def _after() -> re.Pattern[str]:
    cues = "|".join(re.escape(cue) for cue in merged("negation_cues.json", "after"))
    return re.compile(rf"^(?:색상?|으?로|이나|만|은|는|이|가|을|를|도|계열|톤| )*[ -]?(?:{cues})")


def negated(text: str, matches: list[Match]) -> frozenset[int]:
    """Which of the matches (by index, in order of the text) are not wanted."""
    denied: set[int] = set()
    answer = _ANSWER.match(text)
    for cue in _before().finditer(text, answer.end() if answer else 0):
        at = _GAP.match(text, cue.end())
        _spread(text, matches, at.end() if at else cue.end(), denied)
    for i, match in enumerate(matches):
        if _after().match(text[match.end : match.end + 24]):
            denied.add(i)
            _spread_back(text, matches, i, denied)
    return frozenset(denied)


def _spread(text: str, matches: list[Match], start: int, denied: set[int]) -> None:
    """Deny the match that begins here, and those joined to it by commas and "or"."""
    for i, match in enumerate(matches):
        if match.start < start:
            continue
        if match.start != start and not _between(text[start : match.start], first=not denied):
            return
        if denied and i and i - 1 in denied and _TURN.search(text[matches[i - 1].end : match.start]):
            return
        if (
            i
            and i - 1 in denied
            and match.kind != matches[i - 1].kind
            and not text[matches[i - 1].end : match.start].strip(" ,")
        ):
            return
        if denied and _WELCOME.match(text, match.end):
            return
        denied.add(i)
        start = match.end


def _between(gap: str, *, first: bool) -> bool:
    if first and gap.strip():
        return _GAP.fullmatch(gap) is not None or _COORDINATED.match(gap) is not None
    return _COORDINATED.match(gap) is not None and bool(gap.strip(" ") or not gap)


def _spread_back(text: str, matches: list[Match], i: int, denied: set[int]) -> None:
    while i and re.fullmatch(
        r"(?:색)?(?:이나|랑|하고|와|과|나|,| 또는| 그리고|/)? ?", text[matches[i - 1].end : matches[i].start]
    ):
        gap = text[matches[i - 1].end : matches[i].start]
        if not gap.strip():
            return
        i -= 1
        denied.add(i)
