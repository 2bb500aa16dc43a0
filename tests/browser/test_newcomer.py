"""The newcomer's path on the demo page, in a real browser: from the first word to a delivered parcel."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import snap
from tests.browser.waiting import until
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

FIRST_WORDS = "I need a prom dress, blue or white, not over 200 dollars"
ADDRESS = "Ana Lopez, 12 Harbour St, Apt 4, Portland OR 97201, USA"


def say(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name=re.compile("message", re.IGNORECASE))
    box.fill(words)
    box.press("Enter")


def phone(page: Page):
    return page.get_by_role("log")


def test_a_newcomer_buys_and_follows_the_parcel(demo: Running, laptop: Page) -> None:
    page = laptop
    page.goto(demo.url)
    snap(page, "1-first-look")

    say(page, FIRST_WORDS)
    expect(phone(page).get_by_role("button", name="Choose").first).to_be_visible()
    snap(page, "2-dresses")

    phone(page).get_by_role("button", name="Choose").first.click()
    expect(phone(page).get_by_text(re.compile("Which colour|Which size")).last).to_be_visible()
    if phone(page).get_by_text("Which colour?").count():
        phone(page).get_by_role("button", name="White", exact=True).last.click()
    expect(phone(page).get_by_text("Which size").last).to_be_visible()
    phone(page).get_by_role("button", name="Choose").last.click()
    snap(page, "3-sizes")
    page.get_by_role("dialog").get_by_text("M", exact=True).click()
    send = page.get_by_role("dialog").get_by_role("button", name=re.compile("send", re.IGNORECASE))
    if send.count():
        send.click()

    phone(page).get_by_role("button", name="Check out").last.click()
    expect(phone(page).get_by_text("Name and address").last).to_be_visible()
    say(page, ADDRESS)
    phone(page).get_by_role("button", name="That's right").last.click()
    expect(phone(page).get_by_text("How shall it be delivered?").last).to_be_visible()
    phone(page).get_by_role("button", name="Choose").last.click()
    page.get_by_role("dialog").get_by_text("Standard").first.click()
    send = page.get_by_role("dialog").get_by_role("button", name=re.compile("send", re.IGNORECASE))
    if send.count():
        send.click()
    phone(page).get_by_role("button", name="Pay online").last.click()
    phone(page).get_by_text("Pay now").last.click()

    sheet = page.frame_locator("iframe")
    expect(sheet.get_by_role("heading").first).to_be_visible()
    snap(page, "4-our-pay-page")
    sheet.get_by_role("link", name=re.compile("pay", re.IGNORECASE)).first.click()
    expect(sheet.get_by_text(re.compile("test", re.IGNORECASE)).first).to_be_visible()
    snap(page, "5-provider-page")
    sheet.get_by_role("button", name=re.compile("pay", re.IGNORECASE)).first.click()
    expect(phone(page).get_by_text(re.compile("paid|thank", re.IGNORECASE)).last).to_be_visible()
    snap(page, "6-paid")

    close = page.get_by_role("button", name=re.compile("close", re.IGNORECASE))
    if close.count():
        close.first.click()
    page.get_by_role("button", name=re.compile("^pack", re.IGNORECASE)).first.click()
    page.get_by_role("button", name=re.compile("^ship", re.IGNORECASE)).first.click()
    expect(phone(page).get_by_text(re.compile("on its way|shipped", re.IGNORECASE)).last).to_be_visible()
    snap(page, "7-shipped")
    expect(phone(page).get_by_text(re.compile("has been delivered")).last).to_be_visible(timeout=60_000)
    snap(page, "8-delivered")


def test_the_page_folds_onto_a_real_phone(demo: Running, pocket: Page) -> None:
    page = pocket
    page.goto(demo.url)
    say(page, FIRST_WORDS)
    expect(phone(page).get_by_role("button", name="Choose").first).to_be_visible()
    snap(page, "9-pocket")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out sideways"


def test_a_newcomer_sends_flowers_for_mothers_day(demo: Running, pocket: Page) -> None:
    page = pocket
    page.goto(demo.url)
    say(page, "Flowers delivered for Mother's Day, mum loves dahlias, not over 60")
    expect(phone(page).get_by_text("You would like it on Sunday").last).to_be_visible()
    expect(phone(page).get_by_text("dahlia").last).to_be_visible()
    snap(page, "9-flowers")

    say(page, "the bonfire dahlia bouquet, small")
    phone(page).get_by_role("button", name="Add to cart").last.click()
    phone(page).get_by_role("button", name="Check out").last.click()
    expect(phone(page).get_by_text("address of your mum").last).to_be_visible()
    say(page, "Marie Lee, 12 Harbour St, Portland OR 97201, USA")
    phone(page).get_by_role("button", name="That's right").last.click()
    expect(phone(page).get_by_text("time of day").last).to_be_visible()
    snap(page, "10-day")
    phone(page).get_by_role("button", name="Morning").last.click()
    expect(phone(page).get_by_text("card").last).to_be_visible()
    snap(page, "11-card")
    say(page, "Thank you for everything, Mum!")
    expect(phone(page).get_by_text("Courier on the day you choose").last).to_be_visible()
    snap(page, "12-sum")
    phone(page).get_by_role("button", name="Pay online").last.click()
    expect(phone(page).get_by_text("Pay now").last).to_be_visible()
    snap(page, "13-pay")


HOLD_THE_SECOND = """() => {
  const ask = window.fetch;
  let asked = 0;
  window.fetch = async (...what) => {
    const answer = await ask(...what);
    if (String(what[0]).endsWith('/sandbox/phone') && ++asked === 2) {
      window.held = true;
      await new Promise((release) => { window.release = release; });
      window.held = false;
    }
    return answer;
  };
}"""


def test_an_answer_that_comes_while_the_page_asks_anew_stays(demo: Running, laptop: Page) -> None:
    """What the page is told then is older than the answer; it once threw the answer away."""
    page = laptop
    page.add_init_script(f"({HOLD_THE_SECOND})()")
    page.goto(demo.url)
    until(page, "window.held === true")
    before = phone(page).get_by_role("button", name="Choose").count()

    say(page, FIRST_WORDS)
    expect(phone(page).get_by_role("button", name="Choose")).not_to_have_count(before)
    there = phone(page).get_by_role("button", name="Choose").count()
    page.evaluate("window.release()")
    until(page, "window.held === false")
    page.wait_for_timeout(1_000)  # longer than it takes to show what came

    expect(phone(page).get_by_role("button", name="Choose")).to_have_count(there)
