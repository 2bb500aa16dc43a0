"""Labels of things to tap: short, never blank, no two alike."""

from chaffer.channels.contract import Limits
from chaffer.channels.shorten.cutting import blank, cut, length, one_line
from chaffer.kernel.message import Choice


def label_of(choice: Choice, number: int) -> str:
    """The label on one line; its description or its number if it has none."""
    for words in (choice.label, choice.description):
        if not blank(words):
            return one_line(words)
    return str(number)


def unique(labels: list[str], limit: int) -> list[str]:
    """Each cut to `limit`; one that would equal an earlier one gets a number behind it."""
    seen: set[str] = set()
    told = []
    for label in labels:
        short = cut(label, limit)
        number = 2
        while short.casefold() in seen:
            tail = f" {number}"
            short = cut(label, limit - len(tail)) + tail
            number += 1
        seen.add(short.casefold())
        told.append(short)
    return told


def tappable(choices: tuple[Choice, ...], limits: Limits) -> bool:
    """Whether every id would come back whole and tell the choices apart."""
    ids = {choice.id for choice in choices}
    return len(ids) == len(choices) and all(not blank(each) and length(each) <= limits.choice_id for each in ids)


def numbered(choices: tuple[Choice, ...]) -> str:
    """The choices as text, to be answered by number or by name."""
    return "\n".join(f"{number}. {spelled(choice, number)}" for number, choice in enumerate(choices, 1))


def detail_of(choice: Choice, number: int) -> str:
    """What the description adds to the label; empty if nothing."""
    told = one_line(choice.description)
    return "" if blank(told) or told == label_of(choice, number) else told


def spelled(choice: Choice, number: int) -> str:
    label, detail = label_of(choice, number), detail_of(choice, number)
    return f"{label} · {detail}" if detail else label
