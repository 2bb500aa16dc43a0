"""Who wants to be told of what, and what became of each telling."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import blob, index, json, moment, shop_table, text, whole, work_index

webhook_endpoints = shop_table(
    "webhook_endpoints",
    text("id"),
    text("url"),
    text("description", default=""),
    json("types", default="[]"),  # names of webhooks_out.types; none: all of them
    text("state", default="active"),  # active, disabled
    text("trouble", default=""),  # why it was disabled
    blob("sealed_secrets"),  # AES-GCM, bound to shop, table and row: [{"secret": "whsec_…", "until": null}]
    moment("failing_since", null=True),  # no delivery arrived since then
    moment("created_at"),
    moment("changed_at"),
    CheckConstraint("state IN ('active', 'disabled')", name="state"),
)

webhook_deliveries = shop_table(
    "webhook_deliveries",
    text("id"),
    text("endpoint_id"),
    text("event_id"),  # what we send as webhook-id, the same at each try
    text("once"),  # a fact that is told twice is passed on once
    text("type"),
    text("body"),  # the very text that is signed and sent
    text("contact_id", default=""),  # whom it is about, for erasure
    text("state", default="waiting"),  # waiting, sending, delivered, failed
    moment("due_at"),
    moment("lease_until", null=True),
    text("holder", default=""),
    whole("attempts", default=0),
    whole("status", null=True),  # HTTP status of the last answer
    text("answer", default=""),  # the beginning of the last answer's body
    text("error", default=""),  # why there was no answer, the last time
    json("tries", default="[]"),  # [{"at", "status", "error", "milliseconds"}], the last ones
    moment("created_at"),
    moment("finished_at", null=True),
    UniqueConstraint("shop_id", "endpoint_id", "once"),
    CheckConstraint("state IN ('waiting', 'sending', 'delivered', 'failed')", name="state"),
    index("endpoint_id", "id"),
    index("contact_id"),
    work_index(
        "due_at",
        sqlite_where=sql("state IN ('waiting', 'sending')"),
        postgresql_where=sql("state IN ('waiting', 'sending')"),
    ),
)
