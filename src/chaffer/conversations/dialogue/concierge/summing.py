"""What the sum tells of a gift: for whom, on which day, with which card; and whether the budget holds."""

from collections.abc import Mapping
from typing import Any

import msgspec

from chaffer.conversations.dialogue.concierge import brief
from chaffer.conversations.dialogue.days_said import day_said
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, nested, words


def gift_rows(at: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = []
    recipient = at.get("recipient")
    if recipient:
        rows.append(nested(words("sum-for", who=_called(recipient))))
    if at.get("day"):
        rows.append(nested(day_said(at["day"], at.get("slot", ""))))
    if at.get("gift_note"):
        rows.append(nested(words("sum-note", note=at["gift_note"])))
    return rows


def _called(recipient: Mapping[str, str]) -> Any:
    label = recipient.get("label")
    return brief.whom(label) if label else recipient.get("name", "")


def with_budget(state: State, at: Mapping[str, Any]) -> State:
    """Said once in front of the sum, if it is more than was to be spent in all."""
    wish, total = brief.of(state), at["totals"]["total"]
    if not wish.budget or wish.over or total["currency"] != wish.budget["currency"]:
        return state
    over = total["minor"] - wish.budget["minor"]
    if over <= 0:
        return state
    shipping = at["totals"]["shipping"]
    by_delivery = total["minor"] - shipping["minor"] <= wish.budget["minor"]
    amount = {"minor": over, "currency": total["currency"]}
    key = "over-budget-delivery" if by_delivery else "over-budget"
    said: Words = words(key, budget=wish.budget, over=amount, shipping=shipping)
    state = brief.kept(state, msgspec.structs.replace(wish, over=True))
    return msgspec.structs.replace(state, notices=(*state.notices, said))
