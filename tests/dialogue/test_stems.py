"""A wording without one of its stems would never be looked for."""

import re
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.conversations import dialogue

OF = ["permission_words", "card_words"]
MEANT = ("end", "ask", "give", "forget", "list", "save")


def wordings(name: str) -> tuple[list[str], list[str]]:
    told = msgspec.json.decode(
        files(dialogue).joinpath(f"{name}.json").read_bytes(), type=dict[str, dict[str, list[str]]]
    )
    every = {kind: [each for some in by_language.values() for each in some] for kind, by_language in told.items()}
    return every["stems"], [each for kind, some in every.items() if kind in MEANT for each in some]


@pytest.mark.parametrize("name", OF)
def test_whatever_a_wording_fits_has_one_of_the_stems(name: str) -> None:
    stems, patterns = wordings(name)
    assert len(patterns) > 15

    @settings(max_examples=12 * len(patterns), deadline=None)
    @given(st.data())
    def each_has_one(data: st.DataObject) -> None:
        pattern = data.draw(st.sampled_from(patterns))
        text = data.draw(st.from_regex(pattern))
        found = re.search(pattern, text)
        assert found is None or any(stem in text for stem in stems), pattern

    each_has_one()
