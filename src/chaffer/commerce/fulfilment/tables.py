"""Parcels, what is in them, and where they were seen."""

from sqlalchemy import UniqueConstraint

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

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
    moment("expected_at", null=True),
    index("order_id"),
    index("carrier", "tracking_number"),
)

shipment_lines = shop_table(
    "shipment_lines",
    text("shipment_id"),
    text("order_line_id"),
    whole("quantity"),
    key=("shipment_id", "order_line_id"),
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
)
