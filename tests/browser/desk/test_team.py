"""People who work together, in a real browser: the live queue, a whisper, a conversation taken over, many changed at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import first_row, looks_right, opened, says, thread
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
PASSWORD = "three words that stay"


def go(desk: Page, where: str) -> None:
    desk.goto(desk.url.split("/desk/")[0] + "/desk/" + where)


@pytest.fixture
def colleague(desk: Page, browser: Browser) -> Iterator[Page]:
    """Somebody who was asked in as an agent, with their own browser."""
    yield from _colleague(desk, browser)


def _colleague(desk: Page, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.set_default_timeout(20_000)
    link = desk.evaluate(
        """async () => {
        const call = (path, body) => fetch('/api/v1' + path, body ? { method: 'POST', body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), 'x-chaffer-csrf': window.csrf } } : {}).then((each) => each.json())
        window.csrf = (await call('/session')).csrf
        return (await call('/invitations', { email: `kim.${Date.now()}@example.com`, name: 'Kim Lee', role: 'agent' })).url
        }"""
    )
    page.goto(link)
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("region", name="Conversations")).to_be_visible()
    yield page
    page.close()


def test_a_supervisor_listens_in_whispers_and_takes_over(desk: Page, colleague: Page, shopper: Page) -> None:
    opened(colleague, shopper, "I need help with my order, a person please")
    here = colleague.url.split("/")[-1]
    colleague.get_by_role("button", name="Take it").click()
    expect(colleague.get_by_role("button", name="Owner: You")).to_be_visible()
    says(shopper, "Are you there?")

    go(desk, "floor")
    row = desk.locator(f"tr[data-row='{here}']")
    expect(row).to_contain_text("Kim Lee")
    expect(desk.get_by_role("row", name=re.compile("^Kim Lee.*1"))).to_be_visible()
    looks_right(desk)
    snap(desk, "team-1-floor")
    row.get_by_role("button", name=re.compile("Listen in")).click()
    expect(desk.get_by_text("and does not see you")).to_be_visible()
    expect(desk.get_by_role("combobox", name="Reply to the shopper")).to_have_count(0)
    expect(colleague.get_by_label(re.compile("is looking at this"))).to_have_count(0)
    desk.get_by_role("textbox", name="Whisper to Kim Lee").fill("Offer her the express rate.")
    desk.get_by_role("button", name="Whisper", exact=True).click()

    whisper = colleague.get_by_role("status").filter(has_text="Offer her the express rate.")
    expect(whisper).to_be_visible()
    snap(desk, "team-2-listening")
    snap(colleague, "team-3-whispered")
    expect(shopper.get_by_text("Offer her the express rate.")).to_have_count(0)
    whisper.get_by_role("button", name="Got it").click()
    expect(whisper).to_have_count(0)
    expect(thread(colleague).get_by_text("whispered to Kim Lee")).to_be_visible()

    desk.get_by_role("button", name="Take over").click()
    expect(desk.get_by_role("button", name="Owner: You")).to_be_visible()
    expect(thread(desk).get_by_text("took over from Kim Lee")).to_be_visible()
    expect(colleague.get_by_text("no longer yours")).to_be_visible()
    expect(shopper.get_by_text("took over from")).to_have_count(0)
    snap(colleague, "team-4-taken")


def test_many_are_selected_labelled_and_brought_back_by_keys(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Something to select")
    go(desk, "inbox/all")
    first_row(desk).focus()
    desk.keyboard.press("x")
    bar = desk.get_by_role("toolbar", name="What is selected")
    expect(bar).to_contain_text("1 selected")
    bar.get_by_role("button", name="Label").click()
    desk.get_by_role("menuitem", name="VIP").first.click()
    expect(first_row(desk)).to_contain_text("VIP")
    expect(bar).to_have_count(0)
    desk.get_by_role("button", name="Undo").click()
    expect(first_row(desk)).not_to_contain_text("VIP")

    desk.keyboard.press("Shift+A")
    expect(bar).to_be_visible()
    snap(desk, "team-5-bulk")
    looks_right(desk)
    desk.keyboard.press("Escape")
    expect(bar).to_have_count(0)


def test_the_live_queue_on_a_phone_and_in_the_dark(demo: Running, small_desk: Page) -> None:
    go(small_desk, "floor")
    expect(small_desk.get_by_role("heading", name="Live queue")).to_be_visible()
    expect(small_desk.get_by_role("link", name="Ines Moreau")).to_be_visible()
    looks_right(small_desk)
    snap(small_desk, "team-6-floor-phone")
    small_desk.emulate_media(color_scheme="dark")
    expect(small_desk.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    small_desk.wait_for_timeout(300)  # colours fade over
    looks_right(small_desk)
    assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    snap(small_desk, "team-7-floor-phone-dark")
