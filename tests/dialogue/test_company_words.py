"""A company's name and VAT number out of what people write."""

import pytest

from chaffer.conversations.dialogue.for_company import country_of, read

TOLD = [
    ("Byron Works GmbH, VAT DE 123456789", "US", "DE123456789", "Byron Works GmbH"),
    ("DE123456789 Byron Works", "US", "DE123456789", "Byron Works"),
    ("Byron Works GmbH, VAT DE 12345678", "US", "", ""),
    ("Ateliers Byron, numéro de TVA : FR 40 303 265 045", "FR", "FR40303265045", "Ateliers Byron"),
    ("바이런 웍스, 사업자등록번호 123-45-67890", "KR", "1234567890", "바이런 웍스"),
    ("ООО «Байрон», ИНН 7707083893", "RU", "7707083893", "ООО «Байрон"),
    ("I'm buying for my company", "US", "", ""),
]


@pytest.mark.parametrize(("text", "country", "number", "name"), TOLD)
def test_number_and_name_are_told_apart(text: str, country: str, number: str, name: str) -> None:
    found, called = read(text, country)

    assert found == number
    if number:
        assert called == name


def test_the_country_stands_in_the_number_or_is_the_shoppers() -> None:
    assert [country_of("EL123456789", "US"), country_of("7707083893", "RU")] == ["GR", "RU"]
