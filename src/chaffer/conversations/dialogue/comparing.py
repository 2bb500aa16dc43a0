"""Two or three products side by side, and which of them is cheaper, lighter, warmer."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.choosing import titles
from chaffer.conversations.dialogue.facts import CardFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.matching import colours_of, named
from chaffer.conversations.dialogue.moved import Moved, ask, look
from chaffer.conversations.dialogue.option_words import colour_called, material_called
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.conversations.dialogue.words import Tap, Words, nested, plain, words
from chaffer.language.compared_names import compared_names
from chaffer.language.several import several_places

_AT_MOST = 3
_QUALITIES = ("price_asc", "price_desc", "rating", "light", "heavy", "warm", "unstated")


def about_several(state: State, heard: Heard) -> Moved | None:
    """ "Compare the first two", "which is warmer?"; None if it is nothing of the kind."""
    text = heard.understanding.text
    if hints_at("compare", text):
        return _compare(state, heard)
    side_by_side = state.asked is not None and state.asked.about.get("compared")
    utmost = hints_at("cheapest", text) or hints_at("dearest", text)  # "the cheapest" points at one of many
    if not hints_at("which_of", text) or (utmost and not side_by_side):
        return None
    quality = next((each for each in _QUALITIES if hints_at(f"than_{each}", text)), "")
    ids = _meant(state, heard) or [one.product_id for one in state.shown]
    if not quality or len(ids) < 2:
        return None
    return look(state, "compare", "compared_by", product_ids=ids, by=quality)


def _compare(state: State, heard: Heard) -> Moved | None:
    ids = _meant(state, heard)
    names = compared_names(heard.understanding.text) if len(ids) < 2 else ()
    if len(names) > 1 or (names and state.product_id):
        in_hand = [state.product_id] if len(names) == 1 else []
        return look(state, "compare", product_ids=in_hand, names=list(names))
    if not names and len(ids) < 2 and len(state.shown) <= _AT_MOST:
        ids = [one.product_id for one in state.shown]
    if len(state.shown) < 2 and len(ids) < 2:
        return ask(state, "what", words("compare-nothing"), taps=(taps.BROWSE,))
    if not 2 <= len(ids) <= _AT_MOST:
        return ask(state, "compare_which", words("compare-which"))
    return look(state, "compare", product_ids=ids)


def answer_which(state: State, heard: Heard) -> Moved | None:
    """ "The first and the third", in answer to which ones."""
    ids = _meant(state, heard)
    return look(replace(state, asked=None), "compare", product_ids=ids) if 2 <= len(ids) <= _AT_MOST else None


def _meant(state: State, heard: Heard) -> list[str]:
    """By their places, by their names, or the one named and the one in hand."""
    places = several_places(heard.understanding.text, len(state.shown))
    if len(places) > 1:
        return [state.shown[place].product_id for place in places]
    by_name = [one.product_id for one in state.shown if named((one,), heard)]
    if len(by_name) > 1:
        return by_name
    one = by_name or [state.shown[place].product_id for place in places]
    if one and state.product_id and state.product_id != one[0]:
        return [state.product_id, one[0]]
    return []


def compared(state: State, told: Found) -> Moved:
    """Titles, then a line for each thing in which they differ, then which of them to see."""
    if not told.result:
        if told.args.get("names"):
            return ask(state, "compare_which", words("compare-not-found"), taps=(taps.BROWSE,))
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    state = _shown(state, told.result["cards"])
    rows = [_row(row, state.language) for row in told.result["rows"]]
    said = [_titles(told.result["cards"])]
    said.append(words("lines", lines={"lines": rows}) if rows else words("compare-alike"))
    return ask(state, "choose", *said, words("compare-choose"), taps=_offers(state), compared=True)


def compared_by(state: State, told: Found) -> Moved:
    """The one that is ahead, with the figures; or honestly that the shop does not say."""
    if not told.result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    cards, by, ahead = told.result["cards"], told.args["by"], told.result["ahead"]
    state = _shown(state, cards)
    rows = [_row(row, state.language) for row in told.result["rows"]]
    figures = [_titles(cards), words("lines", lines={"lines": rows})] if rows else []
    if ahead is None:
        said = [words("compare-unstated"), *figures]
    elif ahead < 0:
        said = [words("compare-same"), *figures]
    else:
        key = "best-warm-told" if told.result["told_by"] == "reviews" else f"best-{by.replace('_', '-')}"
        said = [words(key, title=cards[ahead]["title"]), *figures]
    return ask(state, "choose", *said, words("compare-choose"), taps=_offers(state), compared=True)


def _shown(state: State, cards: list[CardFact]) -> State:
    """What stands side by side is what "the first" now points at."""
    shown = tuple(
        Shown(
            card["product_id"], card["title"], card["price"]["minor"],
            tuple(dict.fromkeys(base for label in card["colours"] for base in colours_of(label))),
        )
        for card in cards
    )  # fmt: skip
    return replace(state, shown=shown, offered=(), pick=None, product_id="", title="")


def _offers(state: State) -> list[Tap]:
    return [*titles(state), *((taps.BACK,) if state.stack else ())]


def _titles(cards: list[CardFact]) -> Words:
    each = [nested(words("compare-title", n=str(n), title=card["title"])) for n, card in enumerate(cards, 1)]
    return words("lines", lines={"lines": each})


def _row(row: dict[str, Any], language: str) -> dict[str, Any]:
    name, cells = row["name"], row["cells"]
    values = {
        "dots": [
            nested(words("compare-cell", n=str(n), value=_cell(name, cell, language)))
            for n, cell in enumerate(cells, 1)
        ]
    }
    if name.startswith("attribute:"):
        told = name.partition(":")[2]
        return nested(words("compare-attribute", kind=told.casefold(), name=told.capitalize(), cells=values))
    return nested(words(f"compare-{name}", cells=values))


def _cell(name: str, cell: Any, language: str) -> dict[str, Any]:
    if cell is None:
        blank = {"rating": "compare-unrated", "sizes": "compare-gone", "colours": "compare-gone"}
        return nested(words(blank.get(name, "compare-blank")))
    if name == "price":
        key = "price" if cell["low"] == cell["high"] else "price-from"
        return nested(words(key, price=cell["low"]))
    if name == "rating":
        return nested(words("rating", rating=f"{cell['rating']:.1f}", count=cell["count"]))
    if name == "weight":
        return nested(words("in-g", n=str(cell["grams"])))
    if name == "warm":
        return nested(words("compare-of", count=cell["count"], read=cell["read"]))
    called = {"colours": colour_called, "material": material_called}.get(name)
    labels = [called(each, language) for each in cell] if called else cell
    return nested(plain(", ".join(labels)))
