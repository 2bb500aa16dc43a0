"""What a product's guide, description, attributes and reviews say to a question; or that they do not."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.enquiries.answering import ask_person
from chaffer.conversations.dialogue.inputs import Found
from chaffer.conversations.dialogue.moved import Moved, ask, say
from chaffer.conversations.dialogue.review_told import review_told
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, plain, words


def told(state: State, found: Found, *, aside: bool) -> Moved:
    """Quoted, with its source; a "yes" then means the product. aside: an open question is put again after it."""
    result = found.result
    said = [*_row(result), *_quote(result), *_voices(result, state.language)]
    if aside:
        return say(replace(state, returns=True, lost=0), *said)
    state = replace(state, product_id=result["product_id"], title=result["title"], lost=0)
    offers = (taps.tap("see", result["product_id"]), taps.PERSON)
    return ask(state, "interest", *said, taps=offers, product_id=result["product_id"])


def unsaid(state: State, found: Found, *, aside: bool) -> Moved:
    """The shop does not say. A person may know."""
    result = found.result
    key = "help-outside" if result.get("outside") else "help-unsaid"
    if aside:
        return say(replace(state, returns=True, lost=0), words(key, title=result["title"]))
    state = replace(state, product_id=result["product_id"], title=result["title"], lost=0)
    return ask(
        state, "ask_person_ok", words(key, title=result["title"]), words("help-ask-person"),
        taps=(taps.tap("yes", key="tap-ask-person"), taps.tap("no", key="tap-no-thanks")),
        asked=found.args["question"], language=found.args["language"], product_id=result["product_id"],
    )  # fmt: skip


def answer_person(state: State, *, yes: bool) -> Moved:
    """To "shall I ask a person?"."""
    assert state.asked is not None
    about = state.asked.about
    if yes:
        return ask_person(state, about["asked"], about["language"], about["product_id"])
    return ask(
        replace(state, asked=None), "interest", words("help-as-you-like"),
        taps=(taps.tap("see", about["product_id"]), taps.BROWSE), product_id=about["product_id"],
    )  # fmt: skip


def _row(result: dict[str, Any]) -> list[Words]:
    row = result["row"]
    if not row:
        return []
    cells = "\n".join(f"{name}: *{cell}*" for name, cell in row["cells"])
    return [words("help-row", title=result["title"], column=row["key"][0], cell=row["key"][1]), plain(cells)]


def _quote(result: dict[str, Any]) -> list[Words]:
    quote = result["quote"]
    if not quote:
        return []
    if quote["source"] in ("guide", "description"):
        return [words(f"help-{quote['source']}", title=result["title"], quote=quote["text"])]
    if quote["source"] == "material":
        return [words("help-material", title=result["title"], quote=quote["text"])]
    if quote["source"] == "care":
        return [words("help-care", title=result["title"], quote=quote["text"])]
    if quote["source"] == "age":
        return [words("help-age", title=result["title"], quote=quote["text"])]
    name = quote["source"]
    return [words("help-attribute", title=result["title"], kind=name.casefold(), name=name, quote=quote["text"])]


def _voices(result: dict[str, Any], language: str) -> list[Words]:
    voices = result["voices"]
    if not voices:
        return []
    counted = words("help-reviews", count=voices["count"], read=voices["read"])
    return [counted, review_told("review", voices, language)]
