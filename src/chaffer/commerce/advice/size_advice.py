"""Which size of one product, and why: by its chart, what was told, what reviews say of the fit, and the shopper's taste."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from chaffer.commerce.advice.charts import Chart, Row
from chaffer.commerce.advice.sizing import Reach, by_usual, needed, prefers_larger, size_for, sold_as, surer

Wish = Literal["", "loose", "close"]
Why = Literal[
    "", "wish_loose", "wish_close", "growing", "reviews_small", "reviews_large", "guide_larger", "guide_smaller"
]

_FEW = 2
"""Fewer reviews that speak of the fit lean nobody."""


class Known(msgspec.Struct, frozen=True):
    """told: measures by part, in millimetres, grams or years; usual: sizes usually worn; wish: how it should sit.

    fit: how many reviews say small, true and large; guide: what the shop says to those between sizes.
    """

    told: dict[str, int] = {}
    usual: tuple[str, ...] = ()
    wish: Wish = ""
    fit: dict[str, int] = {}
    guide: str = ""


class Measure(msgspec.Struct, frozen=True):
    """One measure and the size it points to; made: what that size is made for, lowest and highest."""

    part: str
    value: int
    size: str
    made: tuple[int, int] = (0, 0)


class SizeAdvice(msgspec.Struct, frozen=True):
    """verdict: fits (size; other is the next one in the direction wished for, if any), between (size and other, the larger one; lean is the one preferred, "" if nothing leans),
    above and below (size is the chart's last or first; made is where it ends), ask (need), unknown (a size usually worn that
    the chart does not tell).

    why:     what leans, with fit_count of fit_of reviews where it is they.
    by:      the measure that decides; others: what the rest points to. surer: measures that would make it surer.
    """

    verdict: Literal["fits", "between", "above", "below", "ask", "unknown"]
    size: str = ""
    other: str = ""
    lean: str = ""
    why: Why = ""
    fit_count: int = 0
    fit_of: int = 0
    by: Measure | None = None
    others: tuple[Measure, ...] = ()
    need: str = ""
    surer: tuple[str, ...] = ()


def advise_size(chart: Chart, sold: Sequence[str], known: Known) -> SizeAdvice:
    """sold: the size labels of the product's variants. A size that is not sold at all is named as the chart writes it."""
    sized = size_for(chart, known.told)
    usual = by_usual(chart, known.usual) if known.usual else None
    names = _Names(chart, sold)
    if sized is None and usual is None:
        need = needed(chart, known.told)
        return SizeAdvice("unknown" if known.usual else "ask", need=need)
    if sized is None or (usual is not None and sized.decided.part == "age"):
        assert usual is not None
        return _found(names, usual, (), known, needed_too=())
    return _found(names, sized.decided, sized.others, known, surer(chart, known.told))


class _Names:
    """What rows are called where the product is sold."""

    def __init__(self, chart: Chart, sold: Sequence[str]) -> None:
        self._rows = chart.rows
        self._sold = sold_as(chart, sold)

    def of(self, row: int) -> str:
        return self._sold.get(row) or self._rows[row].size

    def beside(self, row: int, wish: Wish) -> str:
        """The next size in the direction wished for, if the chart has one."""
        at = row + {"": 0, "loose": 1, "close": -1}[wish]
        return self.of(at) if at != row and 0 <= at < len(self._rows) else ""

    def measure(self, reached: Reach, row: int | None = None) -> Measure:
        at = reached.row if row is None else row
        return Measure(reached.part, reached.value, self.of(at), _made(self._rows[at], reached.part))


def _made(row: Row, part: str) -> tuple[int, int]:
    span = row.spans.get(part)
    return (span.low, span.high) if span else (0, 0)


def _found(
    names: _Names, decided: Reach, others: Sequence[Reach], known: Known, needed_too: tuple[str, ...]
) -> SizeAdvice:
    by = names.measure(decided)
    rest = tuple(names.measure(one) for one in others if one.verdict in ("fits", "between"))
    if decided.verdict in ("above", "below"):
        return SizeAdvice(decided.verdict, by.size, by=by, others=rest)
    if decided.verdict == "fits":
        return SizeAdvice("fits", by.size, names.beside(decided.row, known.wish), by=by, others=rest, surer=needed_too)
    larger = names.of(decided.other)
    why, count, of = _leaning(decided, known)
    lean = "" if not why else by.size if why in _SMALLER else larger
    return SizeAdvice("between", by.size, larger, lean, why, count, of, by, rest, surer=needed_too)


_SMALLER = frozenset(("wish_close", "reviews_large", "guide_smaller"))


def _leaning(decided: Reach, known: Known) -> tuple[Why, int, int]:
    """The shopper's wish first, then what cannot wait, then what others found, then the shop's own word."""
    if known.wish:
        return ("wish_loose", 0, 0) if known.wish == "loose" else ("wish_close", 0, 0)
    if prefers_larger(decided):
        return "growing", 0, 0
    small, large = known.fit.get("small", 0), known.fit.get("large", 0)
    of = small + large + known.fit.get("true", 0)
    if small >= _FEW and small > large and small * 2 >= of:
        return "reviews_small", small, of
    if large >= _FEW and large > small and large * 2 >= of:
        return "reviews_large", large, of
    if known.guide:
        return ("guide_larger" if known.guide == "larger" else "guide_smaller"), 0, 0
    return "", 0, 0
