"""Webhooks: signed like Stripe's, and as unruly as told: late, several times, in any order, or not at all."""

from typing import Any

import msgspec

from chaffer.kernel.clock import Clock
from chaffer.sandbox.notify import Notifier

SIGNATURE = "stripe-signature"


class Modes(msgspec.Struct):
    """How events are delivered. copies: how often each is posted. shuffle: hold so many and post them in any order."""

    delay_seconds: float = 0.05
    copies: int = 1
    shuffle: int = 0
    silent: bool = False


class Deliverer:
    """url: the one endpoint; empty: nobody listens. Every event is kept in `told`, delivered or not."""

    def __init__(self, clock: Clock, secret: str, modes: Modes | None = None) -> None:
        self.modes = modes or Modes()
        self.url = ""
        self.told: list[dict[str, Any]] = []
        self.notifier = Notifier(secret, clock, SIGNATURE)
        self._clock = clock
        self._held: list[dict[str, Any]] = []

    def take(self, event: dict[str, Any]) -> None:
        # A webhook says how things stood then, not how they stand when it arrives.
        told: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(event))
        self.told.append(told)
        if self.modes.silent or not self.url:
            return
        self._held += [told] * max(self.modes.copies, 1)
        if len(self._held) >= self.modes.shuffle:
            self.release()

    def release(self) -> None:
        """Post what is held, in chance's order if it was to be shuffled."""
        held, self._held = self._held, []
        if self.modes.shuffle:
            held.sort(key=lambda _event: self._clock.chance(32))
        for number, event in enumerate(held):
            self.notifier.send(self.url, event, after_seconds=self.modes.delay_seconds * (number + 1))

    def again(self, event_id: str) -> bool:
        """Post an old event once more, as the dashboard can."""
        found = next((each for each in self.told if each["id"] == event_id), None)
        if found is not None and self.url:
            self.notifier.send(self.url, found)
        return found is not None
