"""Which order and which thing of it are meant. Pure reckoning on ServiceFact."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from chaffer.conversations.dialogue.errands.errand import Errand
from chaffer.conversations.dialogue.facts import ServiceFact, ServiceLineFact, ServiceOrderFact, VerdictFact
from chaffer.conversations.dialogue.matching import Pointing, colours_of, meant_of, names_another
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.dialogue.state import Shown

OF_ORDERS = frozenset(("cancel", "change_address"))


class Thing(NamedTuple):
    """One line of one order. action: what would be done with it (return, exchange, change_item, cancel_lines)."""

    order: ServiceOrderFact
    line: ServiceLineFact
    action: str
    verdict: VerdictFact


def order_verdict(order: ServiceOrderFact, kind: str) -> VerdictFact:
    return order["cancel"] if kind == "cancel" else order["change_address"]


def things(facts: ServiceFact, errand: Errand) -> list[Thing]:
    """All lines of the orders that may be meant, each with the verdict on the errand."""
    return [
        _thing(order, line, errand.kind)
        for order in facts["orders"]
        if errand.order_id in ("", order["order_id"])
        for line in order["lines"]
        if errand.line_id in ("", line["line_id"]) and line["left"]
    ]


def _thing(order: ServiceOrderFact, line: ServiceLineFact, kind: str) -> Thing:
    if kind == "return":
        return Thing(order, line, "return", line["give_back"])
    if kind == "cancel_some":
        return Thing(order, line, "cancel_lines", line["cancel"])
    if line["change"]["allowed"]:
        return Thing(order, line, "change_item", line["change"])
    if line["exchange"]["allowed"] or line["change"]["why"] in ("left", "nothing_left"):
        return Thing(order, line, "exchange", line["exchange"])
    return Thing(order, line, "change_item", line["change"])


def titled(line: ServiceLineFact, language: str = "") -> str:
    return with_options(line["title"], line["options"], language)


def narrowed(found: Sequence[Thing], said: dict[str, Any]) -> list[Thing]:
    """Those the words point at; all of them if they point at none. Two orders may hold the same thing."""
    if len(found) < 2 or not said.get("pointing"):
        return list(found)
    points = Pointing(**said["pointing"])
    points = Pointing(points.text, points.language, None, [], "", points.category)  # a size or colour is the wish
    titles = dict.fromkeys(titled(thing.line) for thing in found)
    shown = [Shown(title, title, 0, colours_of(title)) for title in titles]
    meant = meant_of(shown, points)
    if meant is not None:
        return [thing for thing in found if titled(thing.line) == meant.product_id]
    if points.category:
        fits = [thing for thing in found if not names_another(thing.line["title"], points)]
        return fits or list(found)
    return list(found)
