"""The chat on the demo's shop site, with the real server behind it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from chaffer.demo import catalogue_lines
from tests.browser.conftest import snap
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

DRESS = "/site/products/saturday-linen-shirt-dress"
ADDRESS = "Ana Lopez, 12 Harbour St, Apt 4, Portland OR 97201, USA"
ACTIVE = """() => {
  let at = document.activeElement
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement
  return at ? (at.getAttribute('aria-label') || at.textContent || at.tagName).trim() : ''
}"""


@pytest.fixture
def shopper(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    context.set_default_timeout(20_000)
    yield context
    context.close()


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def walk_to(page: Page, name: str, key: str = "Tab", at_most: int = 60) -> None:
    """Press the key until what has the focus is called this."""
    for _ in range(at_most):
        page.keyboard.press(key)
        if re.search(name, page.evaluate(ACTIVE)):
            return
    raise AssertionError(f"{key} never came to {name!r}; last at {page.evaluate(ACTIVE)!r}")


def tap(page: Page, name: str) -> None:
    """Walk back from the field to the newest of these and press it."""
    expect(log(page).get_by_role("button", name=name, exact=True).last).to_be_visible()
    walk_to(page, f"^{re.escape(name)}$", "Shift+Tab")
    page.keyboard.press("Enter")


def test_a_dress_is_bought_with_the_keyboard_alone(demo: Running, shopper: BrowserContext) -> None:
    page = shopper.new_page()
    page.goto(demo.url + DRESS)
    walk_to(page, "^Buy in the chat$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Fig")).to_be_visible()
    expect(log(page).get_by_text("In your cart: Saturday linen shirt dress")).to_be_visible()
    tap(page, "Check out")
    expect(log(page).get_by_text("Name and address").last).to_be_visible()
    page.keyboard.type(ADDRESS)
    page.keyboard.press("Enter")
    tap(page, "That's right")
    expect(log(page).get_by_text("How shall it be delivered?").last).to_be_visible()
    walk_to(page, "^Express", "Shift+Tab")
    page.keyboard.press("ArrowUp")
    assert re.search("^Standard", page.evaluate(ACTIVE)), "arrow keys walk through a list"
    page.keyboard.press("Enter")
    tap(page, "Pay online")
    expect(log(page).get_by_role("link", name="Pay now")).to_be_visible()
    snap(page, "widget-pay")
    walk_to(page, "^Pay now$", "Shift+Tab")
    with shopper.expect_page() as opened:
        page.keyboard.press("Enter")

    till = opened.value
    expect(till.get_by_role("heading").first).to_be_visible()
    walk_to(till, "(?i)pay")
    till.keyboard.press("Enter")
    expect(till.get_by_text(re.compile("test", re.IGNORECASE)).first).to_be_visible()
    walk_to(till, "(?i)^pay")
    till.keyboard.press("Enter")
    expect(log(page).get_by_text(re.compile("paid|thank", re.IGNORECASE)).last).to_be_visible()
    snap(page, "widget-paid")


def test_the_panel_holds_the_tab_key_and_escape_gives_the_focus_back(demo: Running, shopper: BrowserContext) -> None:
    page = shopper.new_page()
    page.goto(demo.url + "/site")
    page.get_by_role("button", name="Chat with us").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Flower counter")).to_be_visible()
    seen = []
    for _ in range(24):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.tagName"))
    assert set(seen) == {"CHAFFER-CHAT"}
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Fig")).to_be_hidden()
    assert page.evaluate(ACTIVE) == "Chat with us"


def test_the_thread_goes_along_from_page_to_page_and_tab_to_tab(demo: Running, shopper: BrowserContext) -> None:
    first = shopper.new_page()
    first.goto(demo.url + "/site")
    first.get_by_role("button", name="A present for a 6 year old").first.click()
    expect(log(first).get_by_role("button", name=re.compile("^Choose")).first).to_be_visible()
    first.locator("chaffer-chat .card a").first.click()
    expect(first).to_have_url(re.compile("/site/products/"))
    expect(log(first).get_by_text("A present for a 6 year old")).to_be_visible()

    second = shopper.new_page()
    second.goto(demo.url + "/site")
    second.get_by_role("button", name=re.compile("Chat with us")).click()
    expect(log(second).get_by_text("A present for a 6 year old")).to_be_visible()
    second.get_by_role("textbox", name="Your message").fill("and one for a grandmother")
    second.keyboard.press("Enter")
    expect(log(first).get_by_text("and one for a grandmother")).to_be_visible()


def test_a_question_is_about_the_product_of_the_page_until_it_is_taken_away(
    demo: Running, shopper: BrowserContext
) -> None:
    page = shopper.new_page()
    page.goto(demo.url + DRESS)
    page.get_by_role("button", name="Ask about it").click()
    expect(page.get_by_text("Asking about Saturday linen shirt dress")).to_be_visible()
    page.get_by_role("textbox", name="Your message").fill("is it machine washable?")
    page.keyboard.press("Enter")
    expect(log(page).get_by_text(re.compile("Machine wash at 30|Saturday linen shirt dress")).last).to_be_visible()
    expect(page.get_by_text("Asking about Saturday linen shirt dress")).to_be_hidden()
    page.get_by_role("button", name="Ask about it").click()
    page.get_by_role("button", name="Not about this").click()
    expect(page.get_by_text("Asking about Saturday linen shirt dress")).to_be_hidden()


def test_where_sockets_do_not_get_through_it_answers_all_the_same(demo: Running, shopper: BrowserContext) -> None:
    page = shopper.new_page()
    page.route_web_socket(re.compile("/chat/"), lambda socket: socket.close(code=1011))
    page.goto(demo.url + "/site")
    page.get_by_role("button", name="A present for a 6 year old").first.click()
    expect(log(page).get_by_role("button", name=re.compile("^Choose")).first).to_be_visible(timeout=20_000)
    page.get_by_role("textbox", name="Your message").fill("cheaper ones")
    page.keyboard.press("Enter")
    expect(page.locator("chaffer-chat .rows .theirs")).to_have_count(2, timeout=20_000)


def test_what_is_sold_out_can_be_asked_for_when_it_is_back(demo: Running, shopper: BrowserContext) -> None:
    gone = next(
        line for line in map(json.loads, catalogue_lines()) if not any(each["stock"] for each in line["variants"])
    )
    page = shopper.new_page()
    page.goto(f"{demo.url}/site/products/{gone['id']}")
    expect(page.get_by_role("button", name="Buy in the chat")).to_be_hidden()
    page.get_by_role("button", name="Tell me when it is back").click()
    expect(page.locator("chaffer-chat .rows .mine")).to_contain_text("Tell me when it is back")
    expect(log(page).get_by_text(gone["title"]).last).to_be_visible()
    snap(page, "widget-want-back")


def test_words_said_while_the_server_is_down_arrive_once(tmp_path: Path, shopper: BrowserContext) -> None:
    running = Running(tmp_path, command=[*Running.CHAFFER, "demo"])
    running.start()
    try:
        page = shopper.new_page()
        page.goto(running.url + "/site")
        page.get_by_role("button", name="Chat with us").click()
        field = page.get_by_role("textbox", name="Your message")
        expect(page.get_by_role("button", name="Flower counter")).to_be_visible()
        field.fill("hello")
        field.press("Enter")
        expect(page.locator("chaffer-chat .rows .theirs").first).to_be_visible()

        running.kill()
        expect(page.get_by_text("No connection.")).to_be_visible()
        field.fill("a prom dress in blue")
        field.press("Enter")
        expect(page.locator("chaffer-chat .waiting")).to_contain_text("a prom dress")
        snap(page, "widget-offline")
        running.start()
        expect(page.locator("chaffer-chat .waiting")).to_have_count(0, timeout=60_000)
        expect(page.get_by_text("No connection.")).to_be_hidden()
        expect(log(page).get_by_role("button", name=re.compile("^Choose")).first).to_be_visible()

        page.reload()
        expect(log(page).get_by_role("button", name=re.compile("^Choose")).first).to_be_visible()
        expect(log(page).get_by_text("a prom dress in blue")).to_have_count(1)
    finally:
        running.stop()
