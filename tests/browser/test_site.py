"""The demo's shop site: shelves and products, in four languages, on every screen."""

import json
import re

import pytest
from playwright.sync_api import APIRequestContext, Browser, Page, expect

from chaffer.demo import catalogue_lines
from tests.browser.conftest import snap
from tests.process.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

DRESS = "saturday-linen-shirt-dress"
PAGES = ["/site", "/site/collections/prom-night", f"/site/products/{DRESS}"]


@pytest.fixture
def ask(page: Page) -> APIRequestContext:
    return page.request


def test_every_product_of_the_catalogue_has_a_page(demo: Running, ask: APIRequestContext) -> None:
    products = [json.loads(line) for line in catalogue_lines()]
    for product in products[::12]:
        answer = ask.get(f"{demo.url}/site/products/{product['id']}")
        assert answer.ok, product["id"]
        assert product["variants"][0]["sku"].rsplit("-", 1)[0] in answer.text()


def test_a_colour_and_a_size_change_what_is_shown(demo: Running, page: Page) -> None:
    page.goto(f"{demo.url}/site/products/{DRESS}")
    page.get_by_role("link", name="Olive").click()
    expect(page.locator(".gallery img").first).to_have_attribute("src", f"/media/demo/{DRESS}/olive.jpg")
    page.get_by_role("radio", name="L", exact=True).check()
    page.get_by_role("button", name="Ask about it").click()
    expect(page.get_by_text("Asking about Saturday linen shirt dress, L")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "fr", "ko", "ru"])
def test_a_button_buys_just_what_was_chosen(demo: Running, page: Page, language: str) -> None:
    page.goto(f"{demo.url}/site/language/{language}?back=/site/products/{DRESS}")
    page.locator("input[data-size=L]").check()
    page.locator(".told [type=submit]").click()
    answer = page.locator("chaffer-chat .rows .theirs").last
    expect(answer).to_contain_text(re.compile(r"\bL\)"))
    expect(answer).to_contain_text("89")
    snap(page, f"site-bought-{language}")


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Tell Fig"), ("fr", "Dites à Fig"), ("ko", "Fig에게"), ("ru", "Расскажите Fig")],
)
def test_the_site_and_its_chat_speak_four_languages(demo: Running, page: Page, language: str, heading: str) -> None:
    page.goto(f"{demo.url}/site/language/{language}?back=/site")
    expect(page).to_have_url(f"{demo.url}/site")
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    assert page.locator("html").get_attribute("lang") == language
    expect(page.locator("chaffer-chat").get_by_role("button").first).to_be_visible()
    snap(page, f"site-{language}")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out_sideways(demo: Running, browser: Browser, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if width == 390 else "light"
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(demo.url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        snap(page, f"site-{width}-{path.rsplit('/', 1)[-1]}")
    context.close()


def test_pictures_and_controls_have_names(demo: Running, page: Page) -> None:
    for path in PAGES:
        page.goto(demo.url + path)
        nameless = page.evaluate("""() => [...document.querySelectorAll('img, a, button, input')].filter((each) =>
            each.tagName === 'IMG' ? !each.hasAttribute('alt')
            : !(each.textContent.trim() || each.getAttribute('aria-label') || each.labels?.length || each.querySelector('img[alt]')
                || each.type === 'hidden')).map((each) => each.outerHTML.slice(0, 90))""")
        assert nameless == []
        assert page.evaluate("document.querySelectorAll('h1').length") == 1


@pytest.mark.parametrize(
    "path",
    ["/site/products/nothing", "/site/collections/nothing", "/site/products/%00", "/site/products/" + "x" * 3000],
)
def test_an_empty_shelf_says_so(demo: Running, ask: APIRequestContext, path: str) -> None:
    answer = ask.get(demo.url + path)
    assert answer.status == 404
    assert "This shelf is empty" in answer.text()


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/site\\evil", "javascript:1", ""])
def test_a_choice_of_language_leads_nowhere_else(demo: Running, ask: APIRequestContext, back: str) -> None:
    answer = ask.get(f"{demo.url}/site/language/fr", params={"back": back}, max_redirects=0)
    assert answer.status == 303
    assert answer.headers["location"] == "/site"


def test_odd_questions_of_a_product_are_passed_over(demo: Running, ask: APIRequestContext) -> None:
    answer = ask.get(f"{demo.url}/site/products/{DRESS}", params={"colour": "<script>" * 30})
    assert answer.ok
    assert "<script>" * 2 not in answer.text()
    assert re.search(r'aria-current="true"', answer.text())
