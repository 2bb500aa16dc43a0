"""Which of the things shown a sentence names, when it names more than one: "the first two", "le premier et le troisième"."""

import re

from chaffer.language.packaged import rows

_NUMBERS = re.compile(r"(?<![\d.,$€£₩])([1-9])(?![\d.,%]|\w)")
_AT_MOST = 5


def several_places(text: str, count: int) -> tuple[int, ...]:
    """Places from 0 among `count` things, in the order they stand; empty if none are named. text: normalised."""
    for end, size, pattern in _GROUPS:
        if pattern.search(text):
            from_ = 0 if end == "first" else count - size
            return tuple(place for place in range(from_, from_ + size) if 0 <= place < count)
    named = {place for place, pattern in _SINGLE if pattern.search(text)}
    named |= {int(found) for found in _NUMBERS.findall(text)}
    places = {place - 1 if place > 0 else count + place for place in named}
    return tuple(sorted(place for place in places if 0 <= place < count))[:_AT_MOST]


def joined_places(text: str, count: int) -> tuple[int, ...]:
    """The same of a sentence that joins them ("1 and 3", "le 2 et le 4", "both"): "2 of the third" joins nothing.

    Places from 0, in the order of the things. text: normalised.
    """
    if _NOT.search(text):
        return ()
    bare = _POLITE.sub(" ", text).strip(" .!,")
    if _ALL.fullmatch(bare) or (count == 2 and _BOTH.fullmatch(bare)):
        return tuple(range(count))
    for end, size, pattern in _GROUPS:
        if pattern.search(text) and size <= count:
            return tuple(range(size)) if end == "first" else tuple(range(count - size, count))
    marked = text
    for place, pattern in _SINGLE:
        marked = pattern.sub(f" §{place if place > 0 else count + 1 + place}§ ", marked)
    marked = _JOINABLE.sub(r" §\1§ ", marked)
    if (found := _JOINED.search(marked)) is None or len(_MARK.findall(marked)) != len(_MARK.findall(found[0])):
        return ()
    places = {int(place) - 1 for place in _MARK.findall(found[0])}
    return tuple(sorted(places)) if len(places) > 1 and max(places) < count else ()


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{expression})(?![a-zà-ÿа-я])")


_ROWS = rows("several.tsv")
_GROUPS = [
    (row[0].split()[0], int(row[0].split()[1]), _compiled(row[1])) for row in _ROWS if row[0].split()[0] in ("first", "last")
]  # fmt: skip
_JOINABLE = re.compile(r"(?<![\d.,$€£₩§])(10|[1-9])(?:번|번째|개)?(?![\d.%§]|,\d|[a-zà-ÿа-я])")
_MARK = re.compile(r"§(\d+)§")
_and = next(row[1] for row in _ROWS if row[0] == "and")
_NAMING = r"(?:(?:the|le|la|les|l'|number|no\.?|nr|numéro|n°|номер|№|#|pair|one|ones|번|으로|도) *)*"
_JOINED = re.compile(rf"§\d+§ *{_NAMING}(?:(?:{_and}) *)+{_NAMING}§\d+§(?: *{_NAMING}(?:(?:{_and}) *)+{_NAMING}§\d+§)*")
_ALL, _BOTH, _NOT, _POLITE = (
    _compiled(next(row[1] for row in _ROWS if row[0] == each)) for each in ("all", "both", "not", "polite")
)
_SINGLE = [(int(row[0]), _compiled(row[1])) for row in _ROWS if row[0].lstrip("-").isdigit()]
