"""Things laid out at a later hour, from the desk: seen as they would be, moved, taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import looks_right, opened, thread

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def lay_out_later(desk: Page) -> None:
    desk.get_by_role("button", name="Insert").click()
    desk.get_by_role("menuitem", name="Send later").click()
    desk.get_by_role("menuitem", name=re.compile("In an hour")).click()
    expect(desk.get_by_role("menuitem", name=re.compile("^Leaves"))).to_be_visible()
    snap(desk, "later-1-menu")
    desk.get_by_role("menuitem", name="Products").click()
    box = desk.get_by_role("dialog", name=re.compile("Products · Leaves"))
    box.get_by_role("textbox").fill("blue dress")
    box.get_by_role("checkbox").first.check()
    looks_right(desk)
    box.get_by_role("button", name="Send 1 product").click()


def test_products_wait_for_their_hour_get_another_and_are_taken_back(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Could you send me something nice this evening?")
    expect(thread(desk).get_by_text("Bot", exact=True)).to_be_visible()
    told = shopper.get_by_role("log").inner_text()
    lay_out_later(desk)

    waiting = thread(desk).locator("[data-message]", has=desk.get_by_role("img", name=re.compile("^Leaves")))
    expect(waiting.get_by_role("button", name="Take back")).to_be_visible()
    before = waiting.get_by_role("img", name=re.compile("^Leaves")).get_attribute("aria-label")
    waiting.get_by_role("button", name="Change the time").click()
    desk.get_by_role("menuitem", name=re.compile("In four hours")).click()
    expect(waiting.get_by_role("img", name=re.compile("^Leaves"))).not_to_have_attribute("aria-label", before or "")
    looks_right(desk)
    snap(desk, "later-2-waiting")

    desk.emulate_media(color_scheme="dark")
    snap(desk, "later-3-dark")
    desk.set_viewport_size({"width": 390, "height": 844})
    expect(waiting).to_be_visible()
    snap(desk, "later-4-small")
    waiting.get_by_role("button", name="Take back").click()
    expect(thread(desk).get_by_text("It was taken back before it left.")).to_be_visible()
    assert shopper.get_by_role("log").inner_text() == told
