"""A product's size chart, read once: rows of sizes and what each is made for.

A chart is `{"unit": "cm", "columns": [...], "rows": [[...]]}` as catalogue files tell it. Columns that name a part of the
body ("Bust", "Tour de taille", "발 길이") are measures; the first column, and others that name a country's sizes, are labels.
A cell is a number ("84"), a range ("84-88") or either with its own unit ("33 in").
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from chaffer.language.measurements import in_unit, part_named
from chaffer.language.normalise import normalise

_ROWS_AT_MOST = 60
_COLUMNS_AT_MOST = 16
_LABELS = re.compile(
    r"^(?:(?P<system>us|usa|uk|eu|eur|fr|it|de|jp|kr|ru|int|рос|рф)\b.*|.*(?:size|taille|pointure|размер|사이즈|호수).*)$"
)
_UNIT = re.compile(r"(?<![a-zа-я])(mm|cm|in|inch|inches|kg|lb|lbs|мм|см|кг)(?![a-zа-я])")
_CELL = re.compile(
    r"^(?P<low>\d{1,3}(?:[.,]\d{1,2})?)(?: (?P<half>1/2))?(?: ?[-~–] ?(?P<high>\d{1,3}(?:[.,]\d{1,2})?))? ?(?P<unit>[a-zа-я\"']*)"
)


class Span(NamedTuple):
    """What a size is made for: millimetres, grams or years, both ends included."""

    low: int
    high: int


class Row(NamedTuple):
    """labels: the size as each label column writes it. spans: by part of the body."""

    labels: Mapping[str, str]
    spans: Mapping[str, Span]

    @property
    def size(self) -> str:
        return next(iter(self.labels.values()), "")


class Chart(NamedTuple):
    """unit: what lengths are shown in: cm, mm or in. rows: the smallest first. parts: the measures it has, in its order. labels: names of label columns."""

    unit: str
    parts: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...]


def read_chart(told: Mapping[str, Any] | None) -> Chart | None:
    """The chart, or None where there is none that can be read. Odd cells are passed over, never guessed."""
    if not told or not isinstance(told.get("rows"), list):
        return None
    names = told.get("columns")
    columns = [str(name) for name in names[:_COLUMNS_AT_MOST]] if isinstance(names, list) else []
    unit = str(told.get("unit") or "")
    kinds = [_kind(name, first=number == 0) for number, name in enumerate(columns)]
    rows = tuple(_row(columns, kinds, each, unit) for each in told["rows"][:_ROWS_AT_MOST] if isinstance(each, list))
    kept = tuple(row for row in rows if row.labels)
    if not kept:
        return None
    parts = tuple(
        dict.fromkeys(part for _, part in kinds if part and sum(part in row.spans for row in kept) * 2 > len(kept))
    )
    labels = tuple(name for name, (is_label, _) in zip(columns, kinds, strict=True) if is_label)
    return Chart(_shown_in(unit, columns, told["rows"]), parts, labels, _smallest_first(kept, parts))


def _smallest_first(rows: tuple[Row, ...], parts: tuple[str, ...]) -> tuple[Row, ...]:
    """By the first measure that every row has; as the shop wrote them, if there is none."""
    part = next((each for each in parts if all(each in row.spans for row in rows)), "")
    return tuple(sorted(rows, key=lambda row: row.spans[part])) if part else rows


def system_of(label: str) -> str:
    """The country whose sizes a column tells, in lower case: "us", "eu", "uk"; "" if it does not say."""
    match = _LABELS.match(normalise(label))
    system = (match["system"] or "") if match else ""
    return {"usa": "us", "eur": "eu", "рос": "ru", "рф": "ru"}.get(system, system)


def plain_size(label: str) -> str:
    """A size without its country and its spelling: "US 7", "7" and "size 7" are one."""
    plain = normalise(label).upper().replace(",", ".")
    plain = re.sub(r"^(?:SIZE|TAILLE|POINTURE|РАЗМЕР|USA?|UK|EUR?|FR|IT|KR|RU)[ :.]*(?=\w)", "", plain).replace(" ", "")
    return {"XXL": "2XL", "XXXL": "3XL", "SMALL": "S", "MEDIUM": "M", "LARGE": "L"}.get(plain, plain)


def _kind(name: str, *, first: bool) -> tuple[bool, str]:
    """Whether a column holds sizes, and the part of the body it is about."""
    part = part_named(name)
    return first or (not part and _LABELS.match(normalise(name)) is not None), part


def _row(columns: Sequence[str], kinds: Sequence[tuple[bool, str]], cells: Sequence[Any], unit: str) -> Row:
    labels: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for name, (is_label, part), cell in zip(columns, kinds, cells, strict=False):
        text = str(cell).strip()[:40]
        if is_label and text:
            labels[name] = text
        span = _span(text, part, _unit_in(name) or unit) if part else None
        if span is not None and part not in spans:
            spans[part] = span
    return Row(labels, spans)


def _span(text: str, part: str, unit: str) -> Span | None:
    match = _CELL.match(normalise(text))
    if match is None:
        return None
    own = normalise(match["unit"]) or unit
    own = own if own in ("mm", "cm", "in", "inch", "inches", '"', "kg", "lb", "lbs", "мм", "см", "кг") else unit
    own = own or ("kg" if part == "weight" else "cm")
    if part == "weight" and own in ("cm", "mm", "in"):
        own = "lb" if own == "in" else "kg"
    low = float(match["low"].replace(",", ".")) + (0.5 if match["half"] else 0)
    high = float(match["high"].replace(",", ".")) if match["high"] else low
    if part == "age":
        return Span(round(low), round(max(low, high)))
    ends = [in_unit(each, own) for each in (low, max(low, high))]
    return None if ends[0] is None or ends[1] is None else Span(ends[0], ends[1])


def _unit_in(name: str) -> str:
    match = _UNIT.search(normalise(name).partition("(")[2])
    return match[1] if match else ""


def _shown_in(unit: str, columns: Sequence[str], rows: Sequence[Any]) -> str:
    told = unit or next((found for name in columns if (found := _unit_in(name))), "")
    if not told:
        told = next(
            (
                m[1]
                for row in rows[:1]
                if isinstance(row, list)
                for cell in row
                if (m := _UNIT.search(normalise(str(cell))))
            ),
            "cm",
        )
    return "in" if told in ("in", "inch", "inches", '"') else "mm" if told in ("mm", "мм") else "cm"
