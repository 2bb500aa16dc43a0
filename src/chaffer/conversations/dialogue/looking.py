"""Questions about one product: what it is like, how it fits, what others say, more pictures."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.matching import product_meant
from chaffer.conversations.dialogue.measure_words import part_words
from chaffer.conversations.dialogue.moved import Moved, ask, look, say
from chaffer.conversations.dialogue.option_words import called, material_called, written
from chaffer.conversations.dialogue.review_told import review_told
from chaffer.conversations.dialogue.reviews_counted import counted
from chaffer.conversations.dialogue.state import Pick, State
from chaffer.conversations.dialogue.words import Cards, Item, PictureShape, Tap, Words, nested, plain, words
from chaffer.language.measurements import part_named

_PICTURES_AT_MOST = 4
_CHART_ROWS = 12


def about(state: State, heard: Heard, topic: str) -> Moved:
    """topic: details, reviews, sizes or photos, of the product pointed at, quoted, or in hand."""
    if heard.about_sku:
        return look(state, "product" if topic != "reviews" else "reviews", topic, sku=heard.about_sku)
    meant = product_meant(state.shown, heard)
    product_id = heard.about_product or (meant.product_id if meant else state.product_id)
    if not product_id:
        if len(state.shown) > 1:
            choices = [taps.literal(topic, one.product_id, label=one.title) for one in state.shown]
            return ask(state, "which_product", words("which-of-these", count=len(choices)), taps=choices, topic=topic)
        return ask(state, "what", words("which-product"), taps=(taps.BROWSE,))
    return ask_about(state, product_id, topic)


def ask_about(state: State, product_id: str, topic: str) -> Moved:
    return look(state, "product" if topic != "reviews" else "reviews", topic, product_id=product_id)


def _in_hand(state: State, result: dict[str, Any]) -> State:
    return replace(state, product_id=result["product_id"], title=result["title"])


def _next_taps(state: State, result: dict[str, Any], *but: str) -> list[Tap]:
    """What else can be asked of it; none while another question is open, which will be put again."""
    if state.returns:
        return []
    product_id = result["product_id"]
    offers = [
        taps.tap("see", product_id),
        taps.tap("sizes", product_id),
        taps.tap("photos", product_id),
        taps.tap("reviews", product_id),
    ]
    return [offer for offer in offers if offer.id.split(":")[0] not in but][:3]


def _told(
    state: State, result: dict[str, Any], *said: Words, taps: list[Tap] | None = None, shape: Any = None
) -> Moved:
    """An answer; a "yes" to it means that product."""
    if state.returns:
        return say(state, *said, taps=taps or (), shape=shape)
    return ask(state, "interest", *said, taps=taps or (), shape=shape, product_id=result["product_id"])


def reviews(state: State, told: Found) -> Moved:
    """How many, how good, and two voices that disagree."""
    result = told.result
    if not result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    state = _in_hand(state, result)
    if not result["count"]:
        return _told(
            state, result, words("no-reviews", title=result["title"]), taps=_next_taps(state, result, "reviews")
        )
    said = counted(result, state.language) if result.get("counts") else _quoted(result, state.language)
    return _told(state, result, *said, taps=_next_taps(state, result, "reviews"))


def _quoted(result: dict[str, Any], language: str) -> list[Words]:
    """A few reviews are not counted."""
    alike = len(result["quotes"]) > 1 and len({one["rating"] for one in result["quotes"]}) == 1
    key = "reviews-few" if alike else "reviews"
    said = [words(key, title=result["title"], count=result["count"], rating=f"{result['average']:.1f}")]
    return said + [review_told("review", one, language) for one in result["quotes"]]


def sizes(state: State, told: Found) -> Moved:
    """The size chart, or at least the sizes there are."""
    result = told.result
    if not result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    state = _in_hand(state, result)
    said = [words("sizes-of", title=result["title"])]
    said += _chart(result["size_chart"], state.language) or [sizes_there(result, state.language)]
    if result["guide"]:
        said.append(plain(result["guide"]))
    lines = [said[0], *said[1:]]
    offers = _next_taps(state, result, "sizes")
    if offers and result["size_chart"]:
        offers = [taps.tap("my_size", result["product_id"]), *offers[:2]]
    return _told(state, result, *lines, taps=offers)


def sizes_there(result: Mapping[str, Any], language: str) -> Words:
    there = dict.fromkeys(
        called(name, value, language)
        for variant in result["variants"]
        if variant["available"] > 0
        for name, value in list(variant["options"].items())[-1:]
    )
    return words("sizes-there", values={"list": list(there)}) if there else words("one-size")


def _chart(chart: dict[str, Any] | None, language: str) -> list[Words]:
    """One text line a size: {"unit": "cm", "columns": ["Size", "Bust"], "rows": [["S", "84"]]}."""
    if not chart or not chart.get("rows"):
        return []
    names = [_column(str(name), language) for name in chart.get("columns") or []]
    lines = [_chart_row(names[1:], [str(cell) for cell in row]) for row in chart["rows"][:_CHART_ROWS] if row]
    if chart.get("unit"):
        lines.append({"text": f"({chart['unit']})"})
    return [words("lines", lines={"lines": lines})]


def _chart_row(names: list[dict[str, Any]], cells: list[str]) -> dict[str, Any]:
    told = [
        nested(words("known-size", part=name, value=cell)) for name, cell in zip(names, cells[1:], strict=False)
    ] or [{"text": cell} for cell in cells[1:]]
    return nested(words("chart-row", size=cells[0], cells={"dots": told}))


def _column(name: str, language: str) -> dict[str, Any]:
    """What a column measures, in the shopper's language; as the shop writes it, if it is no part of the body."""
    part = part_named(name)
    return part_words(part) if part and not (language == "en" and name.isascii()) else {"text": name}


def photos(state: State, told: Found) -> Moved:
    """All its pictures, as a carousel where the channel has one."""
    result = told.result
    if not result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    state = _in_hand(state, result)
    images = result["images"][:_PICTURES_AT_MOST]
    if not images:
        return _told(state, result, words("no-photos", title=result["title"]), taps=_next_taps(state, result, "photos"))
    lead = words("photos-of", title=result["title"])
    if len(images) == 1:
        return _told(
            state,
            result,
            lead,
            taps=_next_taps(state, result, "photos"),
            shape=PictureShape(images[0]["url"], images[0]["alt"]),
        )
    items = tuple(
        Item(
            result["product_id"], "", image["alt"] or result["title"],
            plain(written(image["options"], state.language)), image_url=image["url"], taps=(taps.tap("see", result["product_id"], str(number)),),
        )
        for number, image in enumerate(images, 1)
    )  # fmt: skip
    return _told(state, result, lead, shape=Cards(items))


def details(state: State, told: Found) -> Moved:
    result = told.result
    if not result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    state = _in_hand(state, result)
    if result.get("named"):
        state = replace(state, pick=Pick(result["product_id"], dict(result["named"])))
    image = result["images"][0] if result["images"] else None
    price = result["variants"][0]["price"]
    said = [words("product", title=result["title"], price=price)]
    if result["description"]:
        said.append(plain(result["description"]))
    if materials := result["attributes"].get("material"):
        each_one = [materials] if isinstance(materials, str) else materials
        called = [material_called(str(each), state.language) for each in each_one]
        said.append(words("material", values={"list": called}))
    if result["guide"]:
        said.append(plain(result["guide"]))
    return _told(
        state,
        result,
        *said,
        taps=_next_taps(state, result, "photos"),
        shape=PictureShape(image["url"], image["alt"]) if image else None,
    )
