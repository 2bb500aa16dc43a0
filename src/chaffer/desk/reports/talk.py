"""A thread cut into talks: pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Literal

import msgspec

QUIET = timedelta(hours=24)
"""After so long a silence the shopper's next words begin a new talk."""
BOUGHT_WITHIN = timedelta(days=7)
"""An order counts for the talk in which its checkout began, if it was placed and paid so soon after the talk began."""

Involved = Literal["bot", "handed_over", "person"]
Outcome = Literal["open", "order", "resolved", "left"]
STEPS = ("asked", "shown", "carted", "checkout", "paid")


class Said(msgspec.Struct, frozen=True):
    """who: shopper, bot, person. shows: the part puts goods before the shopper."""

    seq: int
    who: Literal["shopper", "bot", "person"]
    at: datetime
    staff_id: str = ""
    shows: bool = False


class Turn(msgspec.Struct, frozen=True):
    """A turning point of the thread: called (for a person), taken, closed."""

    kind: str
    at: datetime


class Bought(msgspec.Struct, frozen=True):
    """began_at: when its checkout began. minor: paid, whole minor units; None while it is not paid."""

    began_at: datetime
    placed_at: datetime
    paid_at: datetime | None
    minor: int
    currency: str


class Doings(msgspec.Struct, frozen=True):
    """What else happened in a thread, in order of time."""

    turns: Sequence[Turn] = ()
    carted: Sequence[datetime] = ()
    checkouts: Sequence[datetime] = ()
    orders: Sequence[Bought] = ()


class Talk(msgspec.Struct):
    """until: when the next talk of the thread began. closed_at: the last closing after which nothing was said."""

    began_at: datetime
    seq: int
    last_at: datetime
    said: list[Said]
    until: datetime | None = None
    called_at: datetime | None = None
    closed_at: datetime | None = None
    carted: bool = False
    checkout: bool = False
    orders: tuple[Bought, ...] = ()

    @property
    def has_bot(self) -> bool:
        return any(each.who == "bot" for each in self.said)

    @property
    def has_person(self) -> bool:
        return any(each.who == "person" for each in self.said)

    @property
    def involved(self) -> Involved:
        if self.has_person or self.called_at or not self.has_bot:
            return "handed_over" if self.has_bot else "person"
        return "bot"

    @property
    def staff_id(self) -> str:
        """Of the person who spoke last; "" if nobody did, or nobody knows who it was."""
        return next((each.staff_id for each in reversed(self.said) if each.who == "person"), "")

    @property
    def first_answer(self) -> Said | None:
        return next((each for each in self.said if each.who != "shopper"), None)

    @property
    def wanted_person_at(self) -> datetime | None:
        """Since when the shopper waited for a person; None where the bot was enough."""
        return self.called_at or (self.began_at if self.involved == "person" else None)

    @property
    def person_answered_at(self) -> datetime | None:
        wanted = self.wanted_person_at
        if wanted is None:
            return None
        return next((each.at for each in self.said if each.who == "person" and each.at >= wanted), None)

    @property
    def is_answered(self) -> bool:
        """Nobody waits for anything."""
        in_vain = self.wanted_person_at is not None and self.person_answered_at is None
        return self.said[-1].who != "shopper" and not in_vain

    @property
    def settles_at(self) -> datetime:
        return self.last_at + QUIET

    def outcome(self, now: datetime) -> Outcome:
        """An order counts first, then a person's word that it is done. What went quiet is resolved if all that was asked
        was answered and nothing was being bought.
        """
        if self.orders:
            return "order"
        if self.closed_at is not None:
            return "resolved"
        if self.until is None and now < self.settles_at:
            return "open"
        return "resolved" if self.is_answered and self.reached == 0 else "left"

    @property
    def resolved_at(self) -> datetime:
        """Of a talk with an order, or resolved."""
        if self.orders:
            return self.orders[0].placed_at
        return self.closed_at or self.last_at

    @property
    def reached(self) -> int:
        """The furthest of STEPS, by its place: whoever came further counts for those before."""
        if any(each.paid_at for each in self.orders):
            return 4
        if self.checkout or self.orders:
            return 3
        if self.carted:
            return 2
        return 1 if any(each.shows for each in self.said) else 0


def cut(said: Iterable[Said], doings: Doings) -> list[Talk]:
    """said: in order of seq, from the words with which a talk began. What was said before any shopper spoke is left out."""
    talks: list[Talk] = []
    closings = [each.at for each in doings.turns if each.kind == "closed"]
    for each in said:
        last = talks[-1] if talks else None
        if each.who == "shopper" and (last is None or _is_over(last, each.at, closings)):
            talks.append(Talk(each.at, each.seq, each.at, [each]))
        elif last is not None:
            last.said.append(each)
            last.last_at = max(last.last_at, each.at)
    for this, following in zip_longest(talks, talks[1:]):
        this.until = following.began_at if following else None
        _fill(this, doings)
    return talks


def _is_over(talk: Talk, at: datetime, closings: Sequence[datetime]) -> bool:
    return at >= talk.last_at + QUIET or any(talk.last_at <= closed <= at for closed in closings)


def _fill(talk: Talk, doings: Doings) -> None:
    def within(at: datetime) -> bool:
        return talk.began_at <= at and (talk.until is None or at < talk.until)

    for turn in doings.turns:
        if within(turn.at) and turn.kind == "called":
            talk.called_at = talk.called_at or turn.at
        if within(turn.at) and turn.kind == "closed" and turn.at >= talk.last_at:
            talk.closed_at = talk.closed_at or turn.at
    ends = talk.began_at + BOUGHT_WITHIN
    talk.carted = any(within(at) and at < ends for at in doings.carted)
    talk.checkout = any(within(at) and at < ends for at in doings.checkouts)
    talk.orders = tuple(
        msgspec.structs.replace(each, paid_at=each.paid_at if each.paid_at and each.paid_at < ends else None)
        for each in doings.orders
        if within(each.began_at) and each.placed_at < ends
    )
