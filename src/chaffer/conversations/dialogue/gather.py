"""Several messages that waited for one turn, made into as few things heard as keep their sense."""

from collections.abc import Callable, Sequence

import msgspec

from chaffer.kernel.message import CartCard, Delete, Edit, Part, PaymentNotice, Reaction, Tapped, Text
from chaffer.language.keywords import opt_in, opt_out


class Gathered(msgspec.Struct, frozen=True):
    """text: to be understood; parts: everything that is not text."""

    text: str = ""
    parts: tuple[Part, ...] = ()


Apart = Callable[[str, str], bool]
"""Whether two texts, one sent right after the other, are two requests."""


def gather(messages: Sequence[Sequence[Part]], apart: Apart = lambda _before, _after: False) -> list[Gathered]:
    """What to step through, in order.

    Texts that follow each other are one text, a line each, and said twice count once: two messages sent fast
    start one flow, unless each asks for something of its own (apart), and then each is heard. A tap and a cart each stand alone, and so do STOP and START: no neighbour may hide them. A tap repeated at once counts once. Pictures go with the
    words beside them. Reactions, edits and deletions are heard only if nothing else was said.
    """
    out: list[Gathered] = []
    for part in (part for message in messages for part in message if not _silent(part)):
        before = out[-1] if out else None
        if isinstance(part, Tapped | CartCard):
            if before is None or before.parts != (part,):
                out.append(Gathered(parts=(part,)))
        elif before is None or _stands_alone(before) or (isinstance(part, Text) and _is_other(before, part, apart)):
            out.append(_with(Gathered(), part))
        else:
            out[-1] = _with(before, part)
    return out or [Gathered(parts=tuple(part for message in messages for part in message))]


def _stands_alone(said: Gathered) -> bool:
    return _is_wish(said.text) or any(isinstance(one, Tapped | CartCard) for one in said.parts)


def _is_other(before: Gathered, said: Text, apart: Apart) -> bool:
    if _is_wish(said.text):
        return True
    return bool(before.text) and not _said_already(before, said) and apart(before.text, said.text)


def _said_already(before: Gathered, said: Text) -> bool:
    return said.text.strip().casefold() in (line.strip().casefold() for line in before.text.split("\n"))


def _is_wish(text: str) -> bool:
    """To be written to no more, or again."""
    return bool(text) and (opt_out(text) or opt_in(text))


def _silent(part: Part) -> bool:
    return isinstance(part, Reaction | Delete | Edit | PaymentNotice)


def _with(so_far: Gathered, part: Part) -> Gathered:
    if not isinstance(part, Text):
        return Gathered(so_far.text, (*so_far.parts, part))
    lines = so_far.text.split("\n") if so_far.text else []
    if _said_already(so_far, part):
        return so_far
    return Gathered("\n".join((*lines, part.text.strip())), so_far.parts)
