"""The desk beside the phone, opened for a test: what the page's policy refuses or a script complains of fails it."""

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.process.running import Running

LOOKS = (Path(__file__).parent / "looks.js").read_text()
WATCH_POLICY = "addEventListener('securitypolicyviolation', (e) => (window.broken ??= []).push(e.violatedDirective + ' ' + e.blockedURI))"
OFFLINE = re.compile("ERR_INTERNET_DISCONNECTED|Failed to fetch|net::|status of (409|422)")
"""What a browser says of itself: of a lost connection, and of each no, which the page words."""


def desk_of(demo: Running, browser: Browser, width: int, height: int) -> Iterator[Page]:
    """The desk as the demo's owner sees it."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.add_init_script(WATCH_POLICY)
    page.goto(f"{demo.url}/demo/desk")
    expect(page.get_by_role("region", name="Conversations")).to_be_visible()
    yield page
    broken = page.evaluate("window.broken ?? []")
    context.close()
    assert broken == [], "the page broke its own policy"
    assert [fault for fault in faults if not OFFLINE.search(fault)] == [], "the page complained"


def says(phone: Page, words: str) -> None:
    box = phone.get_by_role("textbox", name=re.compile("message", re.IGNORECASE))
    box.fill(words)
    box.press("Enter")


def first_row(desk: Page) -> Locator:
    return desk.locator("[data-row]").first


def opened(desk: Page, phone: Page, words: str) -> None:
    """The shopper says it, and the desk has its thread open."""
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    expect(desk.locator("[data-row]").or_(desk.get_by_text("Nothing here")).first).to_be_visible()
    above = first_row(desk).get_attribute("data-row") if first_row(desk).count() else ""
    says(phone, words)
    expect(desk.locator(f"[data-row]:not([data-row='{above}'])").first).to_be_visible()
    expect(first_row(desk)).not_to_have_attribute("data-row", above or "-")
    first_row(desk).click()
    expect(thread(desk).get_by_text(words).last).to_be_visible()


def thread(desk: Page) -> Locator:
    return desk.get_by_role("log")


def composer(desk: Page) -> Locator:
    return desk.get_by_role("combobox", name="Reply to the shopper")


def context_of(page: Page) -> BrowserContext:
    return page.context


def looks_right(desk: Page) -> None:
    told = desk.evaluate(LOOKS)
    assert told["looked"] > 5
    assert told["pale"] == [], told["pale"]
    assert told["nameless"] == [], told["nameless"]
    assert told["pictures"] == []
    assert told["twice"] == []
