"""The chat on a merchant's own pages: another origin, a strict policy, and customers who are logged in."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.docs.test_web_chat import signed
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


class Merchant(NamedTuple):
    """A site of its own beside the server. show: its page, opened in the browser with these attributes on the chat."""

    site: str
    key: str
    port: int
    pages: dict[str, str]

    def show(self, page: Page, attributes: str = "", host: str = "127.0.0.1") -> None:
        self.pages["attributes"] = attributes
        page.goto(f"http://{host}:{self.port}/")


@pytest.fixture(scope="module")
def merchant(demo: Running) -> Iterator[Merchant]:
    """Connected as the how-to says it, with the policy that stands there."""
    pages: dict[str, str] = {}
    policy = (
        f"default-src 'none'; script-src {demo.url}; connect-src {demo.url} {demo.url.replace('http', 'ws')}; "
        f"img-src {demo.url}; require-trusted-types-for 'script'"
    )

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("content-type", "text/html")
            self.send_header("content-security-policy", policy)
            self.end_headers()
            self.wfile.write(
                f"<!doctype html><link rel=icon href={demo.url}/static/built/brand/sign.svg><title>A shop</title>"
                f"<script src='{demo.url}/static/built/widget/chaffer-chat.js' async></script>"
                f"<h1>A shop of its own</h1><chaffer-chat site={site[1]} {pages['attributes']}></chaffer-chat>".encode()
            )

        def log_message(self, *_told: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    origin = f"http://127.0.0.1:{server.server_port}"
    told = demo.command_line("channel", "add", "web", "--shop", "marlow-fig", "--origin", origin)
    site, key = (re.search(rf"{name} key +(\S+)", told) for name in ("site", "identity"))
    assert site is not None
    assert key is not None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Merchant(site[1], key[1], server.server_port, pages)
    server.shutdown()


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Your message").fill(words)
    page.keyboard.press("Enter")


def test_a_shops_own_page_sells_under_its_own_policy(merchant: Merchant, page: Page) -> None:
    merchant.show(page)
    page.get_by_role("button", name="Chat with us").click()
    say(page, "a prom dress in blue")
    expect(page.get_by_role("button", name=re.compile("^Choose")).first).to_be_visible()
    picture = page.locator("chaffer-chat .card img").first
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.naturalWidth") > 0
    snap(page, "widget-elsewhere")


def test_a_customer_finds_their_thread_on_another_device(merchant: Merchant, browser: Browser) -> None:
    jwt = signed(merchant.site, merchant.key, "customer-7", name="Ana")
    for words, found in (("a present for a grandmother", 0), ("hello again", 1)):
        context = browser.new_context()
        page = context.new_page()
        merchant.show(page, f"identity={jwt}")
        page.get_by_role("button", name=re.compile("Chat with us")).click()
        expect(page.get_by_role("log").get_by_text("a present for a grandmother")).to_have_count(found)
        say(page, words)
        expect(page.locator("chaffer-chat .mine .icon-check").last).to_be_visible()
        context.close()


def test_a_page_that_was_not_named_gets_nothing(merchant: Merchant, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    merchant.show(page, host="localhost")
    page.get_by_role("button", name="Chat with us").click()
    expect(page.get_by_text(re.compile("not available|No connection"))).to_be_visible()
    context.close()
