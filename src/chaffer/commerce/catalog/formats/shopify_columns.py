"""The columns of Shopify's product CSV, in the spelling of its exports before and since 2024.

Source: https://help.shopify.com/en/manual/products/import-export/using-csv
"""

import re
from collections.abc import Sequence

_DISCOVERY = "shopify--discovery--product_recommendation"
# Ours: the spellings, in small letters.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "handle": ("handle", "url handle"),
    "title": ("title",),
    "description": ("body (html)", "body html", "body", "description"),
    "brand": ("vendor",),
    "category": ("product category", "standardized product type", "standard product type"),
    "type": ("type", "product type", "custom product type"),
    "tags": ("tags",),
    "collection": ("collection", "collections"),
    "published": ("published", "published on online store"),
    "status": ("status",),
    "option1_name": ("option1 name",),
    "option1": ("option1 value",),
    "option2_name": ("option2 name",),
    "option2": ("option2 value",),
    "option3_name": ("option3 name",),
    "option3": ("option3 value",),
    "sku": ("variant sku", "sku"),
    "grams": ("variant grams", "weight value (grams)", "grams"),
    "tracker": ("variant inventory tracker", "inventory tracker"),
    "quantity": ("variant inventory qty", "inventory quantity", "variant inventory quantity", "inventory qty"),
    "policy": ("variant inventory policy", "continue selling when out of stock", "inventory policy"),
    "price": ("variant price", "price"),
    "compare_at": ("variant compare at price", "compare-at price", "compare at price"),
    "ships": ("variant requires shipping", "requires shipping"),
    "taxable": ("variant taxable", "charge tax", "taxable"),
    "barcode": ("variant barcode", "barcode"),
    "image": ("image src", "product image url", "image url"),
    "image_position": ("image position",),
    "image_alt": ("image alt text",),
    "variant_image": ("variant image", "variant image url"),
    "gift_card": ("gift card",),
    "id": ("id", "product id"),
    "video": ("video", "video url"),
    # Those of the app Search & Discovery: handles of products, apart by semicolons.
    "goes_with": (f"complementary products (product.metafields.{_DISCOVERY}.complementary_products)",),
    "alternative": (f"related products (product.metafields.{_DISCOVERY}.related_products)",),
    "related_display": (f"related products settings (product.metafields.{_DISCOVERY}.related_products_display)",),
}
_KNOWN = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings}
_METAFIELD = re.compile(r"\(product\.metafields\.([\w-]+)\.([\w-]+)\)$|^metafield: ([\w-]+)\.([\w-]+)", re.IGNORECASE)
_GOOGLE = re.compile(r"^google shopping / (gender|age group|condition|custom product)$", re.IGNORECASE)
_ATTRIBUTES = {"color-pattern": "colour", "color": "colour", "fabric": "material", "age-group": "age group",
               "target-gender": "gender"}  # fmt: skip


def columns(header: Sequence[str]) -> dict[str, int]:
    """Our name for each column we know, and where it stands. Of two spellings the first column counts."""
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = _KNOWN.get(" ".join(cell.strip().lower().split()))
        if name is not None:
            found.setdefault(name, at)
    return found


def attribute_columns(header: Sequence[str]) -> dict[int, str]:
    """Columns that are attributes of the product: its metafields and some of Google's."""
    found = {}
    for at, cell in enumerate(header):
        if " ".join(cell.strip().lower().split()) in _KNOWN:
            continue
        field = _METAFIELD.search(cell.strip())
        if field:
            key = (field[2] or field[4]).lower()
            found[at] = _ATTRIBUTES.get(key, key.replace("_", " ").replace("-", " "))
        elif google := _GOOGLE.match(cell.strip()):
            found[at] = google[1].lower()
    return found
