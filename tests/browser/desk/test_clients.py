"""Clients, look boards, commission and the whole shopper at the desk, in a real browser on the demo."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import desk_of, looks_right, opened, says, thread
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

PLACES = ("clients/people", "clients/boards", "clients/earnings", "settings/commission")


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, demo: Running, browser: Browser) -> Iterator[Page]:
    for page in desk_of(demo, browser, 1440, 900):
        page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
        yield page


def at(desk: Page, place: str) -> None:
    desk.goto(desk.url.split("/desk/")[0] + f"/desk/{place}")
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    expect(desk.get_by_label("Loading")).to_have_count(0)
    desk.wait_for_timeout(300)


@pytest.mark.parametrize("place", PLACES)
def test_every_screen_looks_right(coloured: Page, place: str, request: pytest.FixtureRequest) -> None:
    at(coloured, place)

    snap(coloured, f"clients-{place.replace('/', '-')}-{request.node.callspec.params['coloured']}")
    looks_right(coloured)


@pytest.mark.parametrize("place", PLACES)
def test_every_screen_fits_a_phone(small_desk: Page, place: str) -> None:
    at(small_desk, place)

    snap(small_desk, f"clients-{place.replace('/', '-')}-small")
    looks_right(small_desk)
    assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_who_would_get_a_message_is_seen_before_it_is_sent(desk: Page) -> None:
    at(desk, "clients/people")
    desk.get_by_label("Choose all shown").check()
    desk.get_by_role("button", name=re.compile("Write to 5 clients")).click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Message").fill("Hello {{contact.first_name}}, new linen is in.")
    dialog.get_by_role("combobox", name="With a look board").click()
    desk.get_by_role("option", name="First warm evening").click()
    dialog.get_by_role("button", name="See who gets it").click()

    expect(dialog.get_by_text("Hello Ines, new linen is in.")).to_be_visible()
    expect(dialog.get_by_text("Never agreed to offers on this channel").first).to_be_visible()
    expect(dialog.get_by_text("Too long since they wrote").first).to_be_visible()
    snap(desk, "clients-outreach")
    looks_right(desk)
    dialog.get_by_role("button", name=re.compile("^Send to")).click()
    expect(desk.get_by_text(re.compile("on (its|their) way"))).to_be_visible()
    desk.get_by_role("link", name="Ines Calder").click()
    expect(thread(desk).get_by_text("Hello Ines, new linen is in.")).to_be_visible()
    snap(desk, "clients-outreach-sent")


def test_a_board_is_made_and_its_things_are_in_order(desk: Page) -> None:
    at(desk, "clients/boards")
    desk.get_by_role("button", name="New look board").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Rainy day")
    for words, title in (("raincoat", "Rainy Tuesday raincoat"), ("beret", "Left Bank wool beret")):
        dialog.get_by_role("combobox", name="Things").fill(words)
        desk.get_by_role("option", name=title).first.click()
        expect(dialog.get_by_role("listitem").filter(has_text=title)).to_be_visible()
    dialog.get_by_role("button", name="Move Left Bank wool beret up").click()
    snap(desk, "clients-board-form")
    looks_right(desk)
    dialog.get_by_role("button", name="Save").click()

    board = desk.get_by_role("article").filter(has_text="Rainy day")
    expect(board).to_contain_text("2 things")


def test_two_things_of_a_board_are_bought_by_reply(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Could somebody choose something for me?")
    desk.get_by_role("button", name="Insert").click()
    desk.get_by_role("menuitem", name="Look board").click()
    desk.get_by_role("dialog").get_by_role("button", name=re.compile("A new kitchen")).click()
    expect(shopper.get_by_role("log").get_by_text("For the house you told me of:").first).to_be_visible()

    says(shopper, "1 and 3")

    expect(shopper.get_by_role("log").get_by_text("Lemonade carafe").last).to_be_visible()
    expect(thread(desk).get_by_text(re.compile("In your cart")).first).to_be_visible()
    snap(desk, "clients-board-bought")


def test_the_panel_tells_all_and_takes_what_is_told(desk: Page, shopper: Page) -> None:
    opened(desk, shopper, "Hello, I am back")
    panel = desk.get_by_role("complementary", name="About the shopper")
    known = panel.locator("details", has_text="Sizes and tastes")
    known.get_by_role("button", name="Add what they told").click()
    known.get_by_role("textbox", name="Height").fill("172")
    known.get_by_role("button", name="Save").click()
    expect(known.get_by_text("172 cm")).to_be_visible()
    panel.get_by_text("What happened", exact=True).click()
    expect(panel.get_by_text("Hello, I am back").first).to_be_visible()
    snap(desk, "panel-more")
    looks_right(desk)

    panel.get_by_role("button", name="More").click()
    desk.get_by_role("menuitem", name="Make them my client").click()
    expect(desk.get_by_text("Your client now.")).to_be_visible()
    panel.get_by_role("button", name="More").click()
    desk.get_by_role("menuitem", name="Merge or split").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Somebody else").fill("Hanna")
    desk.get_by_role("option", name=re.compile("Hanna Orr")).click()
    expect(dialog.get_by_role("radio", name="Hanna Orr")).to_be_visible()
    snap(desk, "panel-merge")
    looks_right(desk)
    dialog.get_by_label("What shows that the two are one").fill("She said so")
    dialog.get_by_role("button", name="Merge").click()
    expect(desk.get_by_text("They are one now.")).to_be_visible()
    panel.get_by_role("button", name="More").click()
    desk.get_by_role("menuitem", name="Merge or split").click()
    desk.get_by_role("dialog").get_by_role("button", name="Split").click()
    expect(desk.get_by_text("They are two again")).to_be_visible()


def test_erasing_wants_the_name_typed(desk: Page) -> None:
    at(desk, "clients/people")
    desk.get_by_role("link", name="Vera Lisina").click()
    panel = desk.get_by_role("complementary", name="About the shopper")
    expect(panel.get_by_role("heading", name="Vera Lisina")).to_be_visible()
    with desk.expect_download() as taken:
        panel.get_by_role("button", name="More").click()
        desk.get_by_role("menuitem", name="Take out their data").click()
    assert "Vera Lisina" in taken.value.path().read_text()

    panel.get_by_role("button", name="More").click()
    desk.get_by_role("menuitem", name="Forget them for good").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Forget for good")).to_be_disabled()
    snap(desk, "panel-erase")
    dialog.get_by_role("textbox").fill("Vera Lisina")
    dialog.get_by_role("button", name="Forget for good").click()
    expect(desk.get_by_text("Forgotten.")).to_be_visible()
    at(desk, "clients/people")
    expect(desk.get_by_text("Vera Lisina")).to_have_count(0)


def test_the_rule_is_changed_by_whoever_may(desk: Page) -> None:
    at(desk, "settings/commission")
    desk.get_by_label("Within days").fill("21")
    desk.locator("section").filter(has_text="Whose an order is").get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved.").first).to_be_visible()
    desk.reload()
    expect(desk.get_by_label("Within days")).to_have_value("21")
