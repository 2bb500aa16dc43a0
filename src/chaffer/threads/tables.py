"""Conversations and all that is said in them. The outbox claims from `messages`."""

from sqlalchemy import UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, truth, whole, work_index
from chaffer.runtime.fences import (
    EMPTY,
    EMPTY_LIST,
    EMPTY_OBJECT,
    NO_MOMENT,
    OF_MESSAGES,
    OF_SIDES,
    OWN,
    SOLD,
    Fence,
    Through,
)

_theirs = "s.shop_id = conversations.shop_id AND s.conversation_id = conversations.id AND s.seller_id = {seller}"


def _side(column: str) -> str:
    return f"(SELECT s.{column} FROM {{main}}side_threads s WHERE {_theirs})"


def _said(what: str, also: str = "") -> str:
    return (
        f"(SELECT {what} FROM {{main}}messages m WHERE m.shop_id = conversations.shop_id "
        f"AND m.conversation_id = conversations.id AND m.seller_id = {{seller}}{also})"
    )


# What a seller sees of a thread is their own side of it.
_SIDE = Fence(
    (Through("id", "x.conversation_id", OF_SIDES, SOLD),),
    {
        "state": _side("state"), "owner_kind": _side("owner_kind"), "owner_id": _side("owner_id"),
        "asked_at": _side("asked_at"), "created_at": _side("opened_at"),
        "last_in_at": _said("MAX(m.at)", " AND m.direction = 'in'"),
        "last_out_at": _said("MAX(m.at)", " AND m.direction = 'out'"),
        "next_seq": _said("COALESCE(MAX(m.seq), 0) + 1"),
        "room_id": EMPTY, "addresses": EMPTY_LIST, "team_id": EMPTY, "priority": "0", "version": "0",
        "dialogue": EMPTY_OBJECT, "last_in_external_id": EMPTY, "snoozed_until": NO_MOMENT, "labels": EMPTY_LIST,
        "origin": EMPTY_OBJECT, "sides": EMPTY_OBJECT,
    },
)  # fmt: skip

conversations = shop_table(
    "conversations",
    text("id"),
    text("contact_id"),
    text("channel"),
    text("account_id"),
    text("room_id", default=""),
    json("addresses", default="[]"),  # under which the channel knows the person, best first
    text("state", default="open"),  # open, snoozed, closed
    text("owner_kind", default="bot"),  # bot, person, team: who makes the next move
    text("owner_id", default=""),
    text("team_id", default=""),  # whose queue it came through; kept while a person has it
    whole("priority", default=0),  # -1 low, 0 normal, 1 high, 2 urgent
    moment("asked_at", null=True),  # when the bot gave it to people, until it has it again
    whole("version", default=0),
    whole("next_seq", default=1),
    text("language", default=""),
    json("dialogue", default="{}"),
    whole("dialogue_version", default=1),
    moment("window_until", null=True),  # free replies until then; null: the channel has no window
    moment("last_in_at", null=True),
    moment("last_out_at", null=True),
    text("last_in_external_id", default=""),
    moment("snoozed_until", null=True),
    json("labels", default="[]"),
    json("origin", default="{}"),  # the ad, link or page it came from
    json("sides", default="{}"),  # of a marketplace's sellers who answer here: threads.sides.Sides
    moment("created_at"),
    index("contact_id", "id"),
    # None holds what each turn changes: a row written again is then one page, not three.
    index("state", "id"),
    index("owner_kind", "id"),
    fence=_SIDE,
)

# One seller's side of a conversation: what is theirs of it, and who of them answers.
side_threads = shop_table(
    "side_threads",
    text("conversation_id"),
    text("seller_id"),
    text("state"),  # open, closed
    text("owner_kind"),  # team: all who sell there; person
    text("owner_id", default=""),
    text("reason", default=""),
    moment("opened_at"),
    moment("asked_at", null=True),
    moment("active_at"),
    moment("waits_since", null=True),  # null: the shopper waits for nothing
    moment("due_at", null=True),
    moment("answered_at", null=True),
    index("seller_id", "state", "active_at"),
    key=("conversation_id", "seller_id"),
    fence=OWN,
)

lanes = shop_table(
    "lanes",
    text("conversation_id"),
    truth("due"),
    moment("due_at"),
    moment("lease_until", null=True),
    text("holder", default=""),
    whole("fence", default=0),
    whole("wanted", default=0),  # counts what arrived: a turn that saw fewer leaves the lane due
    whole("attempts", default=0),
    moment("paused_until", null=True),  # a person is typing: the bot waits
    work_index("due_at", sqlite_where=sql("due = 1"), postgresql_where=sql("due")),
    key=("conversation_id",),
)

participants = shop_table(
    "participants",
    text("id"),
    text("conversation_id"),
    text("kind"),  # shopper, bot, staff, seller, assistant
    text("contact_id", default=""),
    text("staff_id", default=""),
    text("name", default=""),
    moment("joined_at"),
    moment("left_at", null=True),
    index("conversation_id"),
    index("contact_id"),
)

messages = shop_table(
    "messages",
    text("id"),
    text("conversation_id"),
    whole("seq"),
    text("direction"),  # in, out
    text("author_kind"),  # shopper, bot, staff, seller, assistant, system
    text("author_id", default=""),
    text("purpose", default="reply"),
    json("part"),  # one kernel Part going out; a list of them coming in
    json("instead", null=True),  # a kernel Instead: the template that says the same outside the reply window
    text(
        "state"
    ),  # in: taken. out: scheduled, promised, held, sending, sent, delivered, read, failed, unknown, withdrawn
    text("provider_id", default=""),
    text("external_id", default=""),
    text("reply_to", default=""),
    text("language", default=""),
    text("turn_id", default=""),
    text("event_id", default=""),
    text("campaign_id", default=""),
    text("seller_id", default=""),  # whose side of the conversation it belongs to; the shop's people see all
    moment("at"),  # in: when it was said. out: when it was promised
    moment("kept_at"),
    moment("send_after", null=True),  # out: never null while promised; the claim goes by it
    moment("lease_until", null=True),
    text("holder", default=""),  # the process that marked it `sending`
    whole("attempts", default=0),
    moment("sent_at", null=True),
    moment("delivered_at", null=True),
    moment("read_at", null=True),  # in: when the bot or a person of the shop read it
    text("reason", default=""),  # why it was held, failed, or is unknown; for sent ones: the rule that allowed it
    json("permission", null=True),  # what may_send decided, and on which grounds
    json("pricing", null=True),
    UniqueConstraint("shop_id", "conversation_id", "seq"),
    index("provider_id", where=sql("provider_id <> ''")),
    index("conversation_id", "seq", where=sql("direction = 'out' AND state IN ('promised', 'sending')")),
    work_index(
        "send_after",
        sqlite_where=sql("direction = 'out' AND state = 'promised'"),
        postgresql_where=sql("direction = 'out' AND state = 'promised'"),
    ),
    index("lease_until", where=sql("direction = 'out' AND state = 'sending'")),
    index("id", where=sql("direction = 'out' AND state IN ('failed', 'unknown')")),
    index("seller_id", "conversation_id", "seq", where=sql("seller_id <> ''")),
    fence=Fence(OWN.rows, {"turn_id": EMPTY, "event_id": EMPTY, "campaign_id": EMPTY, "seller_id": EMPTY}),
)

message_marks = shop_table(
    "message_marks",
    text("id"),
    text("message_id"),
    text("kind"),  # reaction, edited, deleted; retried, resolved, dropped
    text("author_kind"),
    text("author_id", default=""),
    text("emoji", default=""),
    json("before", null=True),  # edited: the parts as they were
    moment("at"),
    index("message_id"),
    fence=Fence((Through("message_id", "x.id", OF_MESSAGES, SOLD),)),
)

turns = shop_table(
    "turns",
    text("id"),
    text("conversation_id"),
    whole("version"),  # of the conversation, after this turn
    text("cause"),  # message, timer, event, staff
    json("messages"),  # ids of the messages it answers
    json("inputs"),
    json("effects"),
    json("before"),
    json("after"),
    text("release", default=""),
    moment("kept_at", null=True),
    moment("began_at"),
    moment("committed_at"),
    index("conversation_id", "version"),
)

rooms = shop_table(
    "rooms",
    text("id"),
    text("channel"),
    text("account_id"),
    text("external_id"),
    text("name", default=""),
    moment("created_at"),
    UniqueConstraint("shop_id", "channel", "account_id", "external_id"),
)

# How shoppers found it: asked once for each conversation that ended.
ratings = shop_table(
    "ratings",
    text("id"),
    text("conversation_id"),
    text("contact_id"),
    text("channel"),
    text("language"),
    text("about_kind"),  # bot, person: who had looked after them
    text("about_id", default=""),
    text("team_id", default=""),
    moment("asked_at"),
    whole("score", null=True),  # 1 to 5; null: no answer yet
    text("comment", default=""),
    moment("answered_at", null=True),
    index("conversation_id", "asked_at"),
    index("answered_at"),
    index("contact_id"),
)
