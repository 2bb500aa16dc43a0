"""Pages of the list: by view, by filters, in an order; and where the next page begins."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any, Literal

import msgspec
from sqlalchemy import and_, func, literal_column, or_, select
from sqlalchemy import text as sql
from sqlalchemy.sql.elements import ColumnElement

from chaffer.desk.rows.row import Row
from chaffer.desk.rows.work_out import NEVER
from chaffer.desk.tables import desk_labels, desk_rows, followers, mentions
from chaffer.kernel.clock import from_microseconds, to_microseconds
from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction

View = Literal["mine", "unassigned", "all", "mentions", "followed", "snoozed", "closed", "bot", "waiting"]
Sort = Literal["newest", "oldest", "waiting", "due", "value"]
COUNTED_AT_MOST = 1_000
LAST_MICROSECOND = to_microseconds(datetime.max.replace(tzinfo=UTC))


class Filter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """view: mine, unassigned (given to a team and taken by nobody), all that is open, mentions of mine, followed
    by me, snoozed, closed, bot (the bot has the next move), waiting (a shopper waits for an answer). owner: a member of staff. Empty ones are
    none.
    """

    view: View = "all"
    channel: str = ""
    team: str = ""
    label: str = ""
    owner: str = ""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a page ended. began: when the first was read; key and id: of its last row, moments in microseconds."""

    began: Annotated[int, msgspec.Meta(ge=0, le=LAST_MICROSECOND)]
    key: Annotated[int, msgspec.Meta(ge=0, le=LAST_MICROSECOND)]
    id: Annotated[str, msgspec.Meta(max_length=64)]


class Asked(msgspec.Struct, frozen=True):
    """me: who asks, for their own views. only: the conversations it may be at all, if a search named them."""

    filter: Filter
    sort: Sort
    me: str
    limit: int
    place: Place | None = None
    only: tuple[str, ...] | None = None


def list_rows(tx: Transaction, asked: Asked) -> list[Row]:
    """Up to so many, after the place. Rows that keep their place come once; one that moves on comes at most once, and
    the feed tells of it.
    """
    shape = (asked.filter.view, asked.sort, *_given(asked), asked.place is not None, asked.only is not None)
    rows = tx.rows(_statement(*shape), **_values(asked))
    return [Row(*row) for row in rows]


def place_after(now: datetime, asked: Asked, last: Row) -> Place:
    """Where the page after this row begins."""
    began = asked.place.began if asked.place else to_microseconds(now)
    key = getattr(last, _SORTS[asked.sort].key)
    return Place(began, to_microseconds(key) if isinstance(key, datetime) else key, last.id)


def count_rows(tx: Transaction, asked: Filter, me: str) -> int:
    """How many there are; more than a thousand are told as a thousand."""
    shape = (asked.view, *_given(Asked(asked, "newest", me, 0)))
    return int(tx.value(_counting(*shape), **_values(Asked(asked, "newest", me, COUNTED_AT_MOST))) or 0)


class _Order(msgspec.Struct, frozen=True):
    """moves: the column that tells when a row last moved in this order, where that can repeat it; "" where not."""

    key: str
    falling: bool
    moves: str = ""


_SORTS = {
    "newest": _Order("active_at", falling=True),
    "oldest": _Order("active_at", falling=False, moves="active_at"),
    "waiting": _Order("waits_since", falling=False, moves="moved_at"),
    "due": _Order("due_at", falling=False, moves="moved_at"),
    "value": _Order("value_minor", falling=True, moves="moved_at"),
}
_columns = [desk_rows.c[name] for name in Row.__struct_fields__]
_LABELLED = select(desk_labels.c.conversation_id).where(mine(desk_labels), desk_labels.c.label == given("label"))
_FOLLOWED = select(followers.c.conversation_id).where(mine(followers), followers.c.staff_id == given("me"))
_MENTIONED = select(mentions.c.conversation_id).where(mine(mentions), mentions.c.staff_id == given("me"))


def _given(asked: Asked) -> tuple[str, ...]:
    """Names of the filters that are set; as words, for the statement's shape."""
    return tuple(name if getattr(asked.filter, name) else "" for name in ("channel", "team", "label", "owner"))


def _values(asked: Asked) -> dict[str, Any]:
    wanted = asked.filter
    values: dict[str, Any] = {"limit": asked.limit}
    if wanted.view in ("mine", "mentions", "followed"):
        values["me"] = asked.me
    values |= {name: value for name in ("channel", "team", "label", "owner") if (value := getattr(wanted, name))}
    if asked.place is not None:
        key = asked.place.key
        falls = _SORTS[asked.sort].key == "value_minor"
        values |= {"key": key if falls else from_microseconds(key), "last": asked.place.id}
        if _SORTS[asked.sort].moves:
            values["began"] = from_microseconds(asked.place.began)
    if asked.only is not None:
        values["only"] = list(asked.only)
    return values


_STATES = {"snoozed": "snoozed", "closed": "closed"}


def _wanted(view: str, channel: str, team: str, label: str, owner: str) -> list[Any]:
    wanted: list[Any] = [mine(desk_rows)]
    if view == "mentions":
        wanted.append(desk_rows.c.id.in_(_MENTIONED))
    elif view == "followed":
        wanted.append(desk_rows.c.id.in_(_FOLLOWED))
    else:
        wanted.append(desk_rows.c.state == _STATES.get(view, "open"))
    if view == "mine":
        wanted += [desk_rows.c.owner_kind == "person", desk_rows.c.owner_id == given("me")]
    elif view == "unassigned":
        wanted.append(desk_rows.c.owner_kind == "team")
    elif view == "bot":
        wanted += [desk_rows.c.owner_kind == "bot", desk_rows.c.owner_id == ""]
    elif view == "waiting":
        wanted.append(desk_rows.c.waits_since < sql(str(to_microseconds(NEVER))))
    if channel:
        wanted.append(desk_rows.c.channel == given("channel"))
    if team:
        wanted += [desk_rows.c.team_id == given("team"), desk_rows.c.team_id != ""]
    if label:
        labelled = (
            _LABELLED
            if view in ("mentions", "followed")
            else _LABELLED.where(desk_labels.c.state == _STATES.get(view, "open"))
        )
        wanted.append(desk_rows.c.id.in_(labelled))
    if owner:
        wanted += [desk_rows.c.owner_kind == "person", desk_rows.c.owner_id == given("owner")]
    return wanted


_FEW = {
    "newest": ("unassigned", "waiting", "followed"), "oldest": ("unassigned", "waiting", "followed"),
    "waiting": ("mine", "followed"), "due": ("mine", "unassigned", "followed"),
    "value": ("mine", "unassigned", "waiting", "followed"),
}  # fmt: skip
"""By order, the views that no index has in it."""


@lru_cache(maxsize=512)
def _statement(
    view: str,
    sort: Sort,
    channel: str,
    team: str,
    label: str,
    owner: str,
    later: bool,
    only: bool,
) -> Statement:
    order = _SORTS[sort]
    key: ColumnElement[Any] = desk_rows.c[order.key]
    wanted = _wanted(view, channel, team, label, owner)
    if later:
        wanted += _after(order)
    if only:
        wanted.append(in_list(desk_rows.c.id, "only"))
    if owner or view in _FEW.get(sort, ()):
        key = key.op("+")(
            literal_column("0")
        )  # few rows fit: they are found by what narrows them and then sorted, not the other way round
    ways = [key.desc(), desk_rows.c.id.desc()] if order.falling else [key.asc(), desk_rows.c.id.asc()]
    return Statement("desk_rows.page", select(*_columns).where(*wanted).order_by(*ways).limit(given("limit")))


def _after(order: _Order) -> list[Any]:
    key = desk_rows.c[order.key]
    at = given("key", type_=key.type)
    tie = desk_rows.c.id < given("last") if order.falling else desk_rows.c.id > given("last")
    # Said twice: the bound alone lets the index begin where the last page ended.
    bound = key <= at if order.falling else key >= at
    beyond = key < at if order.falling else key > at
    rest = [bound, or_(beyond, and_(key == at, tie))]
    if order.moves:
        rest.append(desk_rows.c[order.moves] <= given("began", type_=Moment()))
    return rest


@lru_cache(maxsize=512)
def _counting(view: str, channel: str, team: str, label: str, owner: str) -> Statement:
    some = select(desk_rows.c.id).where(*_wanted(view, channel, team, label, owner)).limit(given("limit")).subquery()
    return Statement("desk_rows.some", select(func.count().label("number")).select_from(some))


def rows_of(tx: Transaction, ids: Sequence[str]) -> list[Row]:
    """Of the list as it is kept."""
    return [Row(*row) for row in tx.rows(_ROWS, ids=list(ids))]


_ROWS = Statement("desk_rows.rows", select(*_columns).where(mine(desk_rows), in_list(desk_rows.c.id, "ids")))
