"""What a review speaks of, by words it uses: how it fits, how it is made, its colour, warmth and comfort.

Only words of our lexicon count, in any of our languages whatever the review is said to be written in; a denied word does
not, and a review that says both of a topic is counted for neither.
"""

import re
from collections.abc import Mapping
from functools import cache

from chaffer.language.normalise import normalise
from chaffer.language.packaged import phrases

TOPICS: Mapping[str, tuple[str, ...]] = {
    "fit": ("small", "true", "large"),
    "quality": ("good", "bad"),
    "colour": ("same", "other"),
    "warmth": ("warm", "cold"),
    "comfort": ("good", "bad"),
}
_ADVICE = ("larger", "smaller")
_NO_CLAIM = re.compile(
    r"\b(?:in (?:the )?|for )?warm (?:weather|days?|evenings?|nights?|water|wash|colou?rs?|tones?|welcome)"
    r"|\b(?:smaller|bigger|larger|shorter|longer) than (?:it looks )?(?:in |on )?the (?:picture|photo)s?"
    r"|\bplus (?:petit|grand|court|long|longue)e?s? que sur (?:la |les )?photos?"
    r"|\b(?:меньше|больше|короче|длиннее),? чем на (?:фото|картинке)"
    r"|사진보다 (?:조금 |좀 |더 |훨씬 )*(?:작|크|커|길|짧)"
)
_WORDS_BEFORE = 2
_BEHIND = 4  # characters


def sides(text: str) -> dict[str, str]:
    """The topics of one review and what it says of each: {"fit": "small", "warmth": "warm"}."""
    plain = _NO_CLAIM.sub(" ", normalise(text))
    said: dict[str, str] = {}
    for topic, every in TOPICS.items():
        held = [side for side in every if _says(f"{topic}:{side}", plain)]
        if len(held) == 1:
            said[topic] = held[0]
    return said


def advised(guide: str) -> str:
    """What a shop's own guide says to whoever is between two sizes: larger, smaller or ""."""
    plain = normalise(guide)
    held = [side for side in _ADVICE if _says(f"guide:{side}", plain)]
    return held[0] if len(held) == 1 else ""


def _says(name: str, plain: str) -> bool:
    return any(not _denied(plain, match.start(), match.end()) for match in _pattern(name).finditer(plain))


def _denied(plain: str, start: int, end: int) -> bool:
    clause = re.split(r"[.,;:!?]", plain[:start])[-1]
    if any(word in _words("not") for word in clause.split()[-_WORDS_BEFORE:]):
        return True
    behind = re.split(r"[.,;:!?]", plain[end : end + _BEHIND + 8])[0]
    return any(-1 < behind.find(each) <= _BEHIND for each in _words("not_behind"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(normalise(word) for some in phrases("review_topics.json")[name].values() for word in some)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Latin words whole; Russian and Korean ones from their beginning, since they bend at the end."""
    each = sorted(_words(name), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}" + (r"(?!\w)" if one[-1] < "Ѐ" else "") for one in each))
