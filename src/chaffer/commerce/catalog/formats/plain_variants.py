"""Options and variants of a JSON product, whether it lists them or is one itself."""

from itertools import islice, product
from typing import Any

from chaffer.commerce.catalog.draft import Defaults, Draft, DraftVariant
from chaffer.commerce.catalog.formats.amounts import price, truth, whole
from chaffer.commerce.catalog.formats.record import Record, clean
from chaffer.kernel.money import allocate

MOST_VARIANTS = 2_048

# Keys that say what a variant looks like, and the option they mean.
_LOOKS = {
    "colour": "Colour", "color": "Colour", "colours": "Colour", "colors": "Colour",
    "size": "Size", "sizes": "Size", "style": "Style",
}  # fmt: skip
_PRICE = ("price", "sale_price", "amount", "unit_price")
_COMPARE_AT = (
    "compare_at",
    "compare_at_price",
    "compareAtPrice",
    "original_price",
    "list_price",
    "regular_price",
    "rrp",
)
_CURRENCY = ("currency", "price_currency", "currency_code")
_STOCK = ("stock", "inventory", "quantity", "inventory_quantity", "inventoryQuantity", "stock_quantity", "qty")
_IN_STOCK = ("in_stock", "availability", "available")
_WEIGHT = ("weight_grams", "grams", "weight")
_BARCODE = ("barcode", "gtin", "ean", "upc", "gtin13")
_LEAD = ("lead_days", "made_in_days")
_BACKORDER = ("backorder", "allow_backorder", "continue_selling")
_SOLD = (*_PRICE, *_COMPARE_AT, *_CURRENCY, *_STOCK, *_IN_STOCK, *_WEIGHT, *_BARCODE, *_BACKORDER)


def options_of(record: Record) -> list[str]:
    """The names of the options, in order."""
    value = record.get("options")
    if isinstance(value, dict):
        return [clean(name) for name in value]
    return record.texts("options")


def variants_of(record: Record, draft: Draft, defaults: Defaults) -> list[DraftVariant]:
    """The variants told, or the product itself as its only one. Option names that turn up are added to the draft's."""
    record.asked.add(("sku", "variants", *_LOOKS, *_SOLD))
    told = record.records("variants")[:MOST_VARIANTS]
    if not told:
        return _own(record, draft, defaults)
    return [_variant(each, record, draft, defaults) for each in told]


def _variant(each: Record, record: Record, draft: Draft, defaults: Defaults) -> DraftVariant:
    options = _told_options(each, draft)
    title = each.text("title", "name")
    parts = [part.strip() for part in title.split("/")]
    if not options and draft.options and len(parts) == len(draft.options):
        options = dict(zip(draft.options, parts, strict=True))
    elif not options and title and title != draft.title:
        options = {"Style": title}
    if {value.lower() for value in options.values()} <= {"default title"}:
        options = {}
        draft.options = [name for name in draft.options if name.lower() != "title"]
    draft.options += [name for name in options if name not in draft.options]
    variant = _sold(each, record, defaults)
    variant.sku, variant.options = each.text("sku", "id"), options
    variant.external_id = each.text("id", "external_id")
    return variant


def _told_options(each: Record, draft: Draft) -> dict[str, str]:
    """What a variant says of its looks: an object, a list of names and values, a list of values, or keys of its own."""
    told = each.get("options", "selected_options", "selectedOptions", "option_values", "attributes")
    found: dict[str, str] = {}
    if isinstance(told, dict):
        found = {clean(name): clean(value) for name, value in told.items() if isinstance(value, (str, int, float))}
    elif isinstance(told, list):
        for number, part in enumerate(told):
            if isinstance(part, dict):
                found[clean(part.get("name") or part.get("option") or "")] = clean(part.get("value") or "")
            elif number < len(draft.options):
                found[draft.options[number]] = clean(part)
    elif told is not None:
        each.note('a variant\'s options must be an object: {"Colour": "Blue"}', told)
    for number, name in enumerate(draft.options, 1):
        own = each.text(f"option{number}") or each.told.get(name) or each.told.get(name.lower())
        if isinstance(own, (str, int, float)) and clean(own):
            found.setdefault(name, clean(own))
    for key in [key for key in _LOOKS if key in each.told]:
        if isinstance(each.told[key], (str, int, float)) and clean(each.told[key]):
            found.setdefault(_same(_LOOKS[key], draft.options), clean(each.told[key]))
    return {name: value for name, value in found.items() if name and value}


def _own(record: Record, draft: Draft, defaults: Defaults) -> list[DraftVariant]:
    """One variant for each combination of the looks told; what is in stock is shared out among them."""
    looks: dict[str, list[str]] = {}
    named = record.get("options")
    if isinstance(named, dict):
        looks = {clean(name): _values(value) for name, value in named.items()}
    elif isinstance(named, list):
        looks = {
            clean(each["name"]): _values(each.get("values"))
            for each in named if isinstance(each, dict) and each.get("name")
        }  # fmt: skip
    for key, name in _LOOKS.items():
        if values := _values(record.told.get(key)):
            looks.setdefault(_same(name, draft.options), values)
    looks = {name: values for name, values in looks.items() if values}
    draft.options += [name for name in looks if name not in draft.options]
    combinations = list(islice(product(*looks.values()), MOST_VARIANTS))
    one = _sold(record, record, defaults)
    shares = [None] * len(combinations) if one.stock is None else allocate(one.stock, [1] * len(combinations))
    found = []
    for combination, share in zip(combinations, shares, strict=True):
        variant = _sold(record, None, defaults)
        variant.options, variant.stock = dict(zip(looks, combination, strict=True)), share
        variant.sku = record.text("sku") if len(combinations) == 1 else ""
        found.append(variant)
    return found


def _sold(each: Record, record: Record | None, defaults: Defaults) -> DraftVariant:
    """Price, stock and weight; the product's own price where the variant tells none. record None: note nothing."""
    currency = each.text(*_CURRENCY) or (record.text(*_CURRENCY) if record else "")
    currency = (currency or defaults.currency).upper()
    told = each.get(*_PRICE)
    if told is None and record is not None:
        told = record.get(*_PRICE)
    money = price(told, currency)
    if money is None and record is not None:
        wrong = "no price: it cannot be sold until it has one" if told is None else "this is no price: write 149.00"
        each.note(wrong, told if told is not None else each.text("sku"))
    before = price(each.get(*_COMPARE_AT), currency)
    reduced = price(each.get("sale_price"), currency)
    if money and reduced and reduced.currency == money.currency and reduced.minor < money.minor:
        money, before = reduced, before or money
    weight = whole(each.get(*_WEIGHT))
    return DraftVariant(
        minor=money.minor if money else None,
        compare_at_minor=before.minor if before and money and before.minor > money.minor else None,
        currency=money.currency if money else currency,
        stock=_stock(each, record),
        backorder=bool(truth(each.get(*_BACKORDER))),
        weight_grams=max(weight or 0, 0),
        barcode=each.text(*_BARCODE),
        lead_days=min(max(whole(each.get(*_LEAD)) or (whole(record.get(*_LEAD)) if record else 0) or 0, 0), 365),
    )


def _stock(each: Record, record: Record | None) -> int | None:
    """Units on hand; None if nobody counts."""
    told = each.get(*_STOCK)
    said = each.get(*_IN_STOCK)
    if told is None and isinstance(said, int) and not isinstance(said, bool):
        told = said
    if isinstance(told, dict):
        told = told.get("quantity", told.get("available"))
    if told is None:
        return 0 if said is not None and truth(said) is False else None
    number = whole(told)
    if number is None and record is not None:
        each.note("stock must be a whole number; taken as 0", told)
    return max(number or 0, 0)


def _same(name: str, known: list[str]) -> str:
    """The product's own spelling of an option ("Color"), if it has it."""
    also = {"colour": ("color", "couleur")}.get(name.lower(), ())
    return next((each for each in known if each.lower() == name.lower() or each.lower() in also), name)


def _values(value: Any) -> list[str]:
    if isinstance(value, list):
        return list(dict.fromkeys(clean(each) for each in value if isinstance(each, (str, int, float)) and clean(each)))
    if isinstance(value, (str, int, float)) and not isinstance(value, bool) and clean(value):
        return [clean(value)]
    return []
