"""What a step may ask for. `Say` and `Ask` are the only ways to speak."""

from typing import Any, Literal

import msgspec

from chaffer.conversations.dialogue.words import Shape, Tap, Words
from chaffer.kernel.message import Purpose


class Query(msgspec.Struct, frozen=True, tag="query", omit_defaults=True):
    """Look something up; comes back as Found. `then`: who is to be told, if not the query's own name."""

    name: str
    args: dict[str, Any] = {}
    then: str = ""


class Command(msgspec.Struct, frozen=True, tag="command", omit_defaults=True):
    """Change something; comes back as Done or Refused."""

    name: str
    args: dict[str, Any] = {}
    then: str = ""


class Say(msgspec.Struct, frozen=True, tag="say", omit_defaults=True):
    """One bubble. words: its paragraphs, in order."""

    words: tuple[Words, ...]
    taps: tuple[Tap, ...] = ()
    shape: Shape | None = None
    purpose: Purpose = "reply"


class Ask(msgspec.Struct, frozen=True, tag="ask", omit_defaults=True):
    """A bubble that ends in a question; `question` is what the thread then waits for."""

    question: str
    words: tuple[Words, ...]
    taps: tuple[Tap, ...] = ()
    shape: Shape | None = None
    purpose: Purpose = "reply"


class HandOver(msgspec.Struct, frozen=True, tag="hand_over", omit_defaults=True):
    """A person is to take the next move. reason: why, for the desk; question: what could not be answered."""

    reason: str
    kind: Literal["team"] = "team"
    question: str = ""


class Later(msgspec.Struct, frozen=True, tag="later"):
    """Wake the thread after so many seconds, unless it moved meanwhile."""

    kind: str
    seconds: int


Effect = Query | Command | Say | Ask | HandOver | Later
Spoken = Say | Ask
