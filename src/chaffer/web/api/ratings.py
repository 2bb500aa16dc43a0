"""How shoppers found it."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.shops import own_shop
from chaffer.desk.authors import names_of
from chaffer.desk.rules.waiting import missed_since
from chaffer.desk.satisfaction.ask import ask_rating
from chaffer.desk.satisfaction.told import list_ratings, scores_since
from chaffer.desk.satisfaction.wishes import SETTING, Wishes, wishes_in
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing

Days = Annotated[int, msgspec.Meta(ge=1, le=366)]


class RatingsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """at_most: only scores up to this one."""

    limit: Limit = 50
    cursor: CursorText = ""
    at_most: Annotated[int, msgspec.Meta(ge=1, le=5)] = 5


class RatingOut(msgspec.Struct, frozen=True):
    """about_kind: bot, or the person of the shop who had looked after them."""

    id: str
    conversation_id: str
    contact_id: str
    contact_name: str
    channel: str
    about_kind: str
    about_id: str
    about_name: str
    score: int
    comment: str
    asked_at: datetime
    answered_at: datetime | None


class PeriodAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: Days = 30


class ScoresOut(msgspec.Struct, frozen=True):
    """counts: how often each score was given, from 1 to 5. good_ppm: fours and fives of all answers, in millionths."""

    asked: int
    answered: int
    counts: tuple[int, int, int, int, int]
    good_ppm: int


class OfSomebody(msgspec.Struct, frozen=True):
    kind: str
    id: str
    name: str
    scores: ScoresOut


class Satisfaction(msgspec.Struct, frozen=True):
    """Of what was asked in these days."""

    days: int
    all: ScoresOut
    of: tuple[OfSomebody, ...]
    wishes: Wishes


class MissedOut(msgspec.Struct, frozen=True):
    """owner_kind, owner_id: who had the conversation when the answer was due."""

    owner_kind: str
    owner_id: str
    owner_name: str
    team_id: str
    number: int


class Missed(msgspec.Struct, frozen=True):
    days: int
    total: int
    items: tuple[MissedOut, ...]


class AskedOut(msgspec.Struct, frozen=True):
    id: str


async def list_(call: Call, asked: RatingsAsked) -> Page[RatingOut]:
    def work(tx: Transaction) -> Page[RatingOut]:
        rows = list_ratings(tx, after_of(asked.cursor, LAST), asked.at_most, asked.limit + 1)
        names = names_of(tx, [row.about_id for row in rows])
        return page_of([_rating(row, names) for row in rows], asked.limit)

    return await call.read(work)


async def summed_up(call: Call, asked: PeriodAsked) -> Satisfaction:
    return await call.read(lambda tx: _satisfaction(tx, asked.days))


async def put_wishes(call: Call, asked: Wishes) -> Satisfaction:
    def work(tx: Transaction) -> Satisfaction:
        change_shop(tx, ChangeShop(settings={SETTING: msgspec.to_builtins(asked)}), call.actor)
        return _satisfaction(tx, PeriodAsked().days)

    return await call.write(work)


async def ask(call: Call, _: Nothing) -> AskedOut:
    """Raises NotFound, NotAsked."""
    return await call.write(lambda tx: AskedOut(ask_rating(tx, call.path["id"])))


async def missed(call: Call, asked: PeriodAsked) -> Missed:
    def work(tx: Transaction) -> Missed:
        rows = missed_since(tx, tx.now - timedelta(days=asked.days))
        names = names_of(tx, [row.owner_id for row in rows if row.owner_kind == "person"])
        items = [
            MissedOut(row.owner_kind, row.owner_id, names.get(row.owner_id, ""), row.team_id, row.number)
            for row in rows
        ]
        ranked = tuple(sorted(items, key=lambda each: (-each.number, each.owner_id)))
        return Missed(asked.days, sum(each.number for each in items), ranked)

    return await call.read(work)


def _satisfaction(tx: Transaction, days: int) -> Satisfaction:
    rows = scores_since(tx, tx.now - timedelta(days=days))
    by: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        by[row.about_kind, row.about_id].append(row)
    names = names_of(tx, [about for _, about in by])
    of = [OfSomebody(kind, about, names.get(about, ""), _scores(each)) for (kind, about), each in by.items()]
    ranked = tuple(sorted(of, key=lambda each: (-each.scores.answered, each.kind, each.id)))
    return Satisfaction(days, _scores(rows), ranked, wishes_in(own_shop(tx).settings))


def _scores(rows: list[Any]) -> ScoresOut:
    counted: Counter[int | None] = Counter()
    for row in rows:
        counted[row.score] += row.number
    one, two, three, four, five = (counted[score] for score in (1, 2, 3, 4, 5))
    answered = one + two + three + four + five
    good = (four + five) * 1_000_000 // answered if answered else 0
    return ScoresOut(counted.total(), answered, (one, two, three, four, five), good)


def _rating(row: Any, names: dict[str, str]) -> RatingOut:
    return RatingOut(
        row.id, row.conversation_id, row.contact_id, row.contact_name or "", row.channel, row.about_kind, row.about_id,
        names.get(row.about_id, ""), row.score, row.comment, row.asked_at, row.answered_at,
    )  # fmt: skip
