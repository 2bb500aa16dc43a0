"""What people at the desk write for each other, and how their inbox stands."""

from sqlalchemy import UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, truth, whole
from chaffer.runtime.fences import OF_LINES, OF_MESSAGES, OWN, SOLD, Fence, Through

notes = shop_table(
    "notes",
    text("id"),
    text("about_kind"),  # conversation, order, contact
    text("about_id"),
    text("text"),
    text("actor_kind"),
    text("actor_id"),
    moment("at"),
    text("seller_id", default=""),  # who of a marketplace's sellers wrote it, for their own
    text(
        "kind", default="note"
    ),  # note; whisper: for whoever answers; moved: a colleague's thread was taken or given away
    text("to_id", default=""),  # whom a whisper is for; who has it now that it was moved
    moment("aside_at", null=True),  # of a whisper: no composer shows it since
    index("about_kind", "about_id", "id"),
    fence=OWN,
)

_SIDES = Fence(
    derived=(
        "SELECT s.shop_id, s.conversation_id AS id, c.contact_id, c.channel, c.account_id, s.state, s.owner_kind, s.owner_id, "
        "'' AS team_id, c.language, 0 AS priority, "
        "(SELECT COUNT(*) FROM {main}messages m WHERE m.shop_id = s.shop_id AND m.conversation_id = s.conversation_id "
        "AND m.seller_id = {seller} AND m.direction = 'in' AND m.read_at IS NULL) AS unread, "
        "(SELECT COALESCE(MAX(m.seq), 0) FROM {main}messages m WHERE m.shop_id = s.shop_id "
        "AND m.conversation_id = s.conversation_id AND m.seller_id = {seller}) AS last_seq, "
        "s.active_at, COALESCE(s.waits_since, 253402214400000000) AS waits_since, "
        "COALESCE(s.due_at, 253402214400000000) AS due_at, c.window_until, CAST(NULL AS BIGINT) AS snoozed_until, "
        "0 AS value_minor, '' AS currency, 0 AS units, '[]' AS labels, s.active_at AS moved_at, s.active_at AS updated_at "
        "FROM {main}side_threads s JOIN {main}conversations c ON c.shop_id = s.shop_id AND c.id = s.conversation_id "
        "WHERE s.shop_id = {shop} AND s.seller_id = {seller}"
    )
)

# What the desk sorts by, counts and filters, one row a conversation. It follows the truth within a second and can be
# made anew from it; a turn never writes here.
desk_rows = shop_table(
    "desk_rows",
    text("id"),  # of the conversation
    text("contact_id"),
    text("channel"),
    text("account_id"),
    text("state"),
    text("owner_kind"),
    text("owner_id"),
    text("team_id"),
    text("language"),
    whole("priority"),
    whole("unread"),
    whole("last_seq"),
    moment("active_at"),  # when a shopper or a person of the shop last spoke
    moment("waits_since"),  # NEVER while nobody waits
    moment("due_at"),  # NEVER while nothing is due
    moment("window_until", null=True),
    moment("snoozed_until", null=True),
    whole("value_minor", default=0),  # of the living cart
    text("currency", default=""),
    whole("units", default=0),
    json("labels", default="[]"),
    moment("moved_at"),  # when it last changed its place among those that wait, are due, or are worth much
    moment("updated_at"),
    index("contact_id"),
    index("state", "active_at", "id"),
    index("state", "channel", "active_at", "id"),
    index("state", "waits_since", "id"),
    index("state", "due_at", "id"),
    index("state", "value_minor", "id"),
    index("owner_kind", "owner_id", "state", "active_at", "id"),
    index("team_id", "state", "active_at", "id", where=sql("team_id <> ''")),
    index("state", "owner_kind", "owner_id", "team_id", "channel", "waits_since"),  # for counting
    fence=_SIDES,
)

desk_labels = shop_table(
    "desk_labels",
    text("conversation_id"),
    text("label"),
    text("state"),
    index("state", "label", "conversation_id"),
    key=("conversation_id", "label"),
)

labels = shop_table(
    "labels",
    text("id"),
    text("name"),
    text("colour"),
    moment("created_at"),
    UniqueConstraint("shop_id", "name"),
)

teams = shop_table(
    "teams",
    text("id"),
    text("name"),
    json("hours", null=True),  # null: the shop's own
    json("routing", default="{}"),
    moment("created_at"),
)

team_members = shop_table(
    "team_members",
    text("team_id"),
    text("staff_id"),
    index("staff_id"),
    key=("team_id", "staff_id"),
)

agents = shop_table(
    "agents",
    text("staff_id"),
    truth("away", default=False),
    whole("capacity", default=0),  # open conversations at once; 0: as the team has it
    json("languages", default="[]"),
    json("skills", default="[]"),  # labels of conversations they know how to handle
    moment("assigned_at", null=True),  # when routing last gave a conversation
    moment("replied_at", null=True),  # when they last answered a shopper
    key=("staff_id",),
    fence=Fence((Through("staff_id", "x.id", "{main}staff x", SOLD),)),
)

followers = shop_table(
    "followers",
    text("conversation_id"),
    text("staff_id"),
    moment("since"),
    index("staff_id", "conversation_id"),
    key=("conversation_id", "staff_id"),
)

own_clients = shop_table(
    "own_clients",
    text("contact_id"),
    text("staff_id"),
    moment("since"),
    index("staff_id"),
    key=("contact_id",),
)

saved_filters = shop_table(
    "saved_filters",
    text("id"),
    text("name"),
    text("staff_id", default=""),  # whose it is; empty: everybody's
    json("asked"),
    moment("created_at"),
)

sla_policies = shop_table(
    "sla_policies",
    text("id"),
    text("name"),
    whole("position"),  # the first that fits counts
    text("channel", default=""),
    text("label", default=""),
    text("team_id", default=""),
    whole("priority", null=True),
    whole("first_minutes"),
    whole("next_minutes"),
    moment("created_at"),
)

mentions = shop_table(
    "mentions",
    text("note_id"),
    text("staff_id"),
    text("conversation_id"),
    moment("at"),
    moment("seen_at", null=True),
    index("staff_id", "conversation_id"),
    index("conversation_id"),
    key=("note_id", "staff_id"),
    fence=Fence((Through("note_id", "x.id", "{main}notes x", SOLD),)),
)

saved_replies = shop_table(
    "saved_replies",
    text("id"),
    text("shortcut"),  # what is typed behind the stroke: "hours"
    text("title"),
    text("text"),  # with {{contact.name}} and its like
    text("language", default=""),  # "": any
    moment("created_at"),
    moment("updated_at"),
    UniqueConstraint("shop_id", "shortcut", "language"),
)

# What happens by itself: on an event, if the conditions hold, the actions follow.
rules = shop_table(
    "rules",
    text("id"),
    text("name"),
    whole("position"),  # the order in which they are looked at
    truth("active", default=True),
    truth("stops", default=False),  # the rules behind it are not looked at
    text("event"),  # as in the definition, where it can be looked up
    whole("minutes", default=0),
    json("definition"),  # with a version of its own
    moment("created_at"),
    moment("updated_at"),
    index("event", "position"),
)

# One line for each time a rule did something, or was kept from it: it does so once for each occurrence.
rule_firings = shop_table(
    "rule_firings",
    text("id"),
    text("rule_id"),
    text("conversation_id"),
    text("once"),  # what it followed from
    text("event"),
    text("name"),  # of the rule, as it was called then
    text("outcome"),  # done, partly, stopped
    json("steps", default="[]"),
    moment("at"),
    UniqueConstraint("shop_id", "rule_id", "conversation_id", "once"),
    index("conversation_id", "at"),
    index("rule_id", "at"),
)

macros = shop_table(
    "macros",
    text("id"),
    text("name"),
    json("actions"),  # with a version of its own
    moment("created_at"),
    moment("updated_at"),
    UniqueConstraint("shop_id", "name"),
)

# Shoppers who waited longer than their policy says: one row for each wait.
sla_misses = shop_table(
    "sla_misses",
    text("conversation_id"),
    moment("since"),
    moment("due_at"),
    text("owner_kind"),
    text("owner_id"),
    text("team_id"),
    text("channel"),
    index("due_at"),
    key=("conversation_id", "since"),
)

# What people look for: one folded line for a message, a person, an order's number. Ids are in the order of time.
find_docs = shop_table(
    "find_docs",
    text("kind"),  # message, person, order
    text("id"),  # of what it tells of
    text("contact_id", default=""),
    text("conversation_id", default=""),
    text("words"),
    index("conversation_id", where=sql("conversation_id <> ''")),
    index("contact_id", where=sql("contact_id <> ''")),
    # Of people nothing: what is kept of them holds their addresses.
    fence=Fence(
        (
            Through("id", "x.id", OF_MESSAGES, SOLD, "kind = 'message'"),
            Through("id", "x.order_id", OF_LINES, SOLD, "kind = 'order'"),
        )
    ),
    key=("kind", "id"),
    in_order=True,
)
