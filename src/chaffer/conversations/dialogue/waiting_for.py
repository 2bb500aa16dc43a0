""" "Tell me when it is back." """

from typing import Any

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.inputs import Done, Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, do, say
from chaffer.conversations.dialogue.option_words import written
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import PictureShape, nested, words
from chaffer.kernel.message import Tapped


def want_back(state: State, sku: str, heard: Heard) -> Moved:
    """The label that was tapped is the wording of the consent."""
    label = next((part.label for part in heard.parts if isinstance(part, Tapped)), "")
    return do(state, "want_back", sku=sku, wording=label[:200])


def noted(state: State, told: Done) -> Moved:
    result = told.result
    key = "want-back-there" if result["available"] else "want-back-noted"
    offers = (taps.tap("see", result["product_id"], key="tap-see-it"),) if result["available"] else ()
    return say(state, words(key, what=_what(result, state.language)), taps=offers)


def refused(state: State, _told: Refused) -> Moved:
    return say(state, words("product-gone"), taps=(taps.BROWSE,))


def back_again(result: dict[str, Any], language: str, image_url: str = "") -> Say:
    """What is said, once, to who waited. Asked for, so it is service and no advert."""
    return Say(
        (words("back-in-stock", what=_what(result, language)),),
        (taps.tap("see", result["product_id"], key="tap-see-it"),),
        PictureShape(image_url, result["title"]) if image_url else None,
        "service",
    )


def _what(result: dict[str, Any], language: str) -> dict[str, Any]:
    options = written(result["options"], language)
    return nested(words("titled", title=result["title"], options=options)) if options else {"text": result["title"]}
