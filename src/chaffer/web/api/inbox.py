"""The list people work from."""

import binascii
from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec

from chaffer.desk.find.finding import conversations_about
from chaffer.desk.operations.write_filter import filters_of
from chaffer.desk.rows.counts import Tally, tally
from chaffer.desk.rows.listing import Asked, Filter, Place, Sort, View, count_rows, list_rows, place_after, rows_of
from chaffer.desk.rows.refresh import looked_at
from chaffer.desk.rows.shown import InboxRow, shown
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, cursor_of
from chaffer.web.errors import BadRequest
from chaffer.web.route import Nothing

Name = Annotated[str, msgspec.Meta(max_length=64)]
IDS_AT_MOST = 50


class InboxAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """view: mine, unassigned (in a team's queue), all that is open, mentions of yours, followed by
    you, snoozed, closed, bot, waiting (for an answer). channel, team, label, owner (a member of staff) and q (words
    said there, or of a name) narrow it. sort: waiting puts first who waits longest,
    due who must be answered soonest, value the largest cart.
    """

    view: View = "all"
    channel: Name = ""
    team: Name = ""
    label: Name = ""
    owner: Name = ""
    q: Annotated[str, msgspec.Meta(max_length=200)] = ""
    sort: Sort = "newest"
    cursor: CursorText = ""
    limit: Limit = 50


class RowsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """ids: of conversations, with commas, at most 50. What this shop does not have is left out."""

    ids: Annotated[str, msgspec.Meta(max_length=4_000)]


class Rows(msgspec.Struct, frozen=True):
    items: tuple[InboxRow, ...]


class InboxCounts(msgspec.Struct, frozen=True):
    """How many conversations each view holds; of mentions, those you have not looked at; of those followed, all. channels, teams (by id) and
    labels count what is open; saved those of a saved filter, up to a thousand. A moment old: counted at most once a
    second.
    """

    views: dict[str, int]
    channels: dict[str, int]
    labels: dict[str, int]
    teams: dict[str, int]
    saved: dict[str, int]


async def list_(call: Call, asked: InboxAsked) -> Page[InboxRow]:
    wanted = Filter(asked.view, asked.channel, asked.team, asked.label, asked.owner)
    place = _place(asked.cursor)

    def work(tx: Transaction) -> Page[InboxRow]:
        only = tuple(conversations_about(tx, asked.q)) if asked.q.strip() else None
        more = Asked(wanted, asked.sort, call.actor.id, asked.limit + 1, place, only)
        rows = list_rows(tx, more)
        here = rows[: asked.limit]
        following = place_after(tx.now, more, here[-1]) if len(rows) > asked.limit else None
        cursor = cursor_of(msgspec.json.encode(following).decode()) if following else ""
        return Page(tuple(shown(tx, here)), cursor)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> InboxRow:
    """Raises NotFound."""
    (found,) = (await _rows(call, [call.path["id"]])) or (None,)
    if found is None:
        raise NotFound("no such conversation")
    return found


async def rows(call: Call, asked: RowsAsked) -> Rows:
    ids = [each.strip() for each in asked.ids.split(",") if each.strip()]
    if len(ids) > IDS_AT_MOST:
        raise Invalid(f"at most {IDS_AT_MOST} at once", field="ids")
    if call.holder.seller_id or call.backstage.live is None:
        return Rows(await _rows(call, ids))

    async def read(missing: Sequence[str]) -> tuple[InboxRow, ...]:
        return await _rows(call, missing)

    found = await call.backstage.rows.of(call.shop_id, ids, read)
    return Rows(tuple(found[each] for each in dict.fromkeys(ids) if each in found))


async def counts(call: Call, _: Nothing) -> InboxCounts:
    told: Tally = await call.backstage.tallies.of(
        ("shop", call.shop_id, call.holder.seller_id), lambda: call.read(tally)
    )
    me = call.actor.id
    saved: dict[str, int] = await call.backstage.tallies.of(
        ("saved", call.shop_id, me), lambda: call.read(_saved(call))
    )
    views = {**told.views, "mine": told.of_people.get(me, 0), "mentions": told.mentions.get(me, 0)}
    views["followed"] = told.followed.get(me, 0)
    return InboxCounts(views, told.channels, told.labels, told.teams, saved)


async def _rows(call: Call, ids: Sequence[str]) -> tuple[InboxRow, ...]:
    """From the truth, not from the list, which may be a moment behind; in the order they were asked for."""

    def work(tx: Transaction) -> list[InboxRow]:
        return shown(
            tx, rows_of(tx, ids) if tx.seller_id else looked_at(tx, ids)
        )  # a seller's list is the truth itself

    found = {row.id: row for row in await call.read(work)} if ids else {}
    return tuple(found[each] for each in dict.fromkeys(ids) if each in found)


def _saved(call: Call) -> Callable[[Transaction], dict[str, int]]:
    """How many each saved filter finds, for whoever asks."""

    def work(tx: Transaction) -> dict[str, int]:
        me = call.actor
        return {row.id: count_rows(tx, msgspec.convert(row.asked, Filter), me.id) for row in filters_of(tx, me)}

    return work


def _place(cursor: str) -> Place | None:
    """Raises BadRequest."""
    if not cursor:
        return None
    try:
        return msgspec.json.decode(after_of(cursor, ""), type=Place)
    except (msgspec.DecodeError, binascii.Error):
        raise BadRequest("this cursor is not one of ours") from None
