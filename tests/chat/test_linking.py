"""From the page to WhatsApp: two threads of one person, one cart."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.commerce.cart.queries import open_cart_of
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.town import Town
from chaffer.rehearsal.web_page import WebPage
from chaffer.rehearsal.wire_stage import WireStage
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations
from tests.chat.house import ORIGIN, words
from tests.conversations.shelf import open_shop

DRESS = ("I need a prom dress, blue or white, not over 200 dollars", "the second one", "M")
NUMBER = "+15550100200"


class Both:
    """One person with a page and a phone."""

    def __init__(self, town: Town, pages: Pages) -> None:
        self.town = town
        self.shop_id = town.clock.new_id("shop")
        number = town.clock.chance(29)
        open_shop(town.assembled.server.db, self.shop_id, f"both-{number}")
        self.phone = WireStage(town, pages, self.shop_id, number, Script())
        server = town.assembled.server
        account = AddChannelAccount(
            "whatsapp", self.phone.account, {"api_base_url": town.graph_app.url, "phone_number": NUMBER},
            {"app_secret": f"secret-{self.phone.account}", "verify_token": "v",
             "access_token": f"token-{self.phone.account}"},
        )  # fmt: skip
        server.db.write_now(self.shop_id, lambda tx: add_channel_account(tx, account, server.secrets))
        made = server.db.write_now(self.shop_id, lambda tx: add_web_chat(tx, AddWebChat((ORIGIN,)), server.secrets))
        self.site = made.site_key
        self.page = self.new_page()

    def new_page(self) -> WebPage:
        page = WebPage(self.town.app.url, self.site, ORIGIN)
        page.begin()
        page.open()
        return page

    def fill_on_page(self) -> None:
        for text in DRESS:
            self.page.say(text)
            answer = self.page.answer()
        assert "In your cart" in words(answer)

    def cart_on_page(self) -> dict[str, int]:
        def read(tx: Transaction) -> dict[str, int]:
            ((contact_id,),) = tx.query(
                "test.contact", select(conversations.c.contact_id).where(
                    conversations.c.shop_id == self.shop_id, conversations.c.channel == "web"
                )
            )  # fmt: skip
            held = open_cart_of(tx, contact_id)
            return {line.sku: line.quantity for line in held.lines} if held else {}

        return self.town.assembled.server.db.read_now(self.shop_id, read)

    def code(self) -> tuple[str, str]:
        """The code, and the text that the link has ready."""
        self.page.send({"type": "link", "id": "l1"})
        link = self.page.until("link")
        assert link["id"] == "l1"
        address = urlsplit(link["url"])
        assert (address.netloc, address.path) == ("wa.me", "/15550100200")
        return link["code"], parse_qs(address.query)["text"][0]


@pytest.fixture
def both(town: Town, pages: Pages) -> Iterator[Both]:
    opened = Both(town, pages)
    yield opened
    opened.page.close()


def test_a_cart_begun_on_the_page_is_finished_on_whatsapp(both: Both) -> None:
    both.fill_on_page()
    code, text = both.code()
    assert re.fullmatch(r"[B-Z]{4}-[B-Z2-9]{4}", code)
    assert text == f"Continue on WhatsApp: code {code}"

    both.phone.say([text])
    seen = both.phone.read_bot()

    assert "now belong together" in seen.text
    assert seen.taps == ["Show cart", "Check out", "That wasn't me"]
    assert "go on in WhatsApp now" in words(both.page.answer())
    both.phone.tap("Check out")
    both.phone.read_bot()
    both.phone.say(["Anna Lee, 12 Oak Street, Portland, OR 97205"])
    both.phone.read_bot()
    both.phone.tap("That's right")
    both.phone.read_bot()
    both.phone.tap("Pay online")
    both.phone.read_bot()
    both.phone.event("paid", [])
    assert "Corin tulle dress" in both.phone.read_bot().text
    both.page.say("where is my order?")
    assert "Thank you" not in words(both.page.answer())
    assert both.phone.holds("orders") == ["placed paid open"]


def test_carts_of_both_add_up_and_each_thread_goes_on(both: Both) -> None:
    both.fill_on_page()
    for text in DRESS:
        both.phone.say([text])
        both.phone.read_bot()
    wanted = Counter(both.phone.holds("cart")) + Counter(both.cart_on_page())
    assert sum(wanted.values()) == 2

    both.phone.say([both.code()[1]])
    both.phone.read_bot()

    assert both.phone.holds("cart") == wanted
    both.page.drain()
    both.page.say("hello")
    assert both.page.answer()["author"]["kind"] == "bot"
    both.phone.say(["hello"])
    assert both.phone.read_bot().bubbles == 1


def test_a_code_is_good_once_and_for_ten_minutes(both: Both) -> None:
    _code, text = both.code()
    both.phone.say([text])
    both.phone.read_bot()

    both.phone.say([text])
    assert "has been used or has run out" in both.phone.read_bot().text

    other = both.new_page()
    other.send({"type": "link", "id": "l2"})
    late = other.until("link")
    both.town.clock.forward(minutes=11)
    both.phone.say([f"code {late['code']}"])
    assert "has been used or has run out" in both.phone.read_bot().text
    other.close()


def test_whoever_it_was_not_can_take_it_back(both: Both) -> None:
    both.fill_on_page()
    both.phone.say([both.code()[1]])
    both.phone.read_bot()

    both.phone.tap("That wasn't me")

    assert "separate again" in both.phone.read_bot().text
    assert both.phone.holds("cart") in (None, {})
    both.page.drain()
    both.page.say("show my cart")
    assert "Corin tulle dress" in str(both.page.answer()["parts"])


def test_a_code_proves_nothing_on_a_page_and_none_is_given_too_often(both: Both) -> None:
    code, text = both.code()
    other = both.new_page()
    other.say(text)
    assert "has been used or has run out" in words(other.answer())
    other.close()

    answers = []
    for number in range(8):
        both.page.send({"type": "link", "id": f"n{number}"})
        answers.append(both.page.next())
    assert [answer["type"] for answer in answers].count("link") == 4
    assert {answer["code"] for answer in answers if answer["type"] == "error"} == {"link_too_often"}
    assert code
