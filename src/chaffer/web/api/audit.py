"""Who did what: reading the trail, taking it along, seeing that it is whole."""

import csv
import io
from datetime import datetime
from typing import Annotated, Any

import msgspec
from starlette.responses import Response

from chaffer.accounts.audit import look_through
from chaffer.accounts.listing import AuditWanted, list_audit
from chaffer.desk.authors import names_of
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.csv_cells import harmless
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing

Short = Annotated[str, msgspec.Meta(max_length=100)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
LINES_AT_MOST = 10_000
_COLUMNS = ("at", "actor_kind", "actor_id", "actor_name", "action", "target_kind", "target_id", "before", "after", "origin",
            "id", "hash")  # fmt: skip


class AuditFilter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """action: a whole one ("channel.add"), or its beginning up to the point ("channel"). since, until: with their zone."""

    target_kind: Short = ""
    target_id: Short = ""
    actor_id: Short = ""
    action: Short = ""
    since: Moment | None = None
    until: Moment | None = None


class AuditAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As of `/audit/csv`, a page at a time."""

    limit: Limit = 50
    cursor: CursorText = ""
    target_kind: Short = ""
    target_id: Short = ""
    actor_id: Short = ""
    action: Short = ""
    since: Moment | None = None
    until: Moment | None = None


class AuditOut(msgspec.Struct, frozen=True):
    """hash: over this line and previous_hash, so that none can be changed or taken away unseen. actor_name: of a person
    or a key, as it is called now.
    """

    id: str
    at: datetime
    actor_kind: str
    actor_id: str
    action: str
    target_kind: str
    target_id: str
    before: Any
    after: Any
    origin: str
    previous_hash: str
    hash: str
    actor_name: str = ""


class TrailOut(msgspec.Struct, frozen=True):
    """broken_at: the first line that was changed, added or removed behind our back; empty if the chain holds.

    lines: so many hold, from the first one on; since: when that was written, null without any.
    """

    broken_at: str
    lines: int
    since: datetime | None


async def list_(call: Call, asked: AuditAsked) -> Page[AuditOut]:
    def work(tx: Transaction) -> Page[AuditOut]:
        rows = list_audit(tx, after_of(asked.cursor, LAST), asked.limit + 1, _wanted(asked))
        return page_of(_outs(tx, rows), asked.limit)

    return await call.read(work)


async def as_csv(call: Call, asked: AuditFilter) -> Response:
    """The newest ten thousand lines that fit."""

    def work(tx: Transaction) -> list[AuditOut]:
        return _outs(tx, list_audit(tx, LAST, LINES_AT_MOST, _wanted(asked)))

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for line in await call.read(work):
        writer.writerow([_cell(getattr(line, name)) for name in _COLUMNS])
    headers = {"content-disposition": 'attachment; filename="audit.csv"', "cache-control": "no-store"}
    return Response(text.getvalue().encode(), media_type="text/csv; charset=utf-8", headers=headers)


async def trail(call: Call, _: Nothing) -> TrailOut:
    def work(tx: Transaction) -> TrailOut:
        told = look_through(tx)
        return TrailOut(told.broken_at, told.lines, told.since)

    return await call.read(work)


def _wanted(asked: AuditAsked | AuditFilter) -> AuditWanted:
    return AuditWanted(*(getattr(asked, name) for name in AuditWanted.__struct_fields__))


def _outs(tx: Transaction, rows: list[Any]) -> list[AuditOut]:
    names = names_of(tx, [row.actor_id for row in rows if row.actor_kind in ("staff", "key")])
    fields = AuditOut.__struct_fields__[:-1]
    return [AuditOut(*(*(getattr(row, name) for name in fields), names.get(row.actor_id, ""))) for row in rows]


def _cell(value: Any) -> str:
    """A spreadsheet takes no cell for a formula."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return harmless(text)
