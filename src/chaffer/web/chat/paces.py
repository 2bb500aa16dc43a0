"""How much one visitor, and one network address, may ask of us."""

from collections import Counter
from datetime import datetime

from chaffer.web.limits import Pace

SOCKETS_OF_VISITOR = 5
SOCKETS_OF_ADDRESS = 50
LINKS_AN_HOUR = 5
FILES_AT_ONCE = 10
_MESSAGES_AT_ONCE = 10


class Paces:
    """One for the process. per_minute: messages of a visitor; everything else is in proportion."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self.messages = Pace(per_minute, max(_MESSAGES_AT_ONCE, per_minute // 2))
        self.messages_of_address = Pace(6 * per_minute, 6 * per_minute)
        self.sessions = Pace(3 * per_minute, 3 * per_minute)
        self.frames = Pace(15 * per_minute, 15 * per_minute)
        self.polls = Pace(3 * per_minute, 3 * per_minute)
        self.files = Pace(per_minute / 4, FILES_AT_ONCE)
        self.files_of_address = Pace(2 * per_minute, 2 * per_minute)
        self.links = Pace(LINKS_AN_HOUR / 60, LINKS_AN_HOUR)
        self._sockets: Counter[str] = Counter()

    def say(self, visitor: str, address: str, now: datetime) -> None:
        """Count one message. Raises TooMany."""
        self.messages.take(visitor, now)
        self.messages_of_address.take(address, now)

    def enter(self, visitor: str, address: str) -> bool:
        """Take places for one more socket; False if there is none."""
        if self._sockets[visitor] >= SOCKETS_OF_VISITOR or self._sockets[address] >= SOCKETS_OF_ADDRESS:
            return False
        self._sockets[visitor] += 1
        self._sockets[address] += 1
        return True

    def leave(self, visitor: str, address: str) -> None:
        for each in (visitor, address):
            self._sockets[each] -= 1
            if self._sockets[each] <= 0:
                del self._sockets[each]
