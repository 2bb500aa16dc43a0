"""One product of Shopify's CSV, put together from its rows."""

import re
from collections.abc import Sequence
from typing import Any

from chaffer.commerce.catalog.draft import (
    RELATED_AT_MOST,
    RELATIONS,
    Defaults,
    Draft,
    DraftImage,
    DraftVariant,
    Parsed,
    Problem,
    slug,
)
from chaffer.commerce.catalog.formats.amounts import price, truth, whole
from chaffer.commerce.catalog.formats.html_text import to_text
from chaffer.commerce.catalog.formats.record import clean, shown

_VARIANT = ("option1", "option2", "option3", "sku", "price", "barcode")
_NO_OPTION = ("title", "default title")
_STATES = frozenset(("active", "draft", "archived"))


class Row:
    """One row of the file, asked for its cells by our names of the columns. line: where it starts."""

    __slots__ = ("_attributes", "_cells", "_known", "line")

    def __init__(self, line: int, cells: list[str], known: dict[str, int], attributes: dict[int, str]) -> None:
        self.line = line
        self._cells = [clean(cell) if cell else "" for cell in cells]
        self._known = known
        self._attributes = attributes

    def text(self, name: str) -> str:
        """The cell, without outer white space; "" if the file or the row has none."""
        at = self._known.get(name)
        return self._cells[at] if at is not None and at < len(self._cells) else ""

    def has_column(self, name: str) -> bool:
        return name in self._known

    @property
    def attributes(self) -> dict[str, str]:
        told = {name: self._cells[at] for at, name in self._attributes.items() if at < len(self._cells)}
        return {name: value for name, value in told.items() if value}

    @property
    def shown(self) -> str:
        return shown(",".join(cell for cell in self._cells if cell))


def product_of(rows: Sequence[Row], problems: list[Problem], defaults: Defaults) -> Parsed:
    """The product these rows tell. The first of them must have its title."""
    first = rows[0]
    title = next((row.text("title") for row in rows if row.text("title")), "")
    if not title:
        told = "no Title: the first row of a product must have one (was it cut off from the rows above?)"
        return Parsed(first.line, None, (*problems, Problem(first.line, told, first.text("handle"))))
    draft = Draft(handle=slug(first.text("handle")) or slug(title) or f"line-{first.line}", title=title)
    draft.description = to_text(first.text("description"))
    draft.brand = first.text("brand")
    draft.category = _category(first)
    draft.external_id = first.text("id")
    draft.tags = list(dict.fromkeys(tag for tag in map(clean, first.text("tags").split(",")) if tag))
    draft.collections = [name for name in map(clean, first.text("collection").split(",")) if name]
    draft.state = _state(first, problems)
    draft.video = first.text("video")
    attributes = {name: _attribute(name, value) for name, value in sorted(first.attributes.items())}
    draft.attributes = {name: value for name, value in attributes.items() if value}
    draft.relations = _relations(first)
    names = _option_names(rows)
    draft.options = [name for name in names if name]
    told_rows = [row for row in rows if any(row.text(name) for name in _VARIANT)] or [first]
    draft.variants = [_variant(row, names, draft, problems, defaults) for row in told_rows]
    draft.images = _images(rows, told_rows, draft, defaults)
    return Parsed(first.line, draft, tuple(problems))


def _category(row: Row) -> str:
    """Shopify's own taxonomy where it is told, else the shop's type; a type that says more is put behind."""
    category, kind = row.text("category"), row.text("type")
    if not category or category.isdigit():
        return kind
    return category if not kind or kind.lower() in category.lower() else f"{category} > {kind}"


def _state(row: Row, problems: list[Problem]) -> str:
    state = row.text("status").lower() or "active"
    if state not in _STATES:
        problems.append(Problem(row.line, "Status must be active, draft or archived; taken as active", state))
        state = "active"
    hidden = truth(row.text("published")) is False
    return "draft" if hidden and state == "active" else state


def _attribute(name: str, value: str) -> Any:
    """A metafield's list is apart by semicolons or written as JSON. References to Shopify's own records say nothing."""
    listed = value.startswith("[") and value.endswith("]")
    bare = value[1:-1].replace('"', "") if listed else value
    parts = [part.strip() for part in re.split("[;,]" if listed else ";", bare)]
    parts = [part for part in parts if part and not part.startswith("gid://")]
    return parts if len(parts) != 1 or listed or name == "material" else parts[0]


def _relations(row: Row) -> dict[str, list[str]]:
    """By handle; references to Shopify's own records (gid://…) name nothing outside of it."""
    found = {}
    for kind in RELATIONS:
        told = _attribute("material", row.text(kind)) if row.text(kind) else []
        handles = [handle for handle in map(slug, told) if handle]
        if handles:
            found[kind] = handles[:RELATED_AT_MOST]
    return found


def _option_names(rows: Sequence[Row]) -> list[str]:
    """The names of up to three options; "" where there is none. Only a product's first row must name them."""
    names = []
    for number in (1, 2, 3):
        name = next((row.text(f"option{number}_name") for row in rows if row.text(f"option{number}_name")), "")
        values = {row.text(f"option{number}").lower() for row in rows} - {""}
        nothing = name.lower() in _NO_OPTION and values <= {"default title"}
        named = name or (f"Option {number}" if values - {"default title"} else "")
        names.append("" if nothing else named)
    return names


def _variant(row: Row, names: Sequence[str], draft: Draft, problems: list[Problem], defaults: Defaults) -> DraftVariant:
    options = {
        name: row.text(f"option{number}")
        for number, name in enumerate(names, 1)
        if name and row.text(f"option{number}")
    }
    told = row.text("price")
    money = price(told, defaults.currency)
    if money is None:
        wrong = "this is no price: write 149.00" if told else "no price: it cannot be sold until it has one"
        problems.append(Problem(row.line, wrong, shown(told or row.text("sku") or draft.handle)))
    before = price(row.text("compare_at"), defaults.currency)
    return DraftVariant(
        sku=row.text("sku").lstrip("'"),  # spreadsheets keep leading zeros by an apostrophe
        options=options,
        minor=money.minor if money else None,
        compare_at_minor=before.minor if before and money and before.minor > money.minor else None,
        currency=money.currency if money else defaults.currency,
        stock=_stock(row, problems),
        backorder=truth(row.text("policy")) is True,
        weight_grams=max(whole(row.text("grams")) or 0, 0),
        barcode=row.text("barcode").lstrip("'"),
        ships=truth(row.text("ships")) is not False and truth(row.text("gift_card")) is not True,
        taxable=truth(row.text("taxable")) is not False,
    )


def _stock(row: Row, problems: list[Problem]) -> int | None:
    """Units on hand; None if nobody counts: no tracker and no quantity above zero (Shopify exports 0 for those)."""
    told = row.text("quantity")
    number = whole(told)
    if told and number is None:
        problems.append(Problem(row.line, "the quantity must be a whole number; taken as 0", shown(told)))
        return 0
    if number is None:
        return 0 if row.text("tracker") and row.has_column("quantity") else None
    if row.has_column("tracker") and not row.text("tracker") and number <= 0:
        return None
    return max(number, 0)


def _images(rows: Sequence[Row], told_rows: Sequence[Row], draft: Draft, defaults: Defaults) -> list[DraftImage]:
    """The pictures by position, each with the options shared by all variants that it is the picture of."""
    shows: dict[str, list[dict[str, str]]] = {}
    for row, variant in zip(told_rows, draft.variants, strict=True):
        if src := row.text("variant_image"):
            shows.setdefault(src, []).append(variant.options)
    found: dict[str, tuple[int, str]] = {}
    for row in rows:
        if src := row.text("image"):
            found.setdefault(src, (whole(row.text("image_position")) or len(found) + 1, row.text("image_alt")))
    for src in shows:
        found.setdefault(src, (len(found) + 1, ""))
    ordered = sorted(found.items(), key=lambda each: each[1][0])
    return [
        DraftImage(src, {defaults.language: alt} if alt else {}, _shared(shows.get(src, [])))
        for src, (_, alt) in ordered
    ]


def _shared(options: Sequence[dict[str, str]]) -> dict[str, str]:
    if not options:
        return {}
    return {name: value for name, value in options[0].items() if all(each.get(name) == value for each in options)}
