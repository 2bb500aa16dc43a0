"""The demo page shows the desk beside the phone: a newcomer is shopper and shop at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import snap
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_a_newcomer_asks_on_the_phone_and_answers_at_the_desk_beside_it(demo: Running, laptop: Page) -> None:
    laptop.goto(demo.url)
    box = laptop.get_by_role("textbox", name="Message")
    box.fill("can I talk to a person please")
    box.press("Enter")
    expect(laptop.get_by_role("log").get_by_text("asked a person").last).to_be_visible()

    laptop.get_by_role("button", name="Answer at the desk").click()
    desk = laptop.frame_locator("iframe[title='The desk']")
    desk.get_by_text("I have asked a person").first.click()
    desk.get_by_placeholder("Write a reply").fill("Here I am. What may I find for you?")
    desk.get_by_role("button", name="Send", exact=True).click()

    expect(laptop.get_by_role("log").get_by_text("Here I am. What may I find for you?")).to_be_visible()
    snap(laptop, "side-by-side")
    laptop.get_by_role("button", name="See what happened").click()
    expect(laptop.get_by_role("heading", name="What just happened")).to_be_visible()
