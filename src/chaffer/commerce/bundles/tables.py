"""Several things sold together for less."""

from sqlalchemy import CheckConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

bundles = shop_table(
    "bundles",
    text("id"),
    text("handle"),
    text("title"),
    json("titles", default="{}"),  # by language
    whole("minor", null=True),  # what one of it costs, in `currency`; null: percent_ppm off instead
    whole("percent_ppm", default=0),
    text("currency"),
    text("state", default="active"),  # active, ended
    moment("created_at"),
    moment("updated_at"),
    CheckConstraint("minor >= 0 AND percent_ppm >= 0 AND percent_ppm <= 1000000", name="terms"),
    index("handle", unique=True, where=sql("state = 'active'")),
)

# What is in a bundle never changes: other things are another bundle under the same handle.
bundle_parts = shop_table(
    "bundle_parts",
    text("bundle_id"),
    text("variant_id"),
    whole("quantity"),
    whole("position", default=0),
    CheckConstraint("quantity > 0", name="quantity"),
    index("variant_id"),
    key=("bundle_id", "variant_id"),
)
