"""Tax and shipping as the merchant set them."""

from chaffer.runtime.columns import index, json, moment, shop_table, text, truth, whole

tax_rates = shop_table(
    "tax_rates",
    text("id"),
    text("country"),
    text("region", default=""),
    text("name"),
    whole("rate_ppm"),  # parts per million: 20 % is 200,000
    truth("included", default=False),  # prices already hold it
    truth("on_shipping", default=False),
    text("category", default=""),
    index("country", "region"),
)

shipping_zones = shop_table(
    "shipping_zones",
    text("id"),
    text("name"),
    json("countries"),  # ISO 3166 codes; ["*"] is everywhere else
    json("regions", default="[]"),
)

shipping_rates = shop_table(
    "shipping_rates",
    text("id"),
    text("zone_id"),
    text("code"),
    text("name"),
    json("names", default="{}"),
    text("currency"),
    whole("minor"),
    whole("free_over_minor", null=True),
    whole("min_grams", default=0),
    whole("max_grams", null=True),
    whole("min_days", default=2),
    whole("max_days", default=5),
    text("carrier", default=""),
    json("plan", null=True),  # on which days it drives: days.DayPlan; without one no day is promised
    whole("position", default=0),
    index("zone_id"),
)

rounding = shop_table(
    "rounding", text("currency"), whole("step_minor", default=1), moment("updated_at"), key=("currency",)
)
