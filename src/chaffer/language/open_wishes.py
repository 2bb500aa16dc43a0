"""Whether a wish leaves open what the thing is: "a gift", "something nice"."""

import re
from functools import cache

from chaffer.language.normalise import normalise
from chaffer.language.packaged import phrases


def names_no_thing(text: str) -> bool:
    """Whether a normalised text asks for a present, or for anything at all."""
    return _open().search(text) is not None


@cache
def _open() -> re.Pattern[str]:
    told = phrases("open_wishes.json")["open"]
    begins = [re.escape(normalise(word)) for name, some in told.items() if name != "ko" for word in some]
    inside = [re.escape(normalise(word)) for word in told["ko"]]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(begins)})|{'|'.join(inside)}")
