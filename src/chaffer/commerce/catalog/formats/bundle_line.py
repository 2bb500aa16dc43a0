"""A line of a JSON Lines file that tells a bundle."""

from chaffer.commerce.catalog.draft import Defaults, DraftBundle, slug
from chaffer.commerce.catalog.formats.amounts import price, whole
from chaffer.commerce.catalog.formats.record import Record, clean

_PPM_A_PERCENT = 10_000


def bundle_of(record: Record, defaults: Defaults) -> DraftBundle | None:
    """What the line tells, right or not: whoever writes it refuses what is no bundle. None without a title."""
    title = record.text("title", "name")
    if not title:
        record.note("a bundle has no title: give it one", record.text("bundle"))
        return None
    costs = price(record.get("price"), record.text("currency") or defaults.currency)
    percent = price(record.get("percent_off"), "USD")
    return DraftBundle(
        handle=slug(record.text("bundle")) or slug(title), title=title, parts=_parts(record),
        currency=costs.currency if costs else defaults.currency, minor=costs.minor if costs else None,
        percent_ppm=percent.minor * _PPM_A_PERCENT // 100 if percent else 0, titles=_titles(record),
    )  # fmt: skip


def _parts(record: Record) -> tuple[tuple[str, int], ...]:
    """Of `{"sku", "quantity"}`, or bare SKUs."""
    told = record.get("parts", "items")
    if isinstance(told, list) and all(isinstance(each, str) for each in told):
        return tuple((clean(each), 1) for each in told)
    name = "parts" if record.get("parts") is not None else "items"
    return tuple((each.text("sku", "id"), _quantity(each)) for each in record.records(name))


def _quantity(each: Record) -> int:
    told = each.get("quantity")
    return 1 if told is None else whole(told) or 0


def _titles(record: Record) -> dict[str, str]:
    """By language, told as those of products are."""
    return {
        clean(language)[:2].lower(): clean(told.get("title", ""))
        for language, told in record.mapping("texts").items()
        if isinstance(told, dict) and told.get("title")
    }
