"""Who does something: every change names one."""

from typing import Literal

import msgspec

ActorKind = Literal["staff", "key", "bot", "shopper", "assistant", "system", "command"]


class Actor(msgspec.Struct, frozen=True):
    """origin: where it came from, such as a network address or a command line; never a person's words."""

    kind: ActorKind
    id: str = ""
    origin: str = ""


SYSTEM = Actor("system")
COMMAND = Actor("command")
"""Somebody with a shell on the machine."""
