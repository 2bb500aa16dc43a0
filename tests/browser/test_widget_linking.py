"""A cart begun on the shop's own site is finished on the phone, once both are shown to be one person's."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import snap
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_a_cart_goes_along_to_the_phone(demo: Running, laptop: Page) -> None:
    page = laptop
    page.goto(demo.url + "/site/products/saturday-linen-shirt-dress")
    page.get_by_role("button", name="Buy in the chat").click()
    expect(page.get_by_text("In your cart: Saturday linen shirt dress")).to_be_visible()
    page.get_by_role("button", name="Continue on WhatsApp").click()
    expect(page.get_by_role("link", name="Open WhatsApp")).to_have_attribute(
        "href", re.compile(r"^https://wa\.me/\d+\?text=")
    )
    snap(page, "widget-link")
    page.get_by_role("button", name="Send this on the phone").click()
    expect(page.get_by_text("Sent.")).to_be_visible()
    page.get_by_role("link", name="Open the phone").click()

    phone = page.get_by_role("log")
    box = page.get_by_role("textbox", name=re.compile("message", re.IGNORECASE))
    box.fill("show my cart")
    box.press("Enter")
    expect(phone.get_by_text(re.compile("Saturday linen shirt dress")).last).to_be_visible()
    snap(page, "widget-on-the-phone")
