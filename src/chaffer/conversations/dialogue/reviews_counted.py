"""Reviews summed up by counting: how many stars, what they speak of, one voice for and one against."""

from typing import Any

from chaffer.conversations.dialogue.words import Words, nested, words

_FOND = 4


def counted(result: dict[str, Any]) -> list[Words]:
    """result: of the skill, with `counts`. Nothing is said that no review says."""
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
        said.append(words(key, text=one["text"], author=one["author"], rating=one["rating"]))
    return said


def _topic(name: str, sides: dict[str, int]) -> dict[str, Any]:
    values = [nested(words(f"said-{name}-{side}", count=count)) for side, count in sides.items() if count]
    return nested(words("topic", name=nested(words(f"topic-{name}")), values={"list": values}))
