"""How a replay is told."""

from collections.abc import Iterator
from dataclasses import dataclass

from chaffer.conversations.replaying.replay import Replayed
from chaffer.conversations.replaying.stored import StoredTurn
from chaffer.conversations.replaying.told import difference, told

_WORDS_AT_MOST = 120


@dataclass(slots=True)
class Tally:
    """turns: looked at. otherwise: answer otherwise. unreadable: could not be replayed. gone: raw bodies nobody can
    open. anew: turns that asked today's data.
    """

    turns: int = 0
    otherwise: int = 0
    unreadable: int = 0
    gone: int = 0
    anew: int = 0

    def count(self, replayed: Replayed | None) -> None:
        """replayed: None for a turn that cannot be."""
        self.turns += 1
        if replayed is None:
            self.unreadable += 1
            return
        self.otherwise += replayed.differs
        self.anew += bool(replayed.asked_anew)
        self.gone += replayed.gone

    def told(self) -> str:
        replayed = self.turns - self.unreadable
        lines = [f"{replayed} of {self.turns} turns replayed, {self.otherwise} answered otherwise"]
        if self.gone:
            lines.append(f"{self.gone} raw bodies are gone (shredded): what was said is taken from the kept messages")
        if self.anew:
            lines.append(f"{self.anew} turns asked what they did not ask then, and were answered by today's data")
        return "\n".join(lines)


def tell(turn: StoredTurn, replayed: Replayed | None) -> Iterator[str]:
    """The lines of one turn; none if it answers as it did."""
    if replayed is None:
        yield f"{_name(turn)} cannot be replayed: {turn.unreadable}"
        return
    if not replayed.differs:
        return
    yield _name(turn)
    yield f"  > {_heard(turn)}"
    if replayed.failed:
        yield f"  failed: {replayed.failed}"
        return
    yield from (f"  {line}" for line in difference(turn.answered, replayed.answered))
    yield from (f"  asked anew: {each}" for each in replayed.asked_anew)


def _name(turn: StoredTurn) -> str:
    at = turn.began_at.isoformat(sep=" ", timespec="seconds")
    return f"{turn.conversation_id} turn {turn.number}, {at}, release {turn.release or 'unknown'}"


def _heard(turn: StoredTurn) -> str:
    words = " / ".join(" ".join(told(part)) for each in turn.said for part in each.parts)
    return words if len(words) <= _WORDS_AT_MOST else f"{words[:_WORDS_AT_MOST]}…"
