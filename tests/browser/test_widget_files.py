"""Sending a file from the chat: by button, by keyboard, dropped, pasted; on the demo's shop site with the real server."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FileChooser, FilePayload, Locator, Page, expect

from tests.browser.conftest import snap
from tests.browser.test_widget import walk_to
from tests.browser.waiting import until
from tests.browser.widget.stage import Stage
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

GIVE = """([name, kind, data, how]) => {
  const bytes = Uint8Array.from(atob(data), (mark) => mark.charCodeAt(0))
  const carried = new DataTransfer()
  carried.items.add(new File([bytes], name, { type: kind }))
  const root = document.querySelector('chaffer-chat').shadowRoot
  if (how === 'paste') {
    const pasted = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true })
    root.querySelector('textarea').dispatchEvent(pasted)
  } else {
    for (const each of ['dragenter', 'dragover', 'drop'])
      root.querySelector('.panel').dispatchEvent(new DragEvent(each, { dataTransfer: carried, bubbles: true, cancelable: true }))
  }
}"""


def photo(colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "JPEG")
    return out.getvalue()


def given(page: Page, name: str, kind: str, content: bytes, how: str) -> None:
    page.evaluate(GIVE, [name, kind, base64.b64encode(content).decode(), how])


@pytest.fixture
def chat(demo: Running, browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 860})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(demo.url + "/site/products/saturday-linen-shirt-dress")
    page.get_by_role("button", name="Chat with us").click()
    yield page
    context.close()


def picture(page: Page, name: str) -> Locator:
    return page.get_by_role("log").get_by_role("img", name=name)


def test_a_photo_is_chosen_with_the_keyboard_shown_and_seen(chat: Page) -> None:
    chosen: list[FileChooser] = []
    chat.on("filechooser", lambda chooser: chosen.append(chooser))  # noqa: PLW0108 — playwright looks into what it is given
    chat.get_by_role("log").get_by_role("button").first.wait_for()
    walk_to(chat, "^Send a photo", "Shift+Tab")
    chat.keyboard.press("Enter")
    for _ in range(100):
        if not chosen:
            chat.wait_for_timeout(100)
    assert chosen[0].is_multiple()
    chosen[0].set_files(FilePayload(name="red shoe.jpg", mimeType="image/jpeg", buffer=photo((200, 30, 30))))

    expect(picture(chat, "red shoe.jpg")).to_be_visible()
    until(chat, "document.querySelector('chaffer-chat').shadowRoot.querySelector('.mine img').naturalWidth === 60")
    expect(chat.locator("chaffer-chat .mine .tick").get_by_text("Seen")).to_be_visible()
    expect(chat.locator("chaffer-chat .theirs").last).to_be_visible()
    expect(chat.locator("chaffer-chat progress")).to_be_hidden()
    snap(chat, "widget-photo")
    chat.reload()
    expect(picture(chat, "red shoe.jpg")).to_be_visible()


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_a_photo_is_dropped_or_pasted(chat: Page, how: str) -> None:
    given(chat, f"{how}.jpg", "image/jpeg", photo((30, 30, 200)), how)
    expect(picture(chat, f"{how}.jpg")).to_be_visible()


def test_a_pdf_can_be_opened_and_a_voice_note_played(chat: Page) -> None:
    given(chat, "size chart.pdf", "application/pdf", b"%PDF-1.7\n%%EOF\n", "drop")
    expect(chat.get_by_role("log").get_by_role("link", name="size chart.pdf")).to_be_visible()
    given(chat, "note.ogg", "audio/ogg", b"OggS\0" + b"\0" * 60, "drop")
    expect(chat.locator("chaffer-chat .mine audio[controls]")).to_be_visible()


def test_what_cannot_be_sent_is_said_at_once(chat: Page) -> None:
    given(chat, "film.mp4", "video/mp4", b"\0" * 60, "drop")
    expect(chat.get_by_role("alert")).to_have_text("Photos, PDFs and sounds up to 10 MB can be sent.")


def test_a_file_that_did_not_go_can_be_sent_again(browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(10_000)
    stage = Stage(page)
    tries: list[str] = []

    def take(route, request) -> None:  # type: ignore[no-untyped-def]
        tries.append(request.url)
        route.fulfill(status=200 if len(tries) > 1 else 422, json={"frames": []})

    page.route("https://shop.example/chat/k1/files?**", take)
    stage.open()
    page.get_by_role("button", name="Chat with us").click()
    given(page, "shoe.jpg", "image/jpeg", photo((1, 2, 3)), "drop")
    expect(page.get_by_text("Not sent.")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Not sent.")).to_be_hidden()
    assert tries[0] == tries[1], "under the same id"
    assert Path(tries[0]).name.endswith("name=shoe.jpg")
    page.close()
