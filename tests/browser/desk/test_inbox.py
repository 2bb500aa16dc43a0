"""The desk beside the phone, in a real browser: live both ways, under the page's strict policy."""

import gzip
import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import composer, context_of, first_row, looks_right, opened, says, thread
from tests.browser.widget.stage import BUILT as EVERYTHING_BUILT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

FIRST_LOAD = 350_000  # bytes, compressed, without fonts
BUILT = EVERYTHING_BUILT / "desk"


def test_the_first_load_is_small() -> None:
    page = (BUILT / "index.html").read_text()
    asked = re.findall(r'(?:src|href)="/static/built/desk/([^"]+\.(?:js|css))"', page)

    assert len(asked) == 2, "one script and one sheet come first"
    assert sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in asked) < FIRST_LOAD


def test_a_shopper_and_a_person_talk_live_both_ways(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Do you have a blue prom dress under 200 dollars?")
    expect(thread(desk).get_by_text("Bot", exact=True).first).to_be_visible()

    desk.get_by_role("button", name="Take it").click()
    expect(desk.get_by_role("button", name="Owner: You")).to_be_visible()
    says(shopper, "Will it be here by Friday?")
    expect(thread(desk).get_by_text("Will it be here by Friday?")).to_be_visible()
    expect(first_row(desk)).to_contain_text("Will it be here by Friday?")
    snap(desk, "desk-1-live")

    composer(desk).fill("It will, if you order today.")
    composer(desk).press("Enter")
    expect(shopper.get_by_role("log").get_by_text("It will, if you order today.")).to_be_visible()
    expect(thread(desk).get_by_text("answers from here")).to_be_visible()
    answer = thread(desk).locator("[data-message]", has_text="It will, if you order today.")
    expect(answer.get_by_role("img", name=re.compile("Sent|Delivered|Read"))).to_be_visible()
    snap(desk, "desk-2-answered")


def test_what_is_written_without_a_connection_goes_once_when_it_is_back(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Is anybody there?")
    context_of(desk).set_offline(True)

    composer(desk).fill("Yes, a moment please.")
    composer(desk).press("Enter")
    composer(desk).press("Enter")
    expect(thread(desk).get_by_text("Yes, a moment please.")).to_be_visible()
    desk.wait_for_timeout(1_500)
    context_of(desk).set_offline(False)

    expect(shopper.get_by_role("log").get_by_text("Yes, a moment please.")).to_have_count(1)
    expect(thread(desk).locator("[data-message]").get_by_text("Yes, a moment please.")).to_have_count(1)


def test_a_note_stays_in_the_house_and_a_draft_stays_in_its_thread(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "I am allergic to wool")
    desk.keyboard.press("n")
    note = desk.get_by_role("combobox", name="Note for colleagues")
    note.fill("Never offer wool.")
    note.press("Enter")
    expect(thread(desk).get_by_text("Never offer wool.")).to_be_visible()
    expect(shopper.get_by_role("log").get_by_text("Never offer wool.")).to_have_count(0)

    desk.keyboard.press("Escape")
    desk.keyboard.press("r")
    composer(desk).fill("Not finished yet")
    desk.reload()
    expect(composer(desk)).to_have_value("Not finished yet")


PASSWORD = "three words that stay"


def test_who_was_asked_in_signs_in_again_over_what_they_write(desk: Page, shopper: Page, browser: Browser) -> None:
    desk.goto(desk.url.split("/desk/")[0] + "/desk/settings/people")
    desk.get_by_role("textbox", name="Name").fill("Jun Park")
    desk.get_by_role("textbox", name="Email").fill("jun@example.com")
    desk.get_by_role("button", name="Make a link").click()
    link = desk.get_by_text("/desk/welcome#").inner_text()
    desk.goto(desk.url.split("/settings/")[0] + "/")

    colleague = browser.new_page()
    colleague.set_default_timeout(20_000)
    colleague.goto(link)
    colleague.get_by_label("A password").fill(PASSWORD)
    colleague.get_by_role("button", name="Come in").click()
    opened(colleague, shopper, "Is Jun there?")
    assert link.split("#")[1] not in colleague.url

    composer(colleague).fill("I am, one moment.")
    colleague.context.clear_cookies()
    composer(colleague).press("Enter")
    again = colleague.get_by_role("dialog", name="Please sign in again")
    expect(again.get_by_label("Email")).to_have_value("jun@example.com")
    snap(colleague, "desk-7-again")
    again.locator("input[type=password]").fill("not this one, surely")
    again.get_by_role("button", name="Sign in").click()
    expect(again.get_by_text("do not go together")).to_be_visible()
    again.locator("input[type=password]").fill(PASSWORD)
    again.get_by_role("button", name="Sign in").click()
    expect(shopper.get_by_role("log").get_by_text("I am, one moment.")).to_have_count(1)
    expect(again).to_be_hidden()
    colleague.close()


def test_everything_is_reached_by_keys(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Hello from the keyboard")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("heading", name="Choose a conversation")).to_be_visible()
    desk.keyboard.press("j")
    expect(composer(desk)).to_be_visible()
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    snap(desk, "desk-3-keys")
    desk.keyboard.press("Escape")

    desk.keyboard.press("Control+k")
    palette = desk.get_by_role("combobox", name="What would you like to do?")
    palette.fill("Snoozed")
    palette.press("Enter")
    expect(desk.get_by_role("heading", name="Snoozed")).to_be_visible()


def test_one_pane_at_a_time_on_a_phone(small_desk: Page, shopper: Page) -> None:
    desk = small_desk
    opened(desk, shopper, "A small screen this time")
    expect(first_row(desk)).to_be_hidden()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out sideways"
    snap(desk, "desk-4-pocket")
    desk.get_by_role("button", name="Back to the list").click()
    expect(first_row(desk)).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_everything_has_a_name_and_can_be_read(desk: Page, shopper: Page, colours: Literal["light", "dark"]) -> None:
    desk.emulate_media(color_scheme=colours)
    opened(desk, shopper, "Show me shoes, please")
    expect(thread(desk).get_by_text("Bot", exact=True).first).to_be_visible()
    desk.wait_for_timeout(500)
    snap(desk, f"desk-5-{colours}")
    looks_right(desk)
    for page in ("profile", "replies", "people", "keys", "hooks"):
        desk.goto(desk.url.split("/desk/")[0] + f"/desk/settings/{page}")
        expect(desk.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
        desk.wait_for_timeout(300)
        snap(desk, f"desk-6-{page}-{colours}")
        looks_right(desk)
