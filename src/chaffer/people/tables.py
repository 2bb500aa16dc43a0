"""Shoppers: who they are, under which addresses, what they agreed to."""

from sqlalchemy import UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, truth, whole
from chaffer.runtime.fences import EMPTY, EMPTY_LIST, EMPTY_OBJECT, NO_MOMENT, SOLD, Fence, Through

contacts = shop_table(
    "contacts",
    text("id"),
    text("name", default=""),
    text("email", default=""),
    text("language", default=""),
    text("country", default=""),
    text("time_zone", default=""),
    json("preferences", default="{}"),  # sizes, likes, hours: what the shopper told us
    json("custom", default="{}"),  # by the keys of the shop's own fields, or of other systems
    json("labels", default="[]"),
    json("company", null=True),  # name, VAT number, price list, terms
    text("price_list_id", default=""),
    text("merged_into", default=""),
    moment("created_at"),
    moment("seen_at", null=True),
    moment("blocked_at", null=True),
    moment("erased_at", null=True),
    index("created_at"),
    index("email", where=sql("email <> ''")),
    index("merged_into", where=sql("merged_into <> ''")),
    # Whoever asked this seller something, or bought of them: by name, without any address.
    fence=Fence(
        (
            Through(
                "id",
                "c.contact_id",
                "{main}conversations c JOIN {main}side_threads x ON x.shop_id = c.shop_id AND x.conversation_id = c.id",
                SOLD,
            ),
            Through(
                "id",
                "o.contact_id",
                "{main}orders o JOIN {main}order_lines x ON x.shop_id = o.shop_id AND x.order_id = o.id",
                SOLD,
            ),
        ),
        {
            "email": EMPTY,
            "preferences": EMPTY_OBJECT,
            "custom": EMPTY_OBJECT,
            "labels": EMPTY_LIST,
            "company": "NULL",
            "price_list_id": EMPTY,
            "seen_at": NO_MOMENT,
            "blocked_at": NO_MOMENT,
        },
    ),
)

identities = shop_table(
    "identities",
    text("id"),
    text("contact_id"),
    text("channel"),
    text("account_id"),
    text("kind"),
    text("value"),  # as the platform wrote it last
    text("canonical"),  # as all its variants are written
    json("evidence", default="{}"),
    moment("created_at"),
    moment("ended_at", null=True),
    UniqueConstraint("shop_id", "channel", "account_id", "kind", "canonical"),
    index("kind", "canonical"),
    index("contact_id"),
)

merges = shop_table(
    "merges",
    text("id"),
    text("from_contact_id"),
    text("into_contact_id"),
    json("evidence"),
    json("moved", default="{}"),  # what to move back when split again
    text("actor_kind"),
    text("actor_id"),
    moment("at"),
    moment("undone_at", null=True),
)

addresses = shop_table(
    "addresses",
    text("id"),
    text("contact_id"),
    text("label", default=""),
    text("name"),
    json("lines"),
    text("city"),
    text("region", default=""),
    text("postcode", default=""),
    text("country"),
    text("phone", default=""),
    text("fingerprint"),  # of name, lines, city, postcode and country: a person's addresses differ in it
    moment("created_at"),
    moment("used_at", null=True),
    UniqueConstraint("shop_id", "contact_id", "fingerprint"),
    index("fingerprint"),
)

recipients = shop_table(
    "recipients",  # whom a person buys for, and what was said of them; the person too, as "self"
    text("id"),
    text("contact_id"),
    text("key"),  # the relation ("mother"), else the name in small letters
    text("label"),  # as it was said: "mum"
    text("name", default=""),
    text("phone", default=""),
    json("address", null=True),
    json("likes", default="[]"),
    json("dislikes", default="[]"),
    json("days", default="{}"),  # by occasion, each year: {"birthday": "05-03"}
    moment("created_at"),
    moment("used_at", null=True),
    UniqueConstraint("shop_id", "contact_id", "key"),
)

consents = shop_table(
    "consents",
    text("id"),
    text("contact_id"),
    text("endpoint_hash"),  # outlives erasure: an opt-out must
    text("channel"),
    text("purpose"),  # marketing, service, code
    text("topic", default=""),
    text("state"),  # pending, confirmed, withdrawn
    text("method"),  # keyword, button, form, import, staff
    text("wording", default=""),
    text("wording_hash", default=""),
    text("locale", default=""),
    json("proof"),  # message id, form id, address
    moment("at"),
    text("time_zone_guess", default=""),
    truth("night", default=False),
    moment("renew_by", null=True),
    text("actor_kind", default="shopper"),
    text("actor_id", default=""),
    text("previous_hash", default=""),
    text("hash", default=""),
    index("contact_id", "at"),
    index("endpoint_hash", "channel"),
)

suppressions = shop_table(
    "suppressions",
    text("endpoint_hash"),
    text("channel"),
    text("reason"),
    moment("since"),
    key=("endpoint_hash", "channel"),
)

attention = shop_table(
    "attention",
    text("contact_id"),
    text("day"),
    whole("marketing", default=0),
    key=("contact_id", "day"),
)

doings = shop_table(
    "doings",  # what people did on the merchant's own site, as it told us
    text("id"),
    text("external_id"),  # the site's id of it: a repeat is kept once
    text("contact_id"),
    text("kind"),  # view, cart, order, voucher
    json("details", default="{}"),
    moment("at"),
    moment("kept_at"),
    UniqueConstraint("shop_id", "external_id"),
    index("contact_id", "at"),
)

custom_fields = shop_table(
    "custom_fields",  # what a shop wants to know of its people, beside what we ask; values stand in contacts.custom
    text("id"),
    text("key"),
    text("name"),
    text("kind"),  # text, number, date, choice
    json("choices", default="[]"),
    whole("position"),
    moment("created_at"),
    UniqueConstraint("shop_id", "key"),
)
