"""What turns a voice note into words, when there is something that can. None comes along."""

from typing import Protocol


class Listener(Protocol):
    """Raises a Fault, whose `retryable` is obeyed. Whoever implements it keeps no copy of what it hears."""

    async def listen(self, content: bytes, mime: str, language: str) -> str:
        """The words spoken; "" if there are none to be made out. language: ISO 639 as far as known, a hint only."""
        ...
