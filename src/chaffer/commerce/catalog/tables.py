"""Products, variants, prices, stock, and what is told about them."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, truth, whole
from chaffer.runtime.fences import EMPTY, OF_PRODUCT, OF_VARIANT, OPEN, OWN, Fence

products = shop_table(
    "products",
    text("id"),
    text("handle"),
    text("external_id", default=""),
    text("title"),
    text("description", default=""),
    text("brand", default=""),
    text("category", default=""),  # "Dresses > Prom"
    text("seller_id", default=""),
    text("state", default="active"),  # active, draft, archived
    json("tags", default="[]"),
    json("options", default="[]"),  # names, in order: ["Colour", "Size"]
    json("attributes", default="{}"),  # {"material": ["satin"], "occasion": ["prom"]}
    json("size_chart", null=True),
    text("guide", default=""),
    text("video", default=""),
    text("url", default=""),
    whole("rating_sum", default=0),
    whole("rating_count", default=0),
    text("source_hash", default=""),  # of the imported lines: an unchanged product is not written again
    moment("created_at"),
    moment("updated_at"),
    UniqueConstraint("shop_id", "handle"),
    index("state", "updated_at"),
    index("seller_id", where=sql("seller_id <> ''")),
    fence=OWN,
)

product_texts = shop_table(
    "product_texts",
    text("product_id"),
    text("language"),
    text("title", default=""),
    text("description", default=""),
    text("guide", default=""),
    json("attributes", default="{}"),  # those that read differently: {"care": "Lavage à 30 °C"}
    json("size_chart", null=True),
    key=("product_id", "language"),
    fence=OF_PRODUCT,
)

variants = shop_table(
    "variants",
    text("id"),
    text("product_id"),
    text("sku"),
    text("external_id", default=""),
    json("options", default="{}"),  # {"Colour": "Blue", "Size": "M"}
    text("barcode", default=""),
    whole("weight_grams", default=0),
    whole("position", default=0),
    truth("ships", default=True),
    truth("taxable", default=True),
    truth("backorder", default=False),  # sold even when none is left
    whole("lead_days", default=0),  # days of work until it is made
    text("state", default="active"),
    UniqueConstraint("shop_id", "sku"),
    index("product_id", "position"),
    fence=OF_PRODUCT,
)

images = shop_table(
    "images",
    text("id"),
    text("product_id"),
    whole("position"),
    text("url"),
    text("file_id", default=""),
    json("alt", default="{}"),  # by language
    json("options", default="{}"),  # the variants it shows: {"Colour": "Blue"}
    index("product_id", "position"),
    fence=OF_PRODUCT,
)

collections = shop_table(
    "collections",
    text("id"),
    text("handle"),
    text("title"),
    text("description", default=""),
    json("titles", default="{}"),
    UniqueConstraint("shop_id", "handle"),
    fence=OPEN,
)

collection_products = shop_table(
    "collection_products",
    text("collection_id"),
    text("product_id"),
    whole("position", default=0),
    index("product_id"),
    key=("collection_id", "product_id"),
    fence=OF_PRODUCT,
)

relations = shop_table(
    "relations",
    text("product_id"),
    text("kind"),  # goes_with, better, alternative
    text("target_kind"),  # product, collection (both by handle), category ("Shoes > Boots" and what lies below it)
    text("target"),
    whole("position", default=0),
    key=("product_id", "kind", "target_kind", "target"),
)

# While it is counted: in how many orders both were; other_id "" for one product alone, both "" for all orders.
pair_counts = shop_table(
    "pair_counts", text("product_id"), text("other_id"), whole("orders"), key=("product_id", "other_id")
)

bought_together = shop_table(
    "bought_together",
    text("product_id"),
    text("other_id"),
    whole("orders"),  # that hold both
    whole("confidence_ppm"),
    whole("lift_ppm"),
    moment("counted_at"),
    key=("product_id", "other_id"),
)

reviews = shop_table(
    "reviews",
    text("id"),
    text("product_id"),
    text("external_id"),
    text("author", default=""),
    whole("rating"),  # 1 to 5
    text("language", default=""),
    text("title", default=""),
    text("text", default=""),
    text("contact_id", default=""),
    text("state", default="shown"),
    moment("at"),
    UniqueConstraint("shop_id", "product_id", "external_id"),
    CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
    fence=Fence(OF_PRODUCT.rows, {"contact_id": EMPTY}),
)

price_lists = shop_table(
    "price_lists",
    text("id"),
    text("name"),
    text("currency"),
    text("kind", default="standard"),  # standard, company, sale
    truth("tax_included", default=False),
    moment("starts_at", null=True),
    moment("ends_at", null=True),
    fence=OPEN,
)

prices = shop_table(
    "prices",
    text("variant_id"),
    text("price_list_id"),
    whole("min_quantity", default=1),
    text("currency"),
    whole("minor"),
    whole("compare_at_minor", null=True),
    CheckConstraint("minor >= 0", name="minor"),
    key=("variant_id", "price_list_id", "min_quantity"),
    fence=OF_VARIANT,
)

locations = shop_table(
    "locations",
    text("id"),
    text("name"),
    text("country", default=""),
    json("address", default="{}"),
    json("reach", default="{}"),  # how far it delivers on the same day: pricing.reach.Reach
    text("state", default="active"),
)

stock = shop_table(
    "stock",
    text("variant_id"),
    text("location_id"),
    whole("on_hand"),
    whole("reserved", default=0),
    truth("counted", default=True),  # false: never runs out (a download, a service)
    CheckConstraint("reserved >= 0", name="reserved"),
    key=("variant_id", "location_id"),
    fence=OF_VARIANT,
)

imports = shop_table(
    "imports",
    text("id"),
    text("format"),
    text("source", default=""),
    text("state"),  # arriving, waiting, running, done, failed, stopped
    truth("dry", default=False),  # only says what would change
    truth("stop_asked", default=False),
    text("currency", default=""),
    whole("bytes", default=0),  # of the file, as told
    whole("received", default=0),
    whole("bytes_read", default=0),
    text("holder", default=""),  # the process that reads it
    moment("seen_at", null=True),  # when it last said so
    whole("lines", default=0),
    whole("products", default=0),
    whole("unchanged", default=0),
    whole("failed", default=0),
    whole("added", default=0),  # of the products, those that are new
    whole("problems", default=0),
    moment("began_at"),
    moment("ended_at", null=True),
)

import_problems = shop_table(
    "import_problems",
    text("import_id"),
    whole("line"),
    whole("number", default=0),
    text("problem"),
    text("value", default=""),
    key=("import_id", "line", "number"),
)

import_changes = shop_table(
    "import_changes",
    text("import_id"),
    whole("number"),
    whole("line"),
    text("product_id", default=""),  # "": it would be new
    text("title"),
    json("fields", default="[]"),
    text("sku", default=""),  # the first whose price would change, and how
    whole("minor_before", null=True),
    whole("minor", null=True),
    text("currency", default=""),
    key=("import_id", "number"),
)

quotes = shop_table(
    "quotes",
    text("id"),
    text("contact_id"),
    text("conversation_id", default=""),
    text("inquiry_id", default=""),  # what it answers
    text("title"),
    text("description", default=""),
    text("image_file_id", default=""),
    text("image_url", default=""),
    text("currency"),
    whole("minor"),  # for one
    whole("quantity_limit", default=1),
    text("category", default=""),  # whose tax rate counts; "": the general one
    truth("taxable", default=True),
    truth("ships", default=True),
    whole("lead_days", default=0),  # before it can be sent
    text("recipient", default=""),  # whom it is for, in the shopper's words
    text("seller_id", default=""),
    text("actor_id", default=""),
    text("state", default="open"),  # open, expired, withdrawn, replaced
    text("replaced_by", default=""),
    text("checkout_id", default=""),  # that holds it, or held it last
    moment("created_at"),
    moment("expires_at", null=True),
    moment("accepted_at", null=True),
    moment("ended_at", null=True),
    CheckConstraint("quantity_limit > 0", name="quantity_limit"),
    index("contact_id"),
    index("conversation_id"),
    index("replaced_by", where=sql("replaced_by <> ''")),
)
