"""Several servers on one database: a page hears what was said to any of them."""

from pathlib import Path

import pytest

from chaffer.rehearsal.web_page import WebPage
from tests.chat.house import ORIGIN, House


@pytest.fixture
def houses(database_url: str, tmp_path: Path) -> list[House]:
    if database_url.startswith("sqlite"):
        pytest.skip("SQLite has one server")
    first = House(database_url, tmp_path / "a")
    second = House(database_url, tmp_path / "b")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first.start()
    second.shop_id, second.site, second.identity_key = first.shop_id, first.site, first.identity_key
    second.start()
    return [first, second]


def test_tabs_at_two_servers_show_the_same_thread(houses: list[House]) -> None:
    first, second = houses
    page = first.page()
    other = WebPage(second.server.url, second.site, ORIGIN)
    second.pages.append(other)
    other.token = page.token
    other.open()

    try:
        for tab in (page, other, page, other):
            tab.say("hello")
            page.answer()
            other.answer()
        page.drain()
        other.drain()

        assert page.messages == other.messages
        assert sorted(page.messages) == list(range(1, 9))
    finally:
        first.stop()
        second.stop()
