"""What is read back of an earlier order, from what the shop says of it today."""

from typing import Any

from chaffer.conversations.dialogue import buying_again
from chaffer.conversations.dialogue.effects import Ask
from chaffer.conversations.dialogue.inputs import Found
from chaffer.conversations.dialogue.state import State


def line(
    sku: str, quantity: int = 1, was: int = 1000, now: int | None = 1000, left: int | None = None
) -> dict[str, Any]:
    return {
        "sku": sku, "product_id": f"prd_{sku}", "title": f"The {sku}", "quantity": quantity,
        "was": {"minor": was, "currency": "USD"}, "now": None if now is None else {"minor": now, "currency": "USD"},
        "left": quantity if left is None else left,
    }  # fmt: skip


def read_back(*lines: dict[str, Any], pointing: dict[str, Any] | None = None, whole: bool = True) -> tuple[State, Ask]:
    order = {"order_id": "ord_1", "number": "1001", "placed_on": "2026-02-02", "lines": list(lines)}
    args = {"whole": whole, **({"pointing": pointing} if pointing else {})}
    state, effects = buying_again.found(State(), Found("again", {"orders": [order]}, args))
    (asked,) = effects
    assert isinstance(asked, Ask)
    return state, asked


def told(asked: Ask) -> list[str]:
    return [each["key"] for words in asked.words if words.key == "lines" for each in words.args["lines"]["lines"]]


def test_every_line_says_what_became_of_it() -> None:
    state, asked = read_back(
        line("a"), line("b", was=900), line("c", 3, left=2), line("d", left=0), line("e", now=None, left=0)
    )

    assert told(asked) == ["again-same", "again-dearer", "again-short", "again-gone", "again-unsold"]
    assert state.asked is not None
    assert state.asked.about["items"] == [
        {"sku": "a", "quantity": 1}, {"sku": "b", "quantity": 1}, {"sku": "c", "quantity": 2},
    ]  # fmt: skip
    total = next(words for words in asked.words if words.key == "again-comes-to")
    assert total.args["total"] == {"minor": 4000, "currency": "USD"}


def test_only_what_is_named_is_read_back() -> None:
    _, asked = read_back(line("harmonica"), line("zither"), pointing={"text": "the zither again", "language": "en"})
    _, unknown = read_back(line("harmonica"), pointing={"text": "order a drum again", "language": "en"}, whole=False)

    assert (asked.words[0].key, told(asked)) == ("same-again-some", ["again-same"])
    assert unknown.words[0].key == "again-no-such"


def test_an_old_tap_is_read_back_anew_and_the_newest_fills_the_cart() -> None:
    state, _ = read_back(line("a"))
    _, (query,) = buying_again.tapped(State(), "ord_1")
    _, (command,) = buying_again.tapped(state, "ord_1")

    assert (query.name, command.name) == ("again", "fill_cart")  # type: ignore[union-attr]
