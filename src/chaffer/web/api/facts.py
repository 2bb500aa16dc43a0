"""Facts as they were kept: what happened in this shop, in the past tense."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from chaffer.people.listing import LAST
from chaffer.runtime.facts import list_facts
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of


class FactsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """kind: one, as facts are named ("order_paid"). after: only those kept after the one of this id, to follow along."""

    limit: Limit = 50
    cursor: CursorText = ""
    kind: Annotated[str, msgspec.Meta(max_length=60)] = ""
    after: Annotated[str, msgspec.Meta(max_length=64)] = ""


class FactOut(msgspec.Struct, frozen=True):
    """body: as JSON; `type` in it is the kind."""

    id: str
    kind: str
    at: datetime
    body: Any


async def list_(call: Call, asked: FactsAsked) -> Page[FactOut]:
    def work(tx: Transaction) -> Page[FactOut]:
        rows = list_facts(tx, after_of(asked.cursor, LAST), asked.limit + 1, asked.kind, asked.after)
        return page_of([FactOut(row.id, row.kind, row.at, row.body) for row in rows], asked.limit)

    return await call.read(work)
