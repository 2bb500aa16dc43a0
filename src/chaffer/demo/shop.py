"""Facts of the demo shop: money, shipping, taxes, hours; and its answers."""

import json
from importlib.resources import files
from typing import Any


def shop() -> dict[str, Any]:
    """A fresh copy of what stands in shop.json. Prices are decimal texts in major units, tax rates basis points."""
    told: dict[str, Any] = json.loads((files("chaffer.demo") / "shop.json").read_text("utf-8"))
    return told


def answers() -> list[tuple[str, bytes]]:
    """Its files of questions and answers, one a language: name and content."""
    names = [f"faq.{language}.md" for language in shop()["languages"]]
    return [(name, (files("chaffer.demo") / name).read_bytes()) for name in names]


def suggestions() -> list[dict[str, str]]:
    """Things to say to the demo shop: three in each of its languages."""
    told: list[dict[str, str]] = json.loads((files("chaffer.demo") / "suggestions.json").read_text("utf-8"))
    return told


def customs() -> dict[str, Any]:
    """How the shop works: labels, saved replies, rules, macros, reply times, and when shoppers are asked how it was."""
    told: dict[str, Any] = json.loads((files("chaffer.demo") / "customs.json").read_text("utf-8"))
    return told


def clients() -> dict[str, Any]:
    """The owner's own clients with what is known of them, look boards, and the rule of commission. Days and sums: whole days
    from today, minor units.
    """
    told: dict[str, Any] = json.loads((files("chaffer.demo") / "clients.json").read_text("utf-8"))
    return told


def team() -> dict[str, Any]:
    """The people, teams and labels of its desk."""
    told: dict[str, Any] = json.loads((files("chaffer.demo") / "team.json").read_text("utf-8"))
    return told
