"""A real browser, or a loud word why there is none."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.process.running import Running

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(
        (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), None
    )
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        except Error as error:
            pytest.skip(f"NO BROWSER: {str(error).splitlines()[0]}")
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`chaffer demo`, as a newcomer starts it. All tests are one person at its desk, who is quicker than any."""
    quick = {"CHAFFER_REQUESTS_PER_MINUTE": "100000", "CHAFFER_REQUESTS_BURST": "10000"}
    running = Running(tmp_path_factory.mktemp("demo"), command=[*Running.CHAFFER, "demo"], environ=quick)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def laptop(browser: Browser) -> Iterator[Page]:
    yield from _page(browser, 1366, 800)


@pytest.fixture
def pocket(browser: Browser) -> Iterator[Page]:
    yield from _page(browser, 390, 844)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from _page(browser, 1280, 860)


def _page(browser: Browser, width: int, height: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert faults == [], "the page complained"


def snap(page: Page, name: str) -> None:
    """Keep a picture to look at, if CHAFFER_SCREENSHOTS names a folder."""
    folder = os.environ.get("CHAFFER_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png")
