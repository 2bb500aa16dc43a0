"""Orders, carts and money that waits, at the desk beside the phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import looks_right, opened, says
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PASSWORD = "three words that stay"
ADDRESS = "Ana Lopez, 12 Harbour St, Apt 4, Portland OR 97201, USA"


def phone(page: Page):
    return page.get_by_role("log")


def into_the_cart(shopper: Page) -> None:
    says(shopper, "I need a prom dress, blue or white, not over 200 dollars")
    expect(phone(shopper).get_by_role("button", name="Choose").first).to_be_visible()
    phone(shopper).get_by_role("button", name="Choose").first.click()
    expect(phone(shopper).get_by_text(re.compile("Which colour|Which size")).last).to_be_visible()
    if phone(shopper).get_by_text("Which colour?").count():
        phone(shopper).get_by_role("button", name="White", exact=True).last.click()
    expect(phone(shopper).get_by_text("Which size").last).to_be_visible()
    phone(shopper).get_by_role("button", name="Choose").last.click()
    _choose(shopper, "M")
    expect(phone(shopper).get_by_role("button", name="Check out").last).to_be_visible()


def _choose(shopper: Page, words: str) -> None:
    sheet = shopper.get_by_role("dialog")
    sheet.get_by_text(words, exact=len(words) < 3).first.click()
    send = sheet.get_by_role("button", name=re.compile("send", re.IGNORECASE))
    if send.count():
        send.click()


def bought(shopper: Page) -> None:
    into_the_cart(shopper)
    phone(shopper).get_by_role("button", name="Check out").last.click()
    expect(phone(shopper).get_by_text("Name and address").last).to_be_visible()
    says(shopper, ADDRESS)
    phone(shopper).get_by_role("button", name="That's right").last.click()
    expect(phone(shopper).get_by_text("How shall it be delivered?").last).to_be_visible()
    phone(shopper).get_by_role("button", name="Choose").last.click()
    _choose(shopper, "Standard")
    phone(shopper).get_by_role("button", name="Pay online").last.click()
    phone(shopper).get_by_text("Pay now").last.click()
    sheet = shopper.frame_locator("iframe")
    sheet.get_by_role("link", name=re.compile("pay", re.IGNORECASE)).first.click()
    sheet.get_by_role("button", name=re.compile("pay", re.IGNORECASE)).first.click()
    expect(phone(shopper).get_by_text(re.compile("paid|thank", re.IGNORECASE)).last).to_be_visible()
    close = shopper.get_by_role("button", name=re.compile("close", re.IGNORECASE))
    if close.count():
        close.first.click()


def at(desk: Page, path: str) -> None:
    desk.goto(desk.url.split("/desk/")[0] + f"/desk/{path}")


def newest_order(desk: Page) -> None:
    at(desk, "orders")
    desk.get_by_role("row").nth(1).get_by_role("link").first.click()
    expect(desk.get_by_role("heading", name=re.compile("Order"))).to_be_visible()


def refund(desk: Page, amount: str, why: str) -> None:
    desk.get_by_role("button", name="Give money back").click()
    form = desk.get_by_role("dialog")
    form.get_by_text("By amount").click()
    form.get_by_label("Amount", exact=True).fill(amount)
    form.get_by_label("Reason, for the trail").fill(why)
    expect(form.get_by_role("status")).to_contain_text("goes back")


@pytest.fixture
def agent(demo: Running, desk: Page, browser: Browser) -> Iterator[Page]:
    """A colleague who may answer, but gives no money back alone."""
    at(desk, "settings/people")
    desk.get_by_role("textbox", name="Name").fill("Jun Park")
    desk.get_by_role("textbox", name="Email").fill(f"jun{len(desk.context.cookies())}@example.com")
    desk.get_by_role("button", name="Make a link").click()
    link = desk.get_by_text("/desk/welcome#").inner_text()
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(link)
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("region", name="Conversations")).to_be_visible()
    yield page
    context.close()


def test_a_refund_above_the_limit_takes_two_people(desk: Page, agent: Page, shopper: Page) -> None:
    bought(shopper)
    at(desk, "settings/money")
    desk.get_by_role("switch", name="Refund").click()
    desk.get_by_label("Limit: Refund").fill("20")
    snap(desk, "money-1-rules")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved", exact=True)).to_be_visible()

    newest_order(agent)
    refund(agent, "35", "came late")
    snap(agent, "money-2-form")
    agent.get_by_role("button", name=re.compile("Give .35")).click()
    expect(agent.get_by_text("A second person has to agree")).to_be_visible()
    expect(agent.get_by_text(re.compile("waits for a second person"))).to_be_visible()
    at(agent, "approvals")
    expect(agent.get_by_text("You asked for this: somebody else decides.")).to_be_visible()
    expect(agent.get_by_role("button", name="Agree")).to_have_count(0)

    at(desk, "approvals")
    expect(desk.get_by_label("A word to whoever asked")).to_be_visible()
    snap(desk, "money-3-approval")
    desk.get_by_label("A word to whoever asked").fill("Of course.")
    desk.get_by_role("button", name="Agree").click()
    expect(desk.get_by_text("Nothing waits")).to_be_visible()
    expect(phone(shopper).get_by_text(re.compile(r"\$35"))).to_be_visible()
    newest_order(desk)
    expect(desk.get_by_text("Refunded in part").first).to_be_visible()
    snap(desk, "money-4-order")


def test_what_is_undone_in_time_leaves_no_refund(desk: Page, shopper: Page) -> None:
    bought(shopper)
    newest_order(desk)
    refund(desk, "5", "by mistake")
    desk.get_by_role("button", name=re.compile("Give .5")).click()
    expect(desk.get_by_role("button", name="Undo").first).to_be_visible()
    snap(desk, "money-5-undo")
    desk.reload()
    desk.get_by_role("main").get_by_role("button", name="Undo").click()
    expect(desk.get_by_role("main").get_by_role("button", name="Undo")).to_have_count(0)

    desk.wait_for_timeout(11_000)
    expect(desk.get_by_text("Refunded in part")).to_have_count(0)
    expect(phone(shopper).get_by_text(re.compile(r"\$5\b"))).to_have_count(0)


def test_a_cart_is_edited_from_both_sides(demo: Running, browser: Browser, shopper: Page) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    desk = context.new_page()
    desk.set_default_timeout(20_000)
    desk.goto(f"{demo.url}/demo/desk")
    opened(desk, shopper, "Hello, I would like to dress up")
    into_the_cart(shopper)
    cart = desk.get_by_role("complementary")
    more = cart.get_by_role("button", name="One more")
    expect(more).to_be_visible()
    more.click()
    expect(cart.locator("[class*=qty]")).to_contain_text("2")
    says(shopper, "show my cart")
    expect(phone(shopper).get_by_text(re.compile("2 ×|× 2|2 x")).last).to_be_visible()

    desk.route("**/api/v1/stream*", lambda route: route.abort())
    desk.route("**/api/v1/contacts/*/cart", lambda route: route.abort())
    context.set_offline(False)
    desk.evaluate(
        """async () => {
          const session = await (await fetch('/api/v1/session')).json();
          const rows = (await (await fetch('/api/v1/carts')).json()).items;
          const cart = await (await fetch('/api/v1/carts/' + rows[0].id)).json();
          const line = `/api/v1/carts/${cart.id}/lines/${cart.lines[0].id}`;
          await fetch(line, {method: 'PATCH', body: JSON.stringify({quantity: 4}),
            headers: {'content-type': 'application/json', 'x-chaffer-csrf': session.csrf}});
        }"""
    )
    more.click()
    expect(desk.get_by_text("The shopper changed the cart meanwhile")).to_be_visible()
    expect(cart.locator("[class*=qty]")).to_contain_text("4")
    snap(desk, "money-6-cart")
    context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_screen_about_money_can_be_read(desk: Page, shopper: Page, colours: str) -> None:
    desk.emulate_media(color_scheme=colours)
    into_the_cart(shopper)
    for place in ("orders", "carts", "approvals", "settings/money"):
        at(desk, place)
        expect(desk.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
        desk.wait_for_timeout(500)
        snap(desk, f"money-{place.replace('/', '-')}-{colours}")
        looks_right(desk)
    newest_order(desk)
    desk.wait_for_timeout(500)
    snap(desk, f"money-order-{colours}")
    looks_right(desk)


def test_orders_fit_a_phone(small_desk: Page) -> None:
    for place in ("orders", "carts", "approvals", "settings/money"):
        at(small_desk, place)
        expect(small_desk.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
        small_desk.wait_for_timeout(400)
        snap(small_desk, f"money-{place.replace('/', '-')}-pocket")
        assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
    newest_order(small_desk)
    snap(small_desk, "money-order-pocket")
    assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the order"


def test_an_order_names_its_shopper_and_leads_to_them(desk: Page) -> None:
    at(desk, "orders")
    desk.get_by_role("link", name="MF-12").click()
    desk.get_by_role("main").get_by_role("link", name="Ines Calder").click()

    expect(desk.get_by_role("log").get_by_text("Do you think the green one would suit me?")).to_be_visible()
