"""A turn as far as it is thought through."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chaffer.conversations.dialogue.effects import Ask, Effect, Say
from chaffer.conversations.dialogue.gather import Gathered
from chaffer.conversations.dialogue.state import State
from chaffer.inbox.lanes import Lane
from chaffer.kernel.message import Inbound


class Moved(Exception):
    """The thread is not where the plan found it."""


@dataclass(slots=True)
class Arrival:
    """One event of the inbox, opened and translated. message_id: of what stands in the thread already."""

    event_id: str
    external_id: str
    kept_at: datetime
    inbound: Inbound
    message_id: str = ""


@dataclass(slots=True)
class Plan:
    """A turn thought through up to its first command.

    theirs: by event, for whom of a marketplace's sellers it is; asks: events of which it is asked. owner: who has what is heard, if
    it is not who has the thread.
    """

    lane: Lane
    thread: Any
    arrivals: list[Arrival]
    broken: list[str]
    began_at: datetime
    before: dict[str, Any]
    state: State
    masked: bool
    unheard: deque[Gathered]
    split: dict[str, bytes]
    to_do: deque[Effect] = field(default_factory=deque)
    inputs: list[Any] = field(default_factory=list)
    effects: list[Any] = field(default_factory=list)
    says: list[Say | Ask] = field(default_factory=list)
    rounds: int = 0
    theirs: dict[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    owner: str = ""

    @property
    def unseen(self) -> list[Arrival]:
        """What does not stand in the thread yet."""
        return [each for each in self.arrivals if not each.message_id]
