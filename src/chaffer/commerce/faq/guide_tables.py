"""Tables in a product's guide, and the row that fits a number somebody gave.

    | Height (cm) | Ski length (cm) |
    |---|---|
    | 165-174 | 155-160 |
    | 175 and over | 160-165 |

A column is asked by its unit, which stands in its heading or in its cells.
"""

import re
from collections.abc import Sequence

import msgspec

from chaffer.language.asking import asked_about
from chaffer.language.normalise import normalise

ROWS_AT_MOST, COLUMNS_AT_MOST = 60, 8
_LINE = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"[\s:|-]+")
_UNITS = {
    "cm": ("cm", "centimet", "centimèt", "см", "сантим", "센티"),
    "kg": ("kg", "kilo", "кг", "килог", "킬로"),
    "years": ("year", "age", "ans", "âge", "лет", "год", "возраст", "살", "세", "나이"),
    "size": ("size", "pointure", "taille", "размер", "사이즈", "us", "eu"),
    "lb": ("lb", "pound"),
    "inch": ("inch", "in", '"'),
}
_NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(m\s?\d\d|[^\W\d]+|\")?")
_FEET = re.compile(r"(\d)\s*(?:'|ft\b|feet\b|foot\b)\s*(\d{1,2})?")
_METRES = re.compile(
    r"(?<![\d.,])([12])[.,](\d\d)\s*(?:m\b|м\b|meter|metre|mètre|метр|미터)|(?<!\d)([12])\s?m\s?(\d\d)\b"
)
_SPAN = re.compile(r"(\d{1,4}(?:[.,]\d+)?)\s*(?:-|~|to|à|до|부터)\s*(\d{1,4}(?:[.,]\d+)?)")
_UP = re.compile(
    r"\+|and over|and up|or more|over|from|above|et plus|dès|plus de|от|больше|более|свыше|и выше|이상|초과"
)
_DOWN = re.compile(r"up to|under|below|less|or less|jusqu|moins|до|меньше|менее|ниже|이하|미만|까지")


class Table(msgspec.Struct, frozen=True):
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Measure(msgspec.Struct, frozen=True):
    """unit: "" if none was said."""

    number: float
    unit: str


class Row(msgspec.Struct, frozen=True):
    """What a table says for a number. key: the cell that fits, with its column; cells: the others, with theirs."""

    key: tuple[str, str]
    cells: tuple[tuple[str, str], ...]


def split_guide(guide: str) -> tuple[str, list[Table]]:
    """The guide without its tables, and the tables."""
    words: list[str] = []
    lines: list[list[str]] = []
    tables = []
    for line in [*guide.split("\n"), ""]:
        found = _LINE.match(line)
        if found:
            lines.append([cell.strip() for cell in found[1].split("|")][:COLUMNS_AT_MOST])
            continue
        if len(lines) > 1:
            tables.append(_table(lines))
        elif lines:
            words.append(" ".join(lines[0]))
        lines = []
        words.append(line)
    return "\n".join(words).strip(), [table for table in tables if table.rows]


def _table(lines: list[list[str]]) -> Table:
    head, *rest = lines
    rows = [row for row in rest if not all(_RULE.fullmatch(cell or "-") for cell in row)]
    return Table(tuple(head), tuple(tuple(row) for row in rows[:ROWS_AT_MOST]))


def measures_in(question: str) -> list[Measure]:
    """Every number of a question with its unit; heights become centimetres."""
    text = normalise(question)
    found: list[Measure] = []
    for feet in _FEET.finditer(text):
        inches = int(feet[1]) * 12 + int(feet[2] or 0)
        found.append(Measure(round(inches * 2.54, 1), "cm"))
    text = _FEET.sub(" ", text)
    for metres in _METRES.finditer(text):
        whole, part = metres[1] or metres[3], metres[2] or metres[4]
        found.append(Measure(int(whole) * 100 + int(part), "cm"))
    text = _METRES.sub(" ", text)
    found += [Measure(_float(each[1]), _unit(each[2] or "")) for each in _NUMBER.finditer(text)]
    return found


def _unit(word: str) -> str:
    latin = re.match(r"[a-z]+", word)
    plain = latin[0] if latin else word.strip()  # "60kg이면"
    for unit, beginnings in _UNITS.items():
        if any(plain == each or (len(each) > 2 and plain.startswith(each)) for each in beginnings):
            return unit
        if unit in ("cm", "kg", "years") and not plain.isascii() and any(plain.startswith(each) for each in beginnings):
            return unit
    return ""


def asked_of(tables: Sequence[Table], question: str) -> list[Measure]:
    """The numbers a question asks these tables with. One without a unit counts if it asks what a heading tells."""
    headings = normalise(" | ".join(name for table in tables for name in table.columns))
    told = {each.name for each in asked_about(headings)}
    alike = any(each.name in told for each in asked_about(normalise(question)))
    return [each for each in measures_in(question) if each.unit or alike]


def find_row(tables: Sequence[Table], measures: Sequence[Measure]) -> Row | None:
    """The row that fits the first number that any table knows; None if none does."""
    for measure in measures:
        for table in tables:
            for column, heading in enumerate(table.columns):
                row = _in_column(table, column, heading, measure)
                if row is not None:
                    return row
    return None


def knows_unit(tables: Sequence[Table], measures: Sequence[Measure]) -> bool:
    """Whether a table could have told, had the number been within it."""
    return any(_fits_unit(table, 0, table.columns[0], each) for table in tables for each in measures)


def _in_column(table: Table, column: int, heading: str, measure: Measure) -> Row | None:
    if not _fits_unit(table, column, heading, measure):
        return None
    for cells in table.rows:
        if column < len(cells) and _holds(cells[column], measure.number):
            others = [
                (name, cell) for at, (name, cell) in enumerate(zip(table.columns, cells, strict=False)) if at != column
            ]
            return Row((heading, cells[column]), tuple(others))
    return None


def _fits_unit(table: Table, column: int, heading: str, measure: Measure) -> bool:
    """A number without a unit is asked of the first column only."""
    cells = " ".join(row[column] for row in table.rows if column < len(row))
    own = {unit for unit in map(_unit, re.findall(r"[^\W\d]+", normalise(f"{heading} {cells}"))) if unit}
    if not measure.unit:
        return column == 0
    return measure.unit in own or (not own and column == 0)


def _holds(cell: str, number: float) -> bool:
    plain = normalise(cell)
    span = _SPAN.search(plain)
    if span:
        return _float(span[1]) <= number < _float(span[2]) + (1 if "." not in span[2] + span[1] else 1e-9)
    single = re.search(r"\d{1,4}(?:[.,]\d+)?", plain)
    if single is None:
        return False
    bound = _float(single[0])
    if _DOWN.search(plain):
        return number <= bound
    if _UP.search(plain):
        return number >= bound
    return number == bound


def _float(digits: str) -> float:
    return float(digits.replace(",", "."))
