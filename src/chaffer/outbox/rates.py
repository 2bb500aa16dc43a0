"""How fast an account may write, by its channel's limits or by what its settings say instead."""

import math
from collections.abc import Mapping

import msgspec

from chaffer.channels.contract import Limits

BURST_SECONDS = 0.25
"""So much of a second's messages may leave at once: the platform counts by its own clock, after the network."""


class Rates(msgspec.Struct, frozen=True):
    """per_second: messages of the account, 0: as many as there are. pair_every_seconds: one to the same person each
    so many seconds in the long run, 0: no limit. pair_burst: how many to one person may be borrowed from the future.
    """

    per_second: float = 0.0
    pair_every_seconds: float = 0.0
    pair_burst: int = 1

    @property
    def every_seconds(self) -> float:
        return 1 / self.per_second if self.per_second > 0 else 0.0

    @property
    def burst(self) -> int:
        return max(1, int(self.per_second * BURST_SECONDS))

    @property
    def pair_refills_seconds(self) -> float:
        """After so long without a message the whole burst is there again."""
        return self.pair_every_seconds * self.pair_burst


def rates_of(limits: Limits, settings: Mapping[str, str]) -> Rates:
    """Settings of the account: "per_second", "pair_every_seconds", "pair_burst". What is no number is passed over."""
    return Rates(
        _number(settings.get("per_second"), limits.per_second),
        _number(settings.get("pair_every_seconds"), limits.pair_every_seconds),
        max(1, int(_number(settings.get("pair_burst"), limits.pair_burst))),
    )


def _number(told: str | None, otherwise: float) -> float:
    if not told:
        return otherwise
    try:
        found = float(told)
    except ValueError:
        return otherwise
    return found if math.isfinite(found) and found >= 0 else otherwise
