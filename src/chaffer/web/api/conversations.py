"""Conversations: who has the next move, and how a person takes it."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.listing import is_staff
from chaffer.desk.listing import get_conversation, list_conversations
from chaffer.desk.operations.hand_back import HandBack, hand_back
from chaffer.desk.operations.mention import see_mentions
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.rows.shown import PRIORITIES
from chaffer.desk.teams import is_team
from chaffer.kernel.errors import Invalid
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.threads.operations.mark_read import EVERYTHING, MarkRead, mark_read
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, page_of
from chaffer.web.route import Nothing


class ConversationOut(msgspec.Struct, frozen=True):
    """owner_kind: bot, person or team has the next move. window_until: free replies until then, where there is one."""

    id: str
    contact_id: str
    contact_name: str | None
    channel: str
    account_id: str
    state: str
    owner_kind: str
    owner_id: str
    language: str
    window_until: datetime | None
    last_in_at: datetime | None
    last_out_at: datetime | None
    labels: tuple[str, ...]
    created_at: datetime
    team_id: str
    priority: str
    snoozed_until: datetime | None


Priority = Literal["low", "normal", "high", "urgent"]
PRIORITY_RANKS = {word: rank for rank, word in PRIORITIES.items()}


class ConversationsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal["", "open", "snoozed", "closed"] = ""
    owner_kind: Literal["", "bot", "person", "team"] = ""
    contact_id: str = ""


class ConversationChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. state: closed, until the shopper writes again; snoozed, until `snoozed_until` or
    until the shopper writes. assign_to: a member of staff, who has the next move from then on; empty for the queue.
    team: whose queue it is; with no assign_to, the conversation goes there. assign_from: who has it as far as you know
    (empty: nobody); if that is no longer so, nothing is assigned and 409 `taken` tells who has it.
    """

    state: Literal["open", "closed", "snoozed"] | None = None
    labels: (
        Annotated[tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=60)], ...], msgspec.Meta(max_length=50)]
        | None
    ) = None
    assign_to: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    snoozed_until: datetime | None = None
    team: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    priority: Priority | None = None
    assign_from: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class Taking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """from: the colleague it is taken from, knowingly. Without it, what somebody has is not taken."""

    from_: Annotated[str, msgspec.Meta(max_length=64)] = msgspec.field(default="", name="from")


class ReadUpTo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """seq: of the newest message that was on a screen of the shop's; 0: all there is."""

    seq: Annotated[int, msgspec.Meta(ge=0, le=EVERYTHING)] = 0


class ReadOut(msgspec.Struct, frozen=True):
    """marked: messages of the shopper's that were unread until now."""

    marked: int


async def list_(call: Call, asked: ConversationsAsked) -> Page[ConversationOut]:
    def work(tx: Transaction) -> Page[ConversationOut]:
        rows = list_conversations(
            tx, after_of(asked.cursor, LAST), asked.limit + 1,
            state=asked.state, owner_kind=asked.owner_kind, contact_id=asked.contact_id,
        )  # fmt: skip
        return page_of([conversation_out(row) for row in rows], asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> ConversationOut:
    return await call.read(lambda tx: conversation_out(get_conversation(tx, call.path["id"])))


async def change(call: Call, asked: ConversationChange) -> ConversationOut:
    command = SetConversation(
        call.path["id"], asked.state, asked.labels, asked.assign_to, _aware(asked.snoozed_until), asked.team,
        None if asked.priority is None else PRIORITY_RANKS[asked.priority], asked.assign_from,
    )  # fmt: skip

    def work(tx: Transaction) -> ConversationOut:
        if asked.assign_to and not is_staff(tx, asked.assign_to):
            raise Invalid("no such member of staff", field="assign_to")
        if asked.team and not is_team(tx, asked.team):
            raise Invalid("no such team", field="team")
        set_conversation(tx, command, call.actor)
        audit.record(
            tx, call.actor, "conversation.change", target_kind="conversation", target_id=call.path["id"], after=asked
        )
        return conversation_out(get_conversation(tx, call.path["id"]))

    return await call.write(work)


async def read(call: Call, asked: ReadUpTo) -> ReadOut:
    """Raises NotFound."""

    def work(tx: Transaction) -> ReadOut:
        get_conversation(tx, call.path["id"])
        see_mentions(tx, call.path["id"], call.actor.id)
        return ReadOut(mark_read(tx, MarkRead(call.path["id"], asked.seq or EVERYTHING)))

    return await call.write(work)


async def take(call: Call, asked: Taking) -> ConversationOut:
    def work(tx: Transaction) -> ConversationOut:
        take_over(tx, TakeOver(call.path["id"], asked.from_), call.actor)
        return conversation_out(get_conversation(tx, call.path["id"]))

    return await call.write(work)


async def give_back(call: Call, _: Nothing) -> ConversationOut:
    def work(tx: Transaction) -> ConversationOut:
        hand_back(tx, HandBack(call.path["id"]))
        return conversation_out(get_conversation(tx, call.path["id"]))

    return await call.write(work)


def conversation_out(row: Any) -> ConversationOut:
    told = row._asdict() | {"priority": PRIORITIES.get(row.priority, "normal")}
    return msgspec.convert(told, ConversationOut)


def _aware(moment: datetime | None) -> datetime | None:
    """Raises Invalid for one without its time zone."""
    if moment is not None and moment.tzinfo is None:
        raise Invalid("say the time zone too", field="snoozed_until")
    return moment
