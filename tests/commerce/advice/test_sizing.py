"""Sizes by chart: what is read, which row fits, and that nothing outside of the chart is ever named."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffer.commerce.advice.charts import Chart, Span, read_chart
from chaffer.commerce.advice.size_advice import Known, SizeAdvice, advise_size
from chaffer.commerce.advice.sizing import needed, reach, row_of, sold_as

CHARTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "charts.toml").read_text(encoding="utf-8"))


def chart(name: str) -> Chart:
    read = read_chart(CHARTS[name])
    assert read is not None
    return read


def advice(name: str, sold: list[str], **known: Any) -> SizeAdvice:
    return advise_size(chart(name), sold, Known(**known))


def test_ranges_units_and_labels_are_read_as_they_stand() -> None:
    inches, shoes, mixed = chart("inches"), chart("shoes"), chart("units_in_cells")

    assert inches.parts == ("bust",)
    assert inches.rows[1].spans["bust"] == Span(914, 965)
    assert shoes.labels == ("US", "EU", "UK")
    assert shoes.rows[0].spans == {"foot": Span(237, 237)}
    assert mixed.rows[2].spans == {"bust": Span(1080, 1080)}


def test_things_are_not_measured_on_a_body() -> None:
    assert chart("bedding").parts == ()
    assert needed(chart("bedding"), {}) == ""


@pytest.mark.parametrize("told", [None, {}, {"rows": "x"}, {"columns": ["Size"], "rows": [[]]}, {"rows": [["S"]]}])
def test_what_is_no_chart_is_none(told: Any) -> None:
    assert read_chart(told) is None


def test_a_chart_may_begin_with_the_largest() -> None:
    told = CHARTS["units_in_cells"]
    turned = read_chart({**told, "rows": told["rows"][::-1]})

    assert turned is not None
    assert advise_size(turned, [], Known({"bust": 1020}, wish="loose")).other == "L"


def test_the_size_is_called_as_the_shop_sells_it() -> None:
    assert sold_as(chart("shoes"), ["38", "39", "40"]) == {0: "38", 1: "39", 2: "40"}
    assert sold_as(chart("shoes"), ["US 7", "US 9"]) == {0: "US 7", 2: "US 9"}
    assert advice("shoes", ["38", "39", "40"], told={"foot": 246}).size == "39"
    assert advice("shoes", ["US 7", "US 8"], told={"foot": 246}).size == "US 8"


def test_a_size_usually_worn_counts_only_where_the_chart_tells_it() -> None:
    shoes = ["US 7", "US 8", "US 9"]

    assert advice("shoes", shoes, usual=("40",)).size == "US 9"
    assert advice("shoes", shoes, usual=("UK 6",)).size == "US 8"
    assert advice("shoes", shoes, usual=("FR 40",)).verdict == "unknown"
    assert row_of(chart("inches"), "42") is None
    assert advice("inches", ["S", "M", "L"], usual=("M", "L")).verdict == "between"


def test_the_measure_that_needs_most_room_decides() -> None:
    wide = advice("units_in_cells", ["S", "M", "L"], told={"bust": 970, "waist": 855})
    assert wide.by is not None
    assert (wide.size, wide.by.part, wide.others[0].size) == ("M", "waist", "S")


def test_a_childs_height_counts_more_than_its_age() -> None:
    assert advice("child", ["2-3", "3-4", "5-6"], told={"age": 3, "height": 1150}).size == "5-6"
    assert advice("child", ["2-3", "3-4", "5-6"], told={"age": 5}).size == "5-6"
    assert advice("child", ["2-3", "3-4", "5-6"]).need == "height"


def test_between_two_sizes_the_wish_comes_first_then_what_others_found_then_the_shop() -> None:
    told = {"bust": 990}
    small = {"small": 4, "true": 1, "large": 0}

    def lean(**known: Any) -> tuple[str, str]:
        found = advice("units_in_cells", ["S", "M", "L"], told=told, **known)
        return found.lean, found.why

    assert lean() == ("", "")
    assert lean(guide="larger") == ("M", "guide_larger")
    assert lean(guide="smaller", fit=small) == ("M", "reviews_small")
    assert lean(wish="close", fit=small) == ("S", "wish_close")
    assert lean(fit={"small": 1, "true": 0, "large": 0}) == ("", "")
    assert lean(fit={"small": 3, "true": 9, "large": 0}) == ("", "")


def test_who_wishes_more_room_than_fits_is_told_the_next_size_if_there_is_one() -> None:
    def beside(bust: int, wish: str) -> tuple[str, str]:
        found = advice("units_in_cells", ["S", "M", "L"], told={"bust": bust}, wish=wish)
        return found.size, found.other

    assert beside(1020, "loose") == ("M", "L")
    assert beside(1020, "close") == ("M", "S")
    assert beside(1080, "loose") == ("L", "")


def test_outside_of_the_chart_there_is_no_size() -> None:
    beyond, before = (
        advice("shoes", ["38", "39", "40"], told={"foot": foot}) for foot in (290, 200)
    )  # fmt: skip

    assert (beyond.verdict, before.verdict) == ("above", "below")
    assert beyond.lean == before.lean == ""


@st.composite
def charts_and_value(draw: st.DrawFn) -> tuple[dict[str, Any], list[int], int]:
    steps = draw(st.lists(st.integers(2, 12), min_size=1, max_size=7))
    points = [80]
    for step in steps:
        points.append(points[-1] + step)
    told = {"unit": "cm", "columns": ["Size", "Bust"], "rows": [[f"R{n}", str(at)] for n, at in enumerate(points)]}
    return told, points, draw(st.integers(600, 1800))


@given(charts_and_value())
def test_a_size_is_always_near_the_measure_and_never_outside_of_the_chart(
    case: tuple[dict[str, Any], list[int], int],
) -> None:
    told, points, value = case
    read = read_chart(told)
    assert read is not None

    found = reach(read, "bust", value)

    assert found is not None
    widest = max((b - a) * 10 for a, b in pairwise(points))
    match found.verdict:
        case "above":
            assert value > points[-1] * 10
        case "below":
            assert value < points[0] * 10
        case "between":
            assert points[found.row] * 10 < value < points[found.other] * 10
            assert found.other == found.row + 1
        case _:
            assert abs(points[found.row] * 10 - value) <= widest * 0.65


@given(charts_and_value(), st.integers(0, 300))
def test_more_room_is_never_found_for_less(case: tuple[dict[str, Any], list[int], int], more: int) -> None:
    told, _, value = case
    read = read_chart(told)
    assert read is not None
    one, other = reach(read, "bust", value), reach(read, "bust", value + more)
    assert one is not None
    assert other is not None

    assert one.place <= other.place


@given(charts_and_value())
def test_whoever_measures_what_a_size_is_made_for_wears_it(case: tuple[dict[str, Any], list[int], int]) -> None:
    told, points, _ = case
    read = read_chart(told)
    assert read is not None
    for at, point in enumerate(points):
        found = advise_size(read, [], Known({"bust": point * 10}))
        assert (found.verdict, found.size) == ("fits", f"R{at}")


@given(
    st.dictionaries(
        st.sampled_from(("unit", "columns", "rows", "x")),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=12), lambda inner: st.lists(inner, max_size=6), max_leaves=20
        ),
    )
)
def test_a_chart_of_any_shape_is_read_or_passed_over(told: dict[str, Any]) -> None:
    read = read_chart(told)

    if read is not None:
        advise_size(read, ["S"], Known({"bust": 900, "foot": 250}, ("M",)))
