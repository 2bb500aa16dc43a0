"""A number while a size is asked."""

from datetime import date

import pytest

from chaffer.language.understanding import understand


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("8", ("8",)), ("the 10 please", ("10",)), ("м", ("M",)),
        ("엄마 선물로 5만원 정도 추천해주세요", ()), ("no, something for $50", ()), ("у неё двое, 5 лет", ()),
        ("Иванов Пётр, Алматы, ул. Абая 10, 050000, Казахстан", ()),
    ],
)  # fmt: skip
def test_only_a_short_bare_number_answers_which_size(text: str, sizes: tuple[str, ...]) -> None:
    assert understand(text, today=date(2026, 3, 2), currency="USD", asked="size").slots.sizes == sizes
