"""What several things heard at once gave to say, in as few bubbles as carry it."""

from collections.abc import Iterable

from msgspec.structs import replace

from chaffer.conversations.dialogue.effects import Ask, Say, Spoken
from chaffer.conversations.dialogue.words import CartShape


def fewest(says: Iterable[Spoken]) -> list[Spoken]:
    """A bubble said twice is said once; a question that the next bubble puts again leaves its news there."""
    out: list[Spoken] = []
    for said in says:
        if out and isinstance(said, Ask) and _ends_alike(out[-1], said):
            news = tuple(each for each in out[-1].words if each not in said.words)
            out[-1] = replace(said, words=(*news, *said.words))
        else:
            out.append(said)
    return out


def _ends_alike(before: Say | Ask, after: Ask) -> bool:
    """Whether nothing but words would be lost with the earlier bubble."""
    if not isinstance(before, Ask) or before.words[-1] != after.words[-1]:
        return False
    return before.shape is None or (isinstance(before.shape, CartShape) and isinstance(after.shape, CartShape))
