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


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{expression})(?![a-zà-ÿа-я])")


_ROWS = rows("several.tsv")
_GROUPS = [
    (row[0].split()[0], int(row[0].split()[1]), _compiled(row[1])) for row in _ROWS if row[0].split()[0] in ("first", "last")
]  # fmt: skip
_SINGLE = [(int(row[0]), _compiled(row[1])) for row in _ROWS if row[0].lstrip("-").isdigit()]
