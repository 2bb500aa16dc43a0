"""Which size of a chart fits whom. Only what the chart says: outside of it there is no answer but that."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from chaffer.commerce.advice.charts import Chart, Row, Span, plain_size, system_of

Verdict = Literal["fits", "between", "above", "below"]

_BETWEEN = (0.35, 0.65)
_FOOT_BETWEEN = (0.25, 0.65)
"""How far along the way from one size to the next somebody is between the two; a short shoe hurts sooner."""
_EDGE = 0.5
_FOOT_EDGE = 0.25
"""How much of the step between two sizes the last one still gives."""
_GROWING = frozenset(("height", "age"))


class Reach(NamedTuple):
    """Where one measure stands. row, other: numbers of the chart's rows; other is the next larger one, if between."""

    part: str
    value: int
    verdict: Verdict
    row: int
    other: int = -1

    @property
    def place(self) -> float:
        return self.row + 0.5 if self.verdict == "between" else float(self.row)


class Sized(NamedTuple):
    """decided: the measure that decides; others: the rest that the chart knows, largest demand first."""

    decided: Reach
    others: tuple[Reach, ...] = ()


def size_for(chart: Chart, told: Mapping[str, int]) -> Sized | None:
    """By all measures told that the chart has, the one that needs most room decides; None if there is none.

    told: millimetres, grams or years by part. A child's height counts more than its age.
    """
    parts = [part for part in chart.parts if part in told]
    if len(parts) > 1:
        parts = [part for part in parts if part != "age"]
    reached = [found for part in parts if (found := reach(chart, part, told[part])) is not None]
    above = [one for one in reached if one.verdict == "above"]
    if above:
        return Sized(above[0], tuple(one for one in reached if one is not above[0]))
    inside = sorted((one for one in reached if one.verdict != "below"), key=lambda one: one.place, reverse=True)
    if inside:
        return Sized(inside[0], tuple(inside[1:]))
    return Sized(reached[0], tuple(reached[1:])) if reached else None


def reach(chart: Chart, part: str, value: int) -> Reach | None:
    """One measure against one column."""
    spans = sorted(((row.spans[part], at) for at, row in enumerate(chart.rows) if part in row.spans))
    if not spans:
        return None
    holding = [at for span, at in spans if span.low <= value <= span.high]
    if holding:
        return _held(part, value, holding)
    edge = _FOOT_EDGE if part == "foot" else _EDGE
    (first, first_at), (last, last_at) = spans[0], spans[-1]
    if value < first.low:
        return Reach(part, value, "fits" if first.low - value <= _slack(spans, 0, _EDGE) else "below", first_at)
    if value > last.high:
        return Reach(part, value, "fits" if value - last.high <= _slack(spans, -1, edge) else "above", last_at)
    for (one, at), (other, other_at) in pairwise(spans):
        if one.high < value < other.low:
            along = (value - one.high) / (other.low - one.high)
            least, most = _FOOT_BETWEEN if part == "foot" else _BETWEEN
            if along <= least:
                return Reach(part, value, "fits", at)
            if along >= most:
                return Reach(part, value, "fits", other_at)
            return Reach(part, value, "between", at, other_at)
    return None


def row_of(chart: Chart, size: str) -> int | None:
    """The row of a size somebody usually wears, if the chart tells sizes of that kind: "M", "EU 38", "40"."""
    country, wanted = system_of(size), plain_size(size)
    for label in chart.labels:
        for at, row in enumerate(chart.rows):
            own = row.labels.get(label, "")
            if plain_size(own) == wanted and country in ("", system_of(label), system_of(own)):
                return at
    return None


def by_usual(chart: Chart, sizes: Sequence[str]) -> Reach | None:
    """One size usually worn, or two that somebody is between."""
    rows = sorted({at for size in sizes[:2] if (at := row_of(chart, size)) is not None})
    if not rows or len(rows) < len(set(sizes[:2])):
        return None
    if len(rows) == 1:
        return Reach("usual", 0, "fits", rows[0])
    return Reach("usual", 0, "between", rows[0], rows[1]) if rows[1] - rows[0] == 1 else None


def needed(chart: Chart, told: Mapping[str, int]) -> str:
    """The one measure to ask for: the chart's first, a child's height before its age; "" if one is told or none helps."""
    if any(part in told for part in chart.parts):
        return ""
    return next((part for part in chart.parts if part not in ("age", "sleeve")), "age" if "age" in chart.parts else "")


def surer(chart: Chart, told: Mapping[str, int]) -> tuple[str, ...]:
    """Measures of the body the chart also has and nobody told."""
    return tuple(part for part in chart.parts if part in ("bust", "waist", "hip") and part not in told)


def prefers_larger(sized: Reach) -> bool:
    """Between two sizes feet and children need the larger one, whatever the taste."""
    return sized.part == "foot" or sized.part in _GROWING


def sold_as(chart: Chart, values: Sequence[str]) -> dict[int, str]:
    """The shop's own label of each row, by the label column that has most of the sizes sold."""
    best: dict[int, str] = {}
    for label in chart.labels:
        there = {plain_size(row.labels.get(label, "")): at for at, row in enumerate(chart.rows)}
        fits = {there[plain_size(value)]: value for value in values if plain_size(value) in there}
        if len(fits) > len(best):
            best = fits
    return best


def made_for(row: Row, part: str) -> Span | None:
    return row.spans.get(part)


def _held(part: str, value: int, holding: Sequence[int]) -> Reach:
    """A value that stands in two overlapping ranges is between them."""
    if len(holding) == 1:
        return Reach(part, value, "fits", holding[0])
    return Reach(part, value, "between", holding[0], holding[1])


def _slack(spans: Sequence[tuple[Span, int]], end: int, share: float) -> float:
    """What the first or last size of single numbers gives; a range gives nothing beyond its end."""
    span = spans[end][0]
    if span.low != span.high:
        return 0.0
    if len(spans) < 2:
        return span.low * 0.02
    one, other = (spans[0][0], spans[1][0]) if end == 0 else (spans[-2][0], spans[-1][0])
    return (other.low - one.high) * share
