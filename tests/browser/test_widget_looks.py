"""The chat as it is drawn: every kind of part, in both modes, both directions, on wide and narrow screens."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.widget.stage import BUILT, GALLERY, Stage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LARGEST = 25_000
CONTRAST = Path(__file__).parent / "widget/contrast.js"


@pytest.fixture(params=[(1280, 860), (390, 844), (320, 640)], ids=["wide", "pocket", "tiny"])
def sized(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page, f"{width}"
    context.close()
    assert faults == [], "the page complained"


def test_the_built_script_stays_small() -> None:
    script = (BUILT / "widget/chaffer-chat.js").read_bytes()
    assert len(gzip.compress(script, 9)) < LARGEST


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_of_part_is_drawn(sized: tuple[Page, str], theme: str) -> None:
    page, name = sized
    stage = Stage(page, GALLERY["messages"])
    stage.open(f"theme={theme} sku=MF-1 product='Isla satin gown'")
    page.get_by_role("button", name="Chat with us").click()
    log = page.get_by_role("log")
    expect(log.get_by_text("DAHLIA10")).to_be_visible()
    expect(log.get_by_text("This cannot be shown here.")).to_be_visible()
    expect(log.get_by_role("link", name="Pay now")).to_have_attribute("href", "https://shop.example/pay/abc")
    snap(page, f"widget-end-{theme}-{name}")
    log.evaluate("element => { element.scrollTop = 0 }")
    page.wait_for_timeout(60)
    snap(page, f"widget-top-{theme}-{name}")
    log.evaluate("element => { element.scrollTop = element.scrollHeight / 2.4 }")
    page.wait_for_timeout(60)
    snap(page, f"widget-middle-{theme}-{name}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out sideways"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read(page: Page, theme: str) -> None:
    stage = Stage(page, GALLERY["messages"])
    stage.open(f"theme={theme} sku=MF-1 product='Isla satin gown'")
    page.get_by_role("button", name="Chat with us").click()
    expect(page.get_by_role("log").get_by_text("DAHLIA10")).to_be_visible()
    found = page.evaluate(CONTRAST.read_text())
    assert found["looked"] >= len(GALLERY["messages"])
    assert found["pale"] == []
    page.evaluate("document.querySelector('chaffer-chat').style.setProperty('--chaffer-ink-soft', '#999'); 0")
    page.evaluate("document.querySelector('chaffer-chat').style.setProperty('--chaffer-dark-ink-soft', '#555'); 0")
    assert page.evaluate(CONTRAST.read_text())["pale"] != [], "the check sees what is too pale"


def test_right_to_left_mirrors_the_whole_panel(sized: tuple[Page, str]) -> None:
    page, name = sized
    stage = Stage(page, GALLERY["rtl"])
    stage.open("dir=rtl language=ar")
    page.get_by_role("button", name="Chat with us").click()
    expect(page.get_by_role("log").get_by_text("متوسط")).to_be_visible()
    snap(page, f"widget-rtl-{name}")
    mine = page.locator("chaffer-chat .rows .mine .bubble").first.bounding_box()
    theirs = page.locator("chaffer-chat .rows .theirs .bubble").first.bounding_box()
    assert mine is not None
    assert theirs is not None
    assert mine["x"] < theirs["x"], "the shopper's words stand on the left"


def test_the_empty_chat_greets_and_offers_categories(sized: tuple[Page, str]) -> None:
    page, name = sized
    stage = Stage(page)
    stage.open()
    snap(page, f"widget-closed-{name}")
    page.get_by_role("button", name="Chat with us").click()
    expect(page.get_by_role("button", name="Flower counter")).to_be_visible()
    snap(page, f"widget-empty-{name}")
    page.get_by_role("button", name="Flower counter").click()
    expect(page.locator("chaffer-chat .mine")).to_contain_text("Flower counter")
    expect(page.get_by_role("button", name="Flower counter")).to_be_hidden()
    assert next(frame for frame in stage.heard if frame["type"] == "tap")["choice"] == "collection:flower-counter"
