from typing import Any

import pytest

from chaffer.commerce.search.ages import ages_of
from chaffer.commerce.search.sizes import fits, plain_size


@pytest.mark.parametrize(
    ("told", "years"),
    [("3-6", (3, 4, 5, 6)), ("0-18 months", (0, 1)), ("5", (5,)), (7, (7,)), (["1-2", "4"], (1, 2, 4)), ("adult", ()),
     (None, ()), ("15+", (15, 16, 17))],
)  # fmt: skip
def test_ages_are_every_year_they_cover(told: Any, years: tuple[int, ...]) -> None:
    assert ages_of({"age": told}) == years


@pytest.mark.parametrize(
    ("asked", "have", "fit"),
    [("M", "Medium", True), ("m", "Size M", True), ("42", "EU 42", True), ("42", "420", False), ("W32", "W32 L34", True),
     ("w32 l34", "W32/L34", True), ("W3", "W32 L34", False), ("S", "S/M", True), ("37,5", "37.5", True), ("XXL", "2XL", True),
     ("42", "42/43", True), ("L", "XL", False)],
)  # fmt: skip
def test_sizes_are_told_to_be_the_same(asked: str, have: str, fit: bool) -> None:
    assert fits(plain_size(asked), plain_size(have)) is fit
