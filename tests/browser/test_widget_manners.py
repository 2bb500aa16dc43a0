"""How the chat behaves on somebody's page, against a scripted server."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.waiting import until
from tests.browser.widget.stage import GALLERY, Stage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(90)]
LISTEN = """() => {
  window.events = []
  for (const name of ['open', 'close', 'message', 'unread', 'link'])
    document.addEventListener('chaffer:' + name, (event) => window.events.push([name, event.detail]))
}"""


def open_panel(page: Page) -> None:
    page.get_by_role("button", name="Chat with us").click()


def field(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("textbox", name="Your message")


def test_nothing_from_the_wire_becomes_markup_or_runs(page: Page) -> None:
    Stage(page, GALLERY["hostile"]).open()
    open_panel(page)
    expect(page.get_by_text("<b>not bold</b>")).to_be_visible()
    expect(page.get_by_role("log").get_by_text("A bad link")).to_be_visible()
    assert page.get_by_role("log").get_by_role("link").count() == 0
    assert page.locator("chaffer-chat .rows img").count() == 0
    assert page.evaluate("window.broken") is None


def test_a_page_pays_nothing_for_whoever_never_opens_the_chat(page: Page) -> None:
    stage = Stage(page)
    stage.open("sku=MF-1")
    page.wait_for_timeout(400)
    assert stage.asked == []
    assert stage.sockets == []


def test_what_comes_while_it_is_closed_is_counted_until_it_is_opened(page: Page) -> None:
    stage = Stage(page)
    stage.open()
    page.evaluate(LISTEN)
    open_panel(page)
    field(page).fill("hello")
    field(page).press("Enter")
    page.get_by_role("button", name="Close the chat").click()
    stage.speak("Good morning.", 2)
    stage.speak("Still there?", 3)
    expect(page.get_by_role("button", name="Chat with us, 2 unread")).to_be_visible()
    snap(page, "widget-unread")
    open_panel(page)
    expect(page.get_by_text("Still there?")).to_be_visible()
    until(page, "window.events.at(-1)[0] === 'unread' && window.events.at(-1)[1].count === 0")
    assert {"type": "seen", "seq": 3} in stage.heard
    names = [name for name, _ in page.evaluate("window.events")]
    assert [name for name in names if name != "unread"] == ["open", "close", "message", "message", "open"]


def test_dots_stand_until_the_answer_does(page: Page) -> None:
    stage = Stage(page)
    stage.open()
    open_panel(page)
    expect(page.get_by_role("button", name="Flower counter")).to_be_visible()
    stage.tell(type="typing")
    expect(page.locator("chaffer-chat .typing")).to_be_visible()
    expect(page.locator("chaffer-chat .typing")).to_contain_text("Fig is writing")
    stage.speak("Here.", 1)
    expect(page.locator("chaffer-chat .typing")).to_be_hidden()


def test_a_new_message_adds_one_row_and_touches_no_other(page: Page) -> None:
    stage = Stage(page, GALLERY["messages"][:4])
    stage.open()
    open_panel(page)
    expect(page.get_by_text("Which size, in Blue?")).to_be_visible()
    page.wait_for_timeout(400)
    rows = "document.querySelector('chaffer-chat').shadowRoot.querySelector('.rows')"
    page.evaluate(f"""() => {{
      window.added = []; window.removed = 0
      new MutationObserver((found) => found.forEach((one) => {{
        one.addedNodes.forEach((node) => window.added.push(node.textContent)); window.removed += one.removedNodes.length
      }})).observe({rows}, {{childList: true}})
    }}""")
    stage.speak("And one more.", 9)
    expect(page.get_by_text("And one more.")).to_be_visible()
    assert page.evaluate("window.removed") == 0
    assert len([text for text in page.evaluate("window.added") if "And one more." in text]) == 1


def test_a_refused_message_says_so_and_can_be_tried_again(page: Page) -> None:
    stage = Stage(page)
    stage.open()
    open_panel(page)
    expect(page.get_by_role("button", name="Flower counter")).to_be_visible()
    stage.refuses = "bad_frame"
    field(page).fill("hello")
    field(page).press("Enter")
    expect(page.get_by_text("Not sent.")).to_be_visible()
    snap(page, "widget-refused")
    stage.refuses = ""
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Not sent.")).to_be_hidden()
    assert stage.said() == ["hello", "hello"]
    assert len({frame["id"] for frame in stage.heard if frame["type"] == "say"}) == 1


def test_the_page_can_speak_through_the_element(page: Page) -> None:
    stage = Stage(page)
    stage.open("product='Isla gown' sku=ISLA")
    chat = "document.querySelector('chaffer-chat')"
    page.evaluate(f"{chat}.setPage({{sku: 'WREN', title: 'Wren ballgown'}})")
    page.evaluate(f"{chat}.open()")
    expect(page.get_by_text("Asking about Wren ballgown")).to_be_visible()
    page.evaluate(f"{chat}.say('is it warm?')")
    expect(page.locator("chaffer-chat .mine")).to_contain_text("is it warm?")
    page.evaluate(f"{chat}.say('and long?')")
    expect(page.locator("chaffer-chat .mine").last).to_contain_text("and long?")
    first, second = [frame for frame in stage.heard if frame["type"] == "say"]
    assert first["page"]["sku"] == "WREN"
    assert "page" not in second
    page.evaluate(f"{chat}.close()")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_login_is_handed_on_and_a_logout_forgets(page: Page) -> None:
    stage = Stage(page, GALLERY["messages"][:1])
    stage.open("identity=eyJ.a.b")
    open_panel(page)
    expect(page.get_by_text("A prom dress, blue or white")).to_be_visible()
    assert stage.asked[0]["identity"] == "eyJ.a.b"
    stage.session = {**stage.session, "visitor": "v_2", "token": "t2"}
    stage.script = []
    page.evaluate("document.querySelector('chaffer-chat').identify(null)")
    expect(page.get_by_text("A prom dress, blue or white")).to_have_count(0)
    until(page, "JSON.parse(localStorage['chaffer.k1.visit'] || '{}').visitor === 'v_2'")
    assert stage.asked[-1].keys() & {"identity", "token"} == set()


def test_enter_that_ends_a_syllable_sends_nothing(page: Page) -> None:
    stage = Stage(page)
    stage.open("language=ko")
    page.get_by_role("button", name="채팅으로 문의하기").click()
    box = page.get_by_role("textbox", name="메시지 입력")
    box.fill("안녕")
    box.evaluate(
        "each => each.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    page.wait_for_timeout(150)
    assert stage.said() == []
    box.press("Enter")
    expect(page.locator("chaffer-chat .mine")).to_contain_text("안녕")
    snap(page, "widget-korean")


def test_earlier_messages_are_fetched_when_asked_for(page: Page) -> None:
    stage = Stage(page, GALLERY["messages"][:2])
    stage.earlier = 3
    stage.open()
    open_panel(page)
    page.get_by_role("button", name="Earlier messages").click()
    expect(page.get_by_text("long ago")).to_have_count(3)
    expect(page.get_by_role("button", name="Earlier messages")).to_be_hidden()


def test_under_fingers_no_keyboard_comes_unasked(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    Stage(page, GALLERY["messages"][:4]).open()
    page.get_by_role("button", name="Chat with us").tap()
    page.get_by_role("button", name="XS").tap()
    expect(page.locator("chaffer-chat .mine").last).to_contain_text("XS")
    inside = "document.activeElement.shadowRoot.activeElement"
    assert page.evaluate(f"{inside}.getAttribute('role')") == "log"
    field(page).tap()
    assert page.evaluate(f"{inside}.tagName") == "TEXTAREA"
    context.close()


def test_in_the_page_itself_it_needs_no_opening_and_traps_nothing(page: Page) -> None:
    Stage(page, GALLERY["messages"][:4]).open("mode=inline", body="<button>before</button>")
    expect(page.get_by_role("region", name="Fig")).to_be_visible()
    expect(page.get_by_role("button", name="Chat with us")).to_be_hidden()
    field(page).focus()
    page.keyboard.press("Escape")
    expect(field(page)).to_be_visible()
    page.get_by_role("button", name="before").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    snap(page, "widget-inline")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_a_draft_survives_the_way_to_another_page(page: Page) -> None:
    Stage(page).open()
    open_panel(page)
    field(page).fill("do you have this in")
    page.reload()
    expect(field(page)).to_have_value("do you have this in")
