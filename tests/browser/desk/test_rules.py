"""What happens by itself, set up on the desk by hand: rules, macros, reply times, labels, satisfaction, wording."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import looks_right, opened, thread
from tests.browser.widget.stage import BUILT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
assert BUILT
SCREENS = {
    "rules": "Rules", "macros": "Macros", "sla": "Reply times", "labels": "Labels", "satisfaction": "Satisfaction",
    "wording": "Wording",
}  # fmt: skip


def went_to(desk: Page, page: str) -> None:
    desk.goto(re.sub(r"/desk/.*", f"/desk/settings/{page}", desk.url))
    expect(desk.get_by_role("heading", level=1, name=SCREENS[page])).to_be_visible()


def is_narrow_enough(desk: Page) -> None:
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_looks_right(desk: Page, page: str, scheme: Literal["light", "dark"]) -> None:
    desk.emulate_media(color_scheme=scheme)
    went_to(desk, page)
    expect(desk.locator("main section, main table").nth(1)).to_be_visible()
    desk.wait_for_load_state("networkidle")
    snap(desk, f"rules-{page}-{scheme}")
    looks_right(desk)


@pytest.mark.parametrize("page", SCREENS)
def test_every_screen_fits_a_phone(small_desk: Page, page: str) -> None:
    went_to(small_desk, page)
    small_desk.wait_for_load_state("networkidle")
    snap(small_desk, f"rules-{page}-phone")
    is_narrow_enough(small_desk)
    looks_right(small_desk)


def test_a_rule_is_written_tried_and_follows(desk: Page, shopper: Page) -> None:
    went_to(desk, "rules")
    desk.get_by_role("button", name="Add a rule").click()
    desk.get_by_role("textbox", name="Name").fill("Wool is asked for")
    desk.get_by_role("button", name="Add a condition").click()
    desk.get_by_role("menuitem", name="Words").click()
    words = desk.get_by_role("combobox", name="Words", exact=True)
    words.fill("merino")
    words.press("Enter")
    desk.get_by_role("button", name="Add an action").click()
    desk.get_by_role("menuitem", name="Add a label").click()
    desk.get_by_role("combobox", name="Add a label").fill("wool")
    desk.get_by_role("combobox", name="Add a label").press("Escape")
    desk.get_by_role("button", name="Try it on the last 100").click()
    expect(desk.get_by_role("status").filter(has_text="would meet it")).to_be_visible()
    snap(desk, "rules-editor")
    looks_right(desk)
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("heading", name="Wool is asked for")).to_be_visible()

    desk.goto(re.sub(r"/desk/.*", "/desk/inbox/all", desk.url))
    opened(desk, shopper, "Do you have merino socks?")

    expect(thread(desk).get_by_text("Rule “Wool is asked for”")).to_be_visible()
    expect(desk.locator("[data-row]").first).to_contain_text("wool")
    snap(desk, "rules-line-in-thread")


def test_a_macro_is_run_from_the_thread_and_from_the_palette(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Where is my parcel?")
    desk.get_by_role("button", name="Run a macro").click()
    snap(desk, "rules-macro-menu")
    desk.get_by_role("menuitem", name="Money back, urgent").click()
    expect(desk.get_by_text("Done: Money back, urgent")).to_be_visible()
    expect(desk.locator("[data-row]").first).to_contain_text("money back")

    desk.keyboard.press("Control+k")
    desk.get_by_role("dialog").get_by_role("combobox").fill("Done, and ask")
    expect(desk.get_by_role("option", name="Run a macro: Done, and ask how it was")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(shopper.get_by_role("log").get_by_text("How was it to talk with")).to_be_visible()
    snap(shopper, "rules-rating-asked-phone")


def test_the_shopper_rates_and_the_desk_counts_it(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Thank you, all good now")
    desk.get_by_role("button", name="Run a macro").click()
    desk.get_by_role("menuitem", name="Done, and ask how it was").click()
    expect(shopper.get_by_role("log").get_by_text("How was it to talk with")).to_be_visible()
    box = shopper.get_by_role("textbox", name=re.compile("message", re.IGNORECASE))
    box.fill("5, you were quick")
    box.press("Enter")
    expect(shopper.get_by_role("log").get_by_text("Thank you, I have noted it.")).to_be_visible()

    went_to(desk, "satisfaction")
    expect(desk.get_by_text("you were quick")).to_be_visible()
    snap(desk, "rules-satisfaction-answered")
    looks_right(desk)


def test_a_text_is_worded_previewed_and_said(desk: Page, browser: Browser) -> None:
    went_to(desk, "wording")
    field = desk.get_by_role("textbox", name="A person takes over, within hours")
    field.fill("One of us at {shop} will be right with you, {name}.")
    expect(desk.get_by_text("There is no {name} here")).to_be_visible()
    field.fill("One of us at {shop} will be right with you.")
    expect(desk.get_by_text("One of us at Marlow & Fig will be right with you.")).to_be_visible()
    desk.get_by_role("button", name="Save").nth(2).click()
    expect(desk.get_by_text("Saved", exact=True)).to_be_visible()
    snap(desk, "rules-wording-own")
    desk.reload()
    expect(field).to_have_value("One of us at {shop} will be right with you.")
    desk.get_by_role("button", name="Use the built-in text").click()
    expect(field).to_have_value(re.compile("I have asked a person from"))


def test_labels_are_coloured_renamed_and_merged(desk: Page) -> None:
    went_to(desk, "labels")
    desk.get_by_role("button", name="Add a label").click()
    desk.get_by_role("textbox", name="Name").fill("presents")
    desk.get_by_role("button", name="Save").click()
    row = desk.get_by_role("row").filter(has_text="presents")
    expect(row).to_be_visible()
    row.get_by_role("button", name="Merge").click()
    desk.get_by_role("menuitem", name="gift").click()
    expect(desk.get_by_text("presents is now gift.")).to_be_visible()
    expect(row).to_have_count(0)
