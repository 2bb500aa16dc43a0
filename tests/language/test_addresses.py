"""One-message addresses of nine countries."""

from pathlib import Path

import pytest
import yaml

from chaffer.language.addresses.format import format_address
from chaffer.language.addresses.parse import parse_address

CASES = yaml.safe_load((Path(__file__).parent / "addresses.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_an_address_is_read_as_written(case: dict[str, object]) -> None:
    read = parse_address(str(case["text"]), country=str(case.get("country", "")))
    expected = case["expect"]
    assert isinstance(expected, dict)
    said = {key: list(value) if isinstance(value := getattr(read, key), tuple) else value for key in expected}
    assert said == expected


def test_a_state_that_does_not_fit_its_zip_is_told() -> None:
    assert "region_invalid" in parse_address("Ana Lopez, 12 Harbour St, Portland OR 10001", country="US").missing


def test_what_is_missing_is_listed() -> None:
    assert parse_address("12 Harbour St", country="US").missing == ("name", "city", "region", "postcode")


def test_a_known_name_is_not_asked_again() -> None:
    assert parse_address("12 Harbour St, Portland OR 97201", country="US", name="Ana").missing == ()


def test_an_address_is_written_as_its_country_writes_it() -> None:
    american = parse_address("Ana Lopez, 12 Harbour St, Apt 4, Portland OR 97201, USA")
    assert format_address(american) == "Ana Lopez\n12 Harbour St\nApt 4\nPortland, OR 97201\nUnited States"
    french = parse_address("Marie Dupont, 12 rue de la Paix, 75002 Paris, France")
    assert format_address(french) == "Marie Dupont\n12 rue de la Paix\n75002 Paris\nFrance"
    korean = parse_address("김민수, 서울특별시 강남구 테헤란로 123, 06234")
    assert format_address(korean) == "(06234)\n서울특별시 강남구 테헤란로 123\n김민수"


@pytest.mark.parametrize("text", ["", ",", "????", "1" * 5000, "\n\n", "St", "USA", "a" * 700, "대한민국", "😀, 😀"])
def test_no_text_makes_it_fail(text: str) -> None:
    format_address(parse_address(text))
