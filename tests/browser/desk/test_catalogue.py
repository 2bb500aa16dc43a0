"""The catalogue at the desk: found, narrowed, changed, put back, described, translated, imported, seen as a message."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import snap
from tests.browser.desk.stage import looks_right

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def catalogue(desk: Page, path: str = "") -> Page:
    desk.goto(desk.url.partition("/desk/")[0] + f"/desk/catalogue{path}")
    return desk


def lines_of(desk: Page):
    return desk.locator("[data-product]")


def product(desk: Page, q: str) -> Page:
    """The page of the first product these words find."""
    catalogue(desk, f"?q={q}")
    lines_of(desk).first.get_by_role("link").click()
    expect(desk.get_by_role("region", name="Variants, prices, stock").first).to_be_visible()
    return desk


def test_the_list_is_searched_narrowed_and_scrolled(desk: Page) -> None:
    catalogue(desk)
    expect(lines_of(desk).first).to_be_visible()
    snap(desk, "catalogue-1-list")
    looks_right(desk)

    desk.get_by_label("Title, brand, category or SKU").fill("lamp")
    expect(lines_of(desk).first).to_contain_text(re.compile("lamp", re.IGNORECASE))
    desk.get_by_label("Title, brand, category or SKU").fill("")
    desk.get_by_role("combobox", name="Show").click()
    desk.get_by_role("option", name="Archived", exact=True).click()
    expect(desk.get_by_text("No product fits")).to_be_visible()

    catalogue(desk)
    desk.get_by_role("button", name="What a shopper would find").click()
    desk.get_by_label("Search as a shopper would write").fill("a blue dress under 200")
    expect(
        desk.get_by_role("listitem").get_by_role("link", name=re.compile("dress", re.IGNORECASE)).first
    ).to_be_visible()
    snap(desk, "catalogue-2-as-a-shopper")


def test_many_are_hidden_at_once_and_brought_back(desk: Page) -> None:
    catalogue(desk)
    for at in range(2):
        lines_of(desk).nth(at).get_by_role("checkbox").check()
    desk.get_by_role("button", name="Hide").click()
    expect(lines_of(desk).nth(1)).to_contain_text("Hidden")
    snap(desk, "catalogue-3-hidden")
    desk.get_by_role("button", name="Undo").click()
    expect(lines_of(desk).nth(1)).not_to_contain_text("Hidden")
    expect(lines_of(desk).nth(0)).not_to_contain_text("Hidden")


def test_a_product_is_changed_saved_and_put_back(desk: Page) -> None:
    product(desk, "candle")
    title = desk.get_by_role("region", name="Texts").get_by_role("textbox", name="Title")
    before = title.input_value()
    snap(desk, "catalogue-4-product")
    looks_right(desk)
    title.fill("A candle by another name")
    expect(desk.get_by_role("heading", level=1)).to_have_text("A candle by another name")
    desk.reload()
    expect(desk.get_by_text("this browser kept them")).to_be_visible()
    expect(title).to_have_value("A candle by another name")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved")).to_be_visible()
    desk.get_by_role("button", name="Undo").click()
    expect(title).to_have_value(before)
    desk.reload()
    expect(title).to_have_value(before)


def test_of_two_editors_the_second_chooses(desk: Page) -> None:
    product(desk, "candle")
    mine, theirs = desk.context.new_page(), desk.context.new_page()  # a refusal is told on the console too
    for page in (mine, theirs):
        page.goto(desk.url)
        expect(page.get_by_label("Brand")).to_be_visible()
    mine.get_by_label("Brand").fill("Mine")
    theirs.get_by_label("Brand").fill("Theirs")
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.get_by_text("Saved")).to_be_visible()

    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.get_by_text("Your changes are still here.")).to_be_visible()
    snap(mine, "catalogue-5-conflict")
    mine.get_by_role("button", name="Save mine").click()
    expect(mine.get_by_text("Saved")).to_be_visible()
    mine.reload()
    expect(mine.get_by_label("Brand")).to_have_value("Mine")


def test_stock_prices_and_pictures_are_written_in_place(desk: Page) -> None:
    product(desk, "candle")
    table = desk.get_by_role("table").first
    price = table.get_by_label(re.compile("^Price:")).first
    price.fill("31.50")
    table.get_by_label(re.compile("^Stock")).first.fill("12")
    desk.get_by_role("button", name=re.compile("Edit: ")).first.click()
    dialog = desk.get_by_role("dialog", name="What this picture shows")
    dialog.get_by_label("In words, English").fill("A candle in a glass")
    snap(desk, "catalogue-6-picture")
    dialog.get_by_role("button", name="Close").last.click()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved")).to_be_visible()
    desk.reload()
    expect(price).to_have_value("31.50")
    expect(table.get_by_label(re.compile("^Stock")).first).to_have_value("12")


def test_a_product_is_seen_as_the_message_it_would_be(desk: Page) -> None:
    product(desk, "candle")
    preview = desk.get_by_role("region", name="As a message")
    expect(preview.get_by_role("button", name="Choose")).to_be_visible()
    preview.get_by_text("Asked about", exact=True).click()
    expect(
        preview.get_by_role("button", name=re.compile("Reviews|Sizes|Photos|pictures", re.IGNORECASE)).first
    ).to_be_visible()
    preview.get_by_text("Web chat", exact=True).click()
    preview.get_by_role("combobox", name="Language").click()
    desk.get_by_role("option", name="French").click()
    expect(preview.get_by_text("Avis").first).to_be_visible()
    snap(desk, "catalogue-9-web-chat")


def test_a_file_is_sent_looked_at_and_imported(desk: Page) -> None:
    catalogue(desk, "/imports")
    lines = [
        '{"handle": "night-lamp", "title": "Night lamp", "price": "29.00", "sku": "NIGHT", "stock": 4}',
        '{"handle": "no-price", "title": "No price at all"}',
        "this is no product",
    ]
    file = {"name": "autumn.jsonl", "mimeType": "application/json", "buffer": "\n".join(lines).encode()}
    desk.locator("input[type=file]").set_input_files([file])
    expect(desk.get_by_text("Nothing was written yet.")).to_be_visible()
    expect(desk.get_by_role("region", name="What would change").get_by_text("Night lamp")).to_be_visible()
    expect(desk.get_by_role("region", name="What was wrong").get_by_text("Line 3")).to_be_visible()
    snap(desk, "catalogue-10-dry")
    looks_right(desk)

    desk.get_by_role("button", name="Import it").click()
    expect(desk.get_by_role("button", name="Import again")).to_be_visible()
    expect(desk.get_by_text("New", exact=True)).to_be_visible()
    with desk.expect_download() as got:
        desk.get_by_role("link", name="Report").click()
    assert "line,what,product,detail" in got.value.path().read_text("utf-8-sig")
    snap(desk, "catalogue-11-imported")
    catalogue(desk, "?q=night%20lamp")
    expect(lines_of(desk).first).to_contain_text("Night lamp")
    catalogue(desk, "/imports")
    expect(desk.get_by_role("link", name=re.compile("autumn.jsonl"))).to_be_visible()
    snap(desk, "catalogue-12-imports")


def test_an_answer_is_written_and_taken_away(desk: Page) -> None:
    catalogue(desk, "/questions")
    expect(
        desk.get_by_text("Nobody asked anything").or_(desk.get_by_role("button", name="Answer")).first
    ).to_be_visible()
    snap(desk, "catalogue-13-questions")
    looks_right(desk)
    desk.get_by_text("Answers", exact=True).click()
    desk.get_by_role("button", name="New answer").click()
    desk.get_by_role("textbox", name="Question").fill("Do you deliver by balloon?")
    desk.get_by_role("textbox", name="Answer").fill("Only on windless days.")
    desk.get_by_role("button", name="Save").click()
    written = desk.get_by_role("region", name="Do you deliver by balloon?")
    while not written.is_visible() and desk.get_by_role("button", name="More").is_visible():
        desk.get_by_role("button", name="More").click()
        desk.wait_for_timeout(300)
    expect(written.get_by_text("Only on windless days.")).to_be_visible()
    snap(desk, "catalogue-14-answers")
    written.get_by_role("button", name="Remove").click()
    expect(written).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_catalogue_fits_a_phone_and_the_night(small_desk: Page, scheme: str) -> None:
    small_desk.emulate_media(color_scheme=scheme)
    catalogue(small_desk)
    expect(lines_of(small_desk).first).to_be_visible()
    snap(small_desk, f"catalogue-7-small-{scheme}")
    looks_right(small_desk)
    lines_of(small_desk).first.get_by_role("link").click()
    expect(small_desk.get_by_role("region", name="Variants, prices, stock").first).to_be_visible()
    assert small_desk.evaluate("document.documentElement.scrollWidth") <= 390
    snap(small_desk, f"catalogue-8-small-product-{scheme}")
    looks_right(small_desk)
