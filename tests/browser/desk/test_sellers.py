"""A marketplace at the desk: the owner makes a seller, and the seller's person sees theirs and nothing else."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import looks_right
from tests.process.running import Running

CALL = """async ([method, path, body]) => {
  const session = await (await fetch('/api/v1/session')).json();
  const headers = { 'content-type': 'application/json', 'x-chaffer-csrf': session.csrf, 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch('/api/v1' + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return await answer.text();
}"""


def call(page: Page, method: str, path: str, body: Any = None) -> Any:
    told = page.evaluate(CALL, [method, path, body])
    return json.loads(told) if told else None


@pytest.mark.browser
def test_a_seller_is_made_and_given_products_on_the_settings_page(demo: Running, desk: Page) -> None:
    desk.goto(f"{demo.url}/desk/settings/sellers")
    expect(desk.get_by_role("heading", name="Sellers", level=1)).to_be_visible()
    desk.get_by_role("button", name="Add a seller").click()
    desk.get_by_role("textbox", name="Name").fill("Atelier Nord")
    desk.get_by_role("textbox", name="Commission, %").fill("12")
    snap(desk, "desk-sellers-new")
    looks_right(desk)
    desk.get_by_role("button", name="Save").click()
    stall = desk.get_by_role("region", name="Atelier Nord")
    expect(stall.get_by_text(re.compile(r"Active · 0 products · 12 %"))).to_be_visible()
    stall.get_by_role("textbox", name="Products").fill("mug")
    stall.get_by_role("button", name=re.compile("^Add ")).first.click()
    expect(stall.get_by_text("1 product")).to_be_visible()
    snap(desk, "desk-sellers")
    desk.emulate_media(color_scheme="dark")
    snap(desk, "desk-sellers-dark")
    looks_right(desk)


@pytest.mark.browser
def test_the_sellers_page_fits_a_small_screen(demo: Running, small_desk: Page) -> None:
    small_desk.goto(f"{demo.url}/desk/settings/sellers")
    expect(small_desk.get_by_role("heading", name="Sellers", level=1)).to_be_visible()
    expect(small_desk.get_by_role("button", name="Add a seller")).to_be_visible()
    looks_right(small_desk)
    snap(small_desk, "desk-sellers-small")
    assert small_desk.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_a_sellers_person_finds_an_inbox_of_their_own(demo: Running, desk: Page, browser: Browser) -> None:
    seller = call(desk, "POST", "/sellers", {"name": "Maison Sud"})
    product = call(desk, "GET", "/products/search?q=vase&limit=1")["hits"][0]
    call(desk, "POST", f"/sellers/{seller['id']}/products", {"add": [product["id"]]})
    link = call(desk, "POST", "/invitations", {"email": "lea@sud.example", "name": "Lea", "role": "seller"})["url"]
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(20_000)
    page.goto(link)
    page.get_by_label("Password", exact=False).first.fill("four plain words of mine")
    page.get_by_role("button").last.click()
    expect(page.get_by_role("region", name="Conversations")).to_be_visible()
    lea = call(page, "GET", "/session")["staff"]["id"]
    call(desk, "PUT", f"/sellers/{seller['id']}/people", {"staff_ids": [lea]})
    page.reload()
    expect(page.get_by_role("region", name="Conversations")).to_be_visible()
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status == 403 else None)
    page.goto(f"{demo.url}/desk/inbox/all")
    expect(page.get_by_role("region", name="Conversations")).to_be_visible()
    expect(page.get_by_text("Nothing here")).to_be_visible()
    snap(page, "desk-seller-inbox")
    assert [each["id"] for each in call(page, "GET", "/products")["items"]] == [product["id"]]
    for place in ("orders", "catalogue"):
        page.goto(f"{demo.url}/desk/{place}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        snap(page, f"desk-seller-{place}")
    assert refused == []
    page.context.close()
