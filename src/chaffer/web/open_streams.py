"""How many streams are open, so that nobody holds more of them than we have room for."""

from collections import Counter

from chaffer.web.errors import TooMany

OF_A_KEY_AT_MOST = 8
OF_ALL_AT_MOST = 256


class OpenStreams:
    """How many streams each key has, in this process."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def check(self, key_id: str) -> None:
        """Raises TooMany."""
        if self.count[key_id] >= OF_A_KEY_AT_MOST or self.count.total() >= OF_ALL_AT_MOST:
            raise TooMany(f"a key has at most {OF_A_KEY_AT_MOST} streams open", retry_after_seconds=5)

    def take(self, key_id: str) -> None:
        self.count[key_id] += 1

    def leave(self, key_id: str) -> None:
        self.count[key_id] -= 1
        if self.count[key_id] <= 0:
            del self.count[key_id]
