"""Running the house from the desk: channels, templates, keys, webhooks, facts, settings, the trail, what failed."""

import json
import re
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import looks_right, says
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PAGES = ("shop", "channels", "templates", "keys", "hooks", "events", "audit", "failed")
NUMBER = "106500000009999"
PHONE = "4915155500001"
LOADING = "[aria-busy=true]"


def at(desk: Page, where: str) -> None:
    desk.goto(re.sub(r"/desk/.*", f"/desk/settings/{where}", desk.url))
    expect(desk.locator("h1 ~ *").first).to_be_visible()
    expect(desk.locator(LOADING)).to_have_count(0)


def control(demo: Running, path: str, told: Any) -> Any:
    """The stand-in for Meta, as whoever sits before Meta's forms."""
    address = f"{demo.url}/sandbox/graph/control/{path}"
    asked = urllib.request.Request(address, json.dumps(told).encode(), {"content-type": "application/json"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return json.load(answer)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_house_looks_right(desk: Page, scheme: str) -> None:
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for page in PAGES:
        at(desk, page)
        looks_right(desk)
        snap(desk, f"admin-{page}-{scheme}")
    for page, button in (("templates", "Write a template"), ("keys", "Make a key"), ("hooks", "Add an endpoint"),
                         ("channels/whatsapp", ""), ("channels/web", "")):  # fmt: skip
        at(desk, page)
        if button:
            desk.get_by_role("button", name=button).click()
        desk.wait_for_timeout(300)
        expect(desk.locator(LOADING)).to_have_count(0)
        looks_right(desk)
        snap(desk, f"admin-{page.replace('/', '-')}-form-{scheme}")


def test_every_page_of_the_house_fits_a_phone(small_desk: Page) -> None:
    for page in (*PAGES, "channels/whatsapp", "channels/web"):
        at(small_desk, page)
        looks_right(small_desk)
        assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), page
        snap(small_desk, f"admin-{page.replace('/', '-')}-phone")


def test_pages_of_the_settings_are_chosen_from_a_list_on_a_phone(small_desk: Page) -> None:
    at(small_desk, "shop")
    pages = small_desk.get_by_role("combobox", name="Page of the settings")
    expect(pages).to_have_value("shop")

    pages.select_option("Audit trail")
    expect(small_desk.get_by_role("heading", name="Audit trail")).to_be_visible()
    expect(pages).to_have_value("audit")
    expect(small_desk.get_by_text("Session · begun").first).to_be_visible()


def test_the_last_page_of_the_settings_is_in_sight_where_it_is_open(desk: Page) -> None:
    desk.set_viewport_size({"width": 1440, "height": 600})
    at(desk, "events")

    expect(desk.get_by_role("link", name="Live events")).to_be_in_viewport()


def test_a_number_is_connected_step_by_step(desk: Page, demo: Running) -> None:
    own = {"phone_number_id": NUMBER, "waba_id": "100000000000009", "access_token": "token-of-nine",
           "app_secret": "secret-of-nine", "callback_url": f"{demo.url}/in/whatsapp", "verified_name": "Second desk",
           "display": "15550009999"}  # fmt: skip
    control(demo, "numbers", own)
    at(desk, "channels")
    desk.get_by_role("button", name="Connect WhatsApp").click()
    desk.get_by_label("Phone number id").fill(NUMBER)
    desk.get_by_label("Business account id").fill("100000000000009")
    desk.get_by_label("App secret").fill("not-the-secret")
    desk.get_by_label("Access token").fill("not-the-token")
    desk.get_by_role("button", name="Another address of the Graph API").click()
    desk.get_by_label("Address of the Graph API").fill(f"{demo.url}/sandbox/graph")
    desk.get_by_role("button", name="Check and connect").click()
    expect(desk.get_by_text("could not be decrypted")).to_be_visible()
    snap(desk, "admin-wizard-1-refused")

    desk.get_by_label("Access token").fill("token-of-nine")
    desk.get_by_role("button", name="Check and connect").click()
    expect(desk.get_by_text("Second desk is connected")).to_be_visible()
    expect(desk.get_by_text("Waiting for Meta to knock")).to_be_visible()
    token = desk.locator("code").nth(1).inner_text()
    assert control(demo, "handshake", {"phone_number_id": NUMBER, "verify_token": "wrong"}) == {"verified": False}
    assert control(demo, "handshake", {"phone_number_id": NUMBER, "verify_token": token}) == {"verified": True}
    expect(desk.get_by_text("Meta knocked and we answered")).to_be_visible()

    hello = {"account": NUMBER, "message": {"type": "text", "text": {"body": "Hello there"}}}
    control(demo, f"shoppers/{PHONE}", {"name": "Me"})
    control(demo, f"shoppers/{PHONE}/says", hello)
    expect(desk.get_by_text("another secret signed").first).to_be_visible()
    snap(desk, "admin-wizard-2-another-secret")
    mend(desk)
    control(demo, f"shoppers/{PHONE}/says", hello)
    expect(desk.get_by_text("The first signed webhook is here")).to_be_visible(timeout=60_000)

    desk.get_by_label("Your number").fill("+49 151 55500001")
    desk.get_by_role("button", name="Send", exact=True).click()
    expect(desk.get_by_text("It is on its way")).to_be_visible()
    looks_right(desk)
    snap(desk, "admin-wizard-3-done")
    with urllib.request.urlopen(f"{demo.url}/sandbox/graph/control/shoppers/{PHONE}/thread", timeout=10) as answer:
        for _ in range(50):
            if "sending works" in answer.read().decode():
                break
            desk.wait_for_timeout(200)
            answer = urllib.request.urlopen(f"{demo.url}/sandbox/graph/control/shoppers/{PHONE}/thread", timeout=10)  # noqa: PLW2901
        else:
            raise AssertionError("nothing came to the phone")


def mend(desk: Page) -> None:
    """The right secret, under Edit, and back to the wizard."""
    wizard = desk.url
    desk.get_by_role("button", name="Later").click()
    card = desk.locator("[data-channel]", has_text="Second desk")
    card.get_by_role("button", name="Edit").click()
    card.get_by_label("App secret").fill("secret-of-nine")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_label("App secret")).to_have_count(0)
    desk.goto(wizard)
    expect(desk.get_by_text("another secret signed").first).to_be_visible()


def test_a_template_is_checked_handed_in_and_seen(desk: Page) -> None:
    at(desk, "templates")
    desk.get_by_role("button", name="Write a template").click()
    desk.get_by_role("textbox", name="Name").fill("back in stock")
    desk.get_by_label("Words").fill("{{name}} is back in stock")
    expect(desk.get_by_text("WhatsApp would refuse this")).to_be_visible()
    snap(desk, "admin-template-refused")
    desk.get_by_label("Words").fill("Good news: {{name}} is back in stock.")
    desk.get_by_label("Example for {{name}}").fill("the linen shirt")
    expect(desk.get_by_text("the linen shirt is back in stock")).to_be_visible()
    desk.get_by_role("button", name="Hand in").click()

    row = desk.locator("[data-template=back_in_stock]")
    expect(row).to_contain_text("Good news: the linen shirt is back in stock.")
    expect(row).to_contain_text(re.compile("Approved|In review"))
    row.get_by_role("button", name="Remove").click()
    row.get_by_role("button", name="Remove at WhatsApp too").click()
    expect(row).to_contain_text("Disabled")


def test_a_key_is_shown_once_and_ended(desk: Page, demo: Running) -> None:
    at(desk, "keys")
    desk.get_by_role("button", name="Make a key").click()
    desk.get_by_label("Name").fill("Warehouse")
    desk.get_by_role("checkbox", name="orders.read").check()
    desk.get_by_role("button", name="Make a key").click()
    secret = desk.locator("code").first.inner_text()
    assert status(f"{demo.url}/api/v1/orders", secret) == 200
    assert status(f"{demo.url}/api/v1/audit", secret) == 403
    snap(desk, "admin-key-once")

    row = desk.locator("[data-key=Warehouse]")
    row.get_by_role("button", name="Revoke").click()
    row.get_by_role("button", name="Revoke now").click()
    expect(row.get_by_text("Revoked")).to_be_visible()
    assert status(f"{demo.url}/api/v1/orders", secret) == 401


def status(url: str, key: str) -> int:
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, headers={"authorization": f"Bearer {key}"}), timeout=10
        ) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_an_endpoint_gets_a_test_and_its_log_tells(desk: Page) -> None:
    at(desk, "hooks")
    desk.get_by_role("button", name="Add an endpoint").click()
    desk.get_by_role("textbox", name="Address").fill("https://hooks.invalid/chaffer")
    desk.get_by_role("checkbox", name="order.paid").check()
    desk.get_by_role("button", name="Save").click()

    card = desk.locator("[data-hook='https://hooks.invalid/chaffer']")
    expect(card).to_contain_text("1 topic")
    card.get_by_role("button", name="Secret").click()
    expect(card.get_by_text("whsec_").first).to_be_visible()
    card.get_by_role("button", name="Send a test").click()
    card.get_by_role("button", name=re.compile("^.*ping")).click()
    expect(card.get_by_text("webhook-id:")).to_be_visible()
    snap(desk, "admin-hook-log")
    card.get_by_role("button", name="Switch off").click()
    expect(card.get_by_text("Off", exact=True)).to_be_visible()


def test_facts_appear_as_they_happen(desk: Page, shopper: Page) -> None:
    at(desk, "events")
    says(shopper, "A person, please")
    expect(desk.locator("[data-fact]").first).to_be_visible()
    desk.get_by_role("button", name="Hold").click()
    desk.locator("[data-fact] button").first.click()
    expect(desk.locator("pre")).to_contain_text('"type"')
    snap(desk, "admin-events")


def test_settings_are_checked_beside_their_field_and_stand_in_the_trail(desk: Page) -> None:
    at(desk, "shop")
    desk.get_by_label("Country").first.fill("X")
    desk.get_by_role("button", name="Save").first.click()
    expect(desk.get_by_text("Expected").first).to_be_visible()
    desk.get_by_label("Country").first.fill("US")
    desk.get_by_label("People answer in certain hours only").check()
    desk.get_by_label("Saturday").fill("10-14")
    desk.locator("form", has_text="People answer").get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved.")).to_be_visible()
    desk.reload()
    expect(desk.get_by_label("Saturday")).to_have_value("10:00–14:00")
    desk.get_by_label("People answer in certain hours only").uncheck()
    desk.locator("form", has_text="People answer").get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved.").first).to_be_visible()

    at(desk, "audit")
    expect(desk.get_by_text("Unbroken since")).to_be_visible()
    line = desk.locator("[data-action='shop.change']").first
    line.get_by_role("button").click()
    expect(line.locator("pre")).to_contain_text('"hours"')
    with desk.expect_download() as told:
        desk.get_by_role("link", name="Download CSV").click()
    assert "shop.change" in told.value.path().read_text()
