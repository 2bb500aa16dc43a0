"""Messages that failed, or of which nobody knows what became of them."""

from datetime import datetime

import msgspec

from chaffer.desk.given_up import drop, given_up
from chaffer.kernel.message import Part
from chaffer.outbox.failures import failure_of
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.threads.excerpt import excerpt
from chaffer.web.api.jobs import Dropping
from chaffer.web.api.message_out import FailureOut
from chaffer.web.call import Call
from chaffer.web.cursors import Page, PageAsked, after_of, page_of


class FailedMessage(msgspec.Struct, frozen=True):
    """state: failed or unknown. kind: of its part; text: the beginning of its words. failure: why, in readable words."""

    id: str
    conversation_id: str
    contact_id: str
    contact_name: str
    channel: str
    account_id: str
    author_kind: str
    kind: str
    text: str
    state: str
    reason: str
    failure: FailureOut | None
    at: datetime


async def list_(call: Call, asked: PageAsked) -> Page[FailedMessage]:
    def work(tx: Transaction) -> Page[FailedMessage]:
        found = []
        for row in given_up(tx, after_of(asked.cursor, LAST), asked.limit + 1):
            failure = failure_of(row.state, row.reason)
            told = FailureOut(failure.code, failure.words, failure.again) if failure else None
            found.append(
                FailedMessage(
                    row.id, row.conversation_id, row.contact_id, row.name, row.channel, row.account_id, row.author_kind,
                    str(row.part.get("type", "")), excerpt([msgspec.convert(row.part, Part)]), row.state, row.reason, told, row.at,
                )
            )  # fmt: skip
        return page_of(found, asked.limit)

    return await call.read(work)


async def put_aside(call: Call, asked: Dropping) -> None:
    """Raises NotFound."""
    await call.write(lambda tx: drop(tx, call.path["id"], asked.reason, call.actor))
