from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.desk.stage import desk_of
from tests.process.running import Running


@pytest.fixture
def desk(demo: Running, browser: Browser) -> Iterator[Page]:
    yield from desk_of(demo, browser, 1440, 900)


@pytest.fixture
def small_desk(demo: Running, browser: Browser) -> Iterator[Page]:
    yield from desk_of(demo, browser, 390, 844)


@pytest.fixture
def shopper(demo: Running, laptop: Page) -> Page:
    laptop.goto(demo.url)
    return laptop
