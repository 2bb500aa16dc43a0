import pytest
from tools.write_reference import PAGES, REFERENCE


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    told = "run: python tools/write_reference.py"

    assert (REFERENCE / name).read_text() == PAGES[name](), told
