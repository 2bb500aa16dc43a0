"""What is to be compared, by name: "compare the wool jumper with the cotton one" names two things."""

import re

from chaffer.language.packaged import merged
from chaffer.language.tokens import tokens

_AT_MOST = 3
_LONGEST = 60
_PARTICLE = re.compile(r"(?<=[가-힣])(?:이랑|와|과|랑|하고)(?= )")


def compared_names(text: str) -> tuple[str, ...]:
    """The names in a normalised text that asks for a comparison; empty if it only points ("these two")."""
    said = _PARTICLE.sub(" 그리고", text)
    names: list[list[str]] = [[]]
    for word in tokens(said):
        if word.text in _AND:
            names.append([])
        elif word.text not in _AROUND and not word.text.isdigit():
            names[-1].append(word.text)
    return tuple(" ".join(name)[:_LONGEST] for name in names if name)[:_AT_MOST]


_AND = frozenset(merged("compared_names.json", "and"))
_AROUND = frozenset(merged("compared_names.json", "around")) - _AND
