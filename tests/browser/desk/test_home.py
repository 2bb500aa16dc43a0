"""Home and the reports, in a real browser, on the demo."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import looks_right, says

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def go(desk: Page, place: str) -> None:
    desk.evaluate(
        "(to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }", f"/desk/{place}"
    )


def test_home_says_who_waits_and_what_is_still_to_be_set_up(desk: Page, shopper: Page) -> None:
    says(shopper, "Can I talk to a person?")
    go(desk, "home")
    expect(desk.get_by_role("heading", level=1, name="Home")).to_be_visible()
    longest = desk.get_by_role("region", name="Waiting longest")
    expect(longest.get_by_role("link").first).to_be_visible(timeout=30_000)
    steps = desk.get_by_role("region", name="Before you open")
    expect(
        steps.get_by_role("listitem").filter(has_text="Bring in your catalogue").get_by_role("img", name="Done")
    ).to_be_visible()
    expect(
        steps.get_by_role("listitem").filter(has_text="Connect a payment provider").get_by_role("img", name="To do")
    ).to_be_visible()
    expect(desk.get_by_role("region", name="Numbers and channels")).to_contain_text("WhatsApp")
    looks_right(desk)
    snap(desk, "home-1")

    longest.get_by_role("link").first.click()
    expect(desk.get_by_role("log")).to_contain_text("asked a person")


def test_reports_draw_and_tell_the_days(desk: Page) -> None:
    go(desk, "reports")
    talks = desk.get_by_role("slider", name="Conversations", exact=True)
    expect(talks).to_be_visible()
    expect(desk.get_by_role("note")).to_contain_text("demonstration history")
    talks.focus()
    desk.keyboard.press("End")
    desk.keyboard.press("ArrowLeft")
    expect(talks).to_have_attribute("aria-valuetext", re.compile(r"Conversations \d+"))
    looks_right(desk)
    desk.set_viewport_size({"width": 1440, "height": 2300})
    snap(desk, "reports-1")

    desk.get_by_role("button", name=re.compile("As a table ?: Conversations")).click()
    table = desk.get_by_role("region", name="Conversations", exact=True).get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(31)
    desk.get_by_role("switch", name="Compare with the period before").press("Space")
    expect(table.get_by_role("columnheader", name="Period before")).to_be_visible()
    expect(desk).to_have_url(re.compile("compare=yes"))
    desk.get_by_text("90 days").click()
    expect(table.get_by_role("row")).to_have_count(91)
    desk.get_by_role("region", name="Broken down").get_by_text("Teams", exact=True).click()
    expect(desk.get_by_text("A team's numbers are those of the people in it now.")).to_be_visible()
    snap(desk, "reports-2-compared")
    with desk.expect_download() as loading:
        desk.get_by_role("link", name="Table as CSV").click()
    lines = loading.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("day,channel,person,involved,conversations")
    assert len(lines) > 200


def test_home_and_reports_fit_a_phone_and_the_dark(small_desk: Page) -> None:
    for scheme in ("light", "dark"):
        small_desk.emulate_media(color_scheme=scheme)
        for place, name in (("home", "Home"), ("reports", "Reports")):
            go(small_desk, place)
            expect(small_desk.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=30_000)
            expect(small_desk.get_by_role("region").last).to_be_visible()
            small_desk.wait_for_timeout(600)
            assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
            looks_right(small_desk)
            snap(small_desk, f"{place}-phone-{scheme}")


def test_home_and_reports_in_the_dark(desk: Page) -> None:
    desk.emulate_media(color_scheme="dark")
    desk.set_viewport_size({"width": 1440, "height": 2000})
    for place, name in (("home", "Numbers and channels"), ("reports", "Satisfaction")):
        go(desk, place)
        expect(desk.get_by_role("region", name=name)).to_be_visible(timeout=30_000)
        looks_right(desk)
        snap(desk, f"{place}-dark")
