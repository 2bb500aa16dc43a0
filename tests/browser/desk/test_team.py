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
    page = browser.new_page(viewport={"width": 1440, "height": 900})
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


def test_a_team_is_made_with_hours_and_changed(desk: Page) -> None:
    go(desk, "settings/teams")
    expect(desk.get_by_role("region", name="Stylists")).to_contain_text("Ines Moreau")
    snap(desk, "team-10-teams")
    desk.get_by_role("button", name="New team").click()
    desk.get_by_label("Name of the team").fill("Night shift")
    desk.get_by_role("combobox", name="People").click()
    desk.get_by_role("option", name="Jun Park").first.click()
    desk.keyboard.press("Escape")
    desk.get_by_role("combobox", name="Way").click()
    desk.get_by_role("option", name="By turns").click()
    desk.get_by_label("Back to the queue after").fill("15")
    desk.get_by_text("hours of its own", exact=True).click()
    desk.get_by_label("Monday: till").fill("08:00")
    expect(desk.get_by_role("alert")).to_contain_text("Monday")
    desk.get_by_label("Monday: till").fill("22:00")
    desk.get_by_label("Closed on").fill("2026-12-25")
    desk.get_by_role("button", name="Add", exact=True).click()
    looks_right(desk)
    snap(desk, "team-11-team-form")
    desk.get_by_role("button", name="Save").click()
    made = desk.get_by_role("region", name="Night shift")
    expect(made).to_contain_text("back to the queue after 15 min")
    made.get_by_role("button", name=re.compile("^Edit")).click()
    expect(desk.get_by_label("Monday: till")).to_have_value("22:00")
    expect(desk.get_by_text("Dec 25, 2026")).to_be_visible()
    desk.get_by_role("button", name="Cancel").click()
    made.get_by_role("button", name=re.compile("^Dissolve")).click()
    expect(made).to_have_count(0)


def test_people_are_seen_with_how_they_stand_and_a_link_is_renewed(desk: Page, colleague: Page) -> None:
    go(desk, "settings/people")
    kim = desk.locator("div", has=desk.get_by_role("button", name="Edit: Kim Lee")).last
    expect(desk.get_by_text("signed in on 1 device").first).to_be_visible()
    desk.get_by_role("textbox", name="Name").first.fill("Jo Gray")
    desk.get_by_role("textbox", name="Email").first.fill("jo@example.com")
    desk.get_by_role("button", name="Make a link").click()
    first = desk.get_by_text("/desk/welcome#").inner_text()
    desk.get_by_role("button", name="New link: jo@example.com").click()
    expect(desk.get_by_text("/desk/welcome#")).not_to_have_text(first)
    desk.get_by_role("button", name="Edit: Kim Lee").last.click()
    looks_right(desk)
    snap(desk, "team-12-people")
    desk.get_by_role("button", name="Sign out everywhere").click()
    expect(colleague.get_by_role("dialog", name="Please sign in again")).to_be_visible()
    desk.get_by_role("button", name="Withdraw: jo@example.com").click()
    expect(desk.get_by_text("jo@example.com")).to_have_count(0)
    assert kim


def test_a_role_is_made_like_another_and_a_house_is_tried(desk: Page) -> None:
    go(desk, "settings/roles")
    desk.get_by_role("button", name="What it may do: Supervisor").click()
    expect(desk.get_by_text("see the live queue")).to_be_visible()
    snap(desk, "team-13-roles")
    desk.get_by_role("button", name="Make one like it: Agent").click()
    desk.get_by_label("Name of the role").fill("Trainee")
    desk.get_by_label("change conversations", exact=False).or_(
        desk.get_by_label(re.compile("answer as a person"))
    ).first.uncheck()
    looks_right(desk)
    snap(desk, "team-14-role-form")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("region", name="Trainee")).to_contain_text("nobody has it")
    desk.get_by_role("button", name="Remove: Trainee").click()
    expect(desk.get_by_role("region", name="Trainee")).to_have_count(0)

    go(desk, "settings/sign_on")
    expect(desk.get_by_text("/sign-on/back")).to_be_visible()
    desk.get_by_label("Issuer").fill("https://house.invalid")
    desk.get_by_role("button", name="Try it").click()
    expect(desk.get_by_text("It cannot be used like this")).to_be_visible()
    looks_right(desk)
    snap(desk, "team-15-sign-on")


def test_a_second_factor_is_set_up_by_a_picture_drawn_here(colleague: Page) -> None:
    go(colleague, "settings/profile")
    asked: list[str] = []
    colleague.on("request", lambda request: asked.append(request.url))
    colleague.get_by_role("button", name="Set it up").click()
    expect(colleague.get_by_role("img", name="The key as a QR code")).to_be_visible()
    expect(colleague.get_by_text("Sounds and notices")).to_be_visible()
    looks_right(colleague)
    snap(colleague, "team-16-factor")
    assert all(url.startswith(colleague.url.split("/desk/")[0]) for url in asked)
    secret = colleague.locator("[class*=secret]").first.inner_text()
    code = colleague.evaluate(CODE, secret.replace(" ", ""))
    colleague.get_by_label("Code from your app 1").click()
    colleague.keyboard.type(code)
    expect(colleague.get_by_role("button", name="I wrote them down")).to_be_visible()
    snap(colleague, "team-17-codes")
    colleague.get_by_role("switch", name="What nobody has taken").click(force=True)
    colleague.reload()
    expect(colleague.get_by_role("switch", name="What nobody has taken")).not_to_be_checked()


@pytest.mark.parametrize("page", ["teams", "people", "roles", "sign_on", "profile"])
def test_the_teams_pages_fit_a_phone_in_the_dark(small_desk: Page, page: str) -> None:
    small_desk.emulate_media(color_scheme="dark")
    go(small_desk, f"settings/{page}")
    expect(small_desk.get_by_role("heading", level=1)).to_be_visible()
    small_desk.wait_for_timeout(600)
    looks_right(small_desk)
    assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    snap(small_desk, f"team-20-{page}-phone-dark")


CODE = """async (secret) => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ''
  for (const letter of secret) bits += letters.indexOf(letter).toString(2).padStart(5, '0')
  const key = new Uint8Array(bits.match(/.{8}/g).map((each) => parseInt(each, 2)))
  const step = new DataView(new ArrayBuffer(8))
  step.setBigUint64(0, BigInt(Math.floor(Date.now() / 30000)))
  const signing = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', signing, step.buffer))
  const at = mac[19] & 15
  const number = ((mac[at] & 127) << 24) | (mac[at + 1] << 16) | (mac[at + 2] << 8) | mac[at + 3]
  return String(number % 1000000).padStart(6, '0')
}"""
