"""Parcels, what is in them, where they were seen, and the carriers a shop has an account with."""

from sqlalchemy import UniqueConstraint

from chaffer.runtime.columns import blob, index, json, moment, shop_table, text, whole
from chaffer.runtime.fences import EMPTY, OWN, SOLD, Fence, Through

_OF_PARCEL = Fence((Through("shipment_id", "x.id", "{main}shipments x", SOLD),))

shipments = shop_table(
    "shipments",
    text("id"),
    text("order_id"),
    text("state"),  # packed, shipped, in_transit, out_for_delivery, delivered, returned, lost
    text("carrier", default=""),
    text("tracking_number", default=""),
    text("tracking_url", default=""),
    text("location_id", default=""),
    json("details", default="{}"),
    moment("created_at"),
    moment("shipped_at", null=True),
    moment("delivered_at", null=True),
    moment("expected_at", null=True),  # as it was promised to the shopper
    moment("seen_at", null=True),  # the latest scan
    moment("late_told_at", null=True),
    text("tracker_id", default=""),  # the carrier's id of what follows it
    text("news_message_id", default=""),  # what the shopper was told of it last
    text("seller_id", default=""),  # if all that is in it is one seller's
    index("order_id"),
    index("carrier", "tracking_number"),
    fence=Fence(OWN.rows, {"tracker_id": EMPTY, "news_message_id": EMPTY}),
)

shipment_lines = shop_table(
    "shipment_lines",
    text("shipment_id"),
    text("order_line_id"),
    whole("quantity"),
    key=("shipment_id", "order_line_id"),
    fence=_OF_PARCEL,
)

scans = shop_table(
    "scans",
    text("id"),
    text("shipment_id"),
    text("external_id"),
    text("code"),
    text("detail", default=""),
    text("place", default=""),
    moment("at"),
    moment("kept_at"),
    UniqueConstraint("shop_id", "shipment_id", "external_id"),
    fence=_OF_PARCEL,
)

carrier_accounts = shop_table(
    "carrier_accounts",
    text("id"),
    text("kind"),  # easypost, aftership
    text("name", default=""),
    json("settings", default="{}"),
    blob("sealed_secrets"),  # AES-GCM, bound to shop, table and row
    text("state", default="active"),  # active, removed
    moment("created_at"),
    UniqueConstraint("shop_id", "kind"),
)
