"""Reviews summed up by counting: how many stars, what they speak of, one voice for and one against."""

from typing import Any

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.inputs import Found
from chaffer.conversations.dialogue.moved import Moved, ask, say
from chaffer.conversations.dialogue.review_told import review_told
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, nested, words

_FOND = 4


def counted(result: dict[str, Any], language: str) -> list[Words]:
    """result: of the skill, with `counts`. language: the reader's. Nothing is said that no review says."""
    counts = result["counts"]
    said = [
        words(
            "reviews-counted", title=result["title"], count=result["count"], rating=f"{result['average']:.1f}",
            fond=counts["fond"], read=counts["read"],
        )
    ]  # fmt: skip
    topics = [_topic(name, sides) for name, sides in counts["topics"].items()]
    if topics:
        said.append(words("lines", lines={"lines": topics}))
    for one in result["quotes"]:
        key = "review-for" if one["rating"] >= _FOND else "review-against"
        said.append(review_told(key, one, language))
    return said


def fit_told(state: State, told: Found) -> Moved:
    """ "Does it run small?": as many as say so, or that too few do."""
    result = told.result
    if not result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    fit = result.get("counts", {}).get("topics", {}).get("fit")
    said = [words("fit-told" if fit else "fit-untold", title=result["title"])]
    said += [words("lines", lines={"lines": [_topic("fit", fit)]})] if fit else []
    offers = (
        () if state.returns else (taps.tap("my_size", result["product_id"]), taps.tap("sizes", result["product_id"]))
    )
    return say(state, *said, taps=offers)


def _topic(name: str, sides: dict[str, int]) -> dict[str, Any]:
    values = [nested(words(f"said-{name}-{side}", count=count)) for side, count in sides.items() if count]
    return nested(words("topic", name=nested(words(f"topic-{name}")), values={"list": values}))
