"""How many streams are open, so that nobody holds more of them than we have room for."""

from collections import Counter

from chaffer.web.errors import TooMany

OF_ONE_AT_MOST = 8
OF_ALL_AT_MOST = 256


class OpenStreams:
    """How many streams each key and person has, in this process."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def check(self, holder_id: str) -> None:
        """Raises TooMany."""
        if self.count[holder_id] >= OF_ONE_AT_MOST or self.count.total() >= OF_ALL_AT_MOST:
            raise TooMany(f"a key or person has at most {OF_ONE_AT_MOST} streams open", retry_after_seconds=5)

    def take(self, holder_id: str) -> None:
        self.count[holder_id] += 1

    def leave(self, holder_id: str) -> None:
        self.count[holder_id] -= 1
        if self.count[holder_id] <= 0:
            del self.count[holder_id]
