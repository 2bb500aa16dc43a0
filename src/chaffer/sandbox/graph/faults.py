"""Misbehaviour on request: for the next so many calls, or by chance from a seed."""

from random import Random
from typing import Literal

import msgspec

Kind = Literal["429", "500", "502", "503", "hang_before", "hang_after", "reset", "reset_after", "half_json", "error"]


class Rule(msgspec.Struct):
    """One way to misbehave.

    calls:   for the next so many matching calls; 0 means until it is taken away, then `chance` decides.
    chance:  from 0 to 1.
    on:      "messages" are sends, "read" are read and typing calls, "all" is everything.
    seconds: how long a hang lasts.
    code:    for "error": the Graph code to answer with.
    number:  only for this phone number id; empty means every.
    """

    kind: Kind
    calls: int = 0
    chance: float = 1.0
    on: Literal["messages", "read", "media", "all"] = "messages"
    seconds: float = 60.0
    code: int = 131000
    number: str = ""


class Faults:
    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.rules: list[Rule] = []

    def next(self, on: str, number: str) -> Rule | None:
        """The rule this call falls under, if any; counted rules are used up."""
        for rule in self.rules:
            if rule.on not in (on, "all") or rule.number not in (number, ""):
                continue
            if rule.chance < 1 and self._chance.random() >= rule.chance:
                continue
            if rule.calls:
                rule.calls -= 1
                if rule.calls == 0:
                    self.rules.remove(rule)
            return rule
        return None
