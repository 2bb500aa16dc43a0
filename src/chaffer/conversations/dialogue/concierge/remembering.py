"""What was told of people: remembered, shown and forgotten when asked."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.concierge import brief
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, do, look, say
from chaffer.conversations.dialogue.questions import STRONG
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, nested, words
from chaffer.language.gifting import SELF, Gifting


def asked(state: State, told: Gifting) -> Moved:
    person = told.person
    key = (person.key or brief.of(state).key) if person else ""
    if told.asks == "show":
        return look(state, "recipient_book", key=key)
    return do(state, "forget_recipient", key=key, label=person.label if person else "")


def noticed(state: State, told: Done) -> Moved:
    """In front of what the same message asked for."""
    return replace(state, notices=(*state.notices, *_sentences(told.args["told"]))), []


def remembered(state: State, told: Done) -> Moved:
    strong = state.asked is not None and state.asked.question in STRONG
    return say(replace(state, returns=strong), *_sentences(told.args["told"]))


def refused(state: State, _told: Refused) -> Moved:
    return say(state, words("too-much-to-remember"))


def shown(state: State, told: Found) -> Moved:
    """Everything that is kept of them, and a tap to have it forgotten."""
    people: list[dict[str, Any]] = told.result["recipients"]
    if not people:
        return say(state, words("nothing-remembered"))
    said = [words("lines", lines={"lines": [nested(each) for each in _facts(person)]}) for person in people]
    offers = [
        taps.tap("forget", person["key"], key="tap-forget" if person["key"] != SELF else "tap-forget-me",
                 who=person["label"])
        for person in people[:3]
    ]  # fmt: skip
    return say(state, *said, taps=offers)


def forget(state: State, key: str, _heard: Heard) -> Moved:
    return do(state, "forget_recipient", key=key, label="")


def forgotten(state: State, told: Done) -> Moved:
    at, key = brief.of(state), told.args["key"]
    if not key or key in (at.key, SELF):
        state = replace(state, concierge={})
    return say(state, words("forgotten" if told.result["count"] else "nothing-remembered"))


def _sentences(told: list[dict[str, Any]]) -> list[Words]:
    """What is remembered from now on, in our own words."""
    said = []
    for entry in told:
        who = _who(entry)
        for kind in ("likes", "dislikes"):
            if entry.get(kind):
                things = ", ".join(entry[kind])
                said.append(words(f"noted-{kind}", who=who, what=things, own=_own(entry)))
        for what, day in entry.get("days", {}).items():
            said.append(
                words("noted-day", who=who, what=nested(words(f"day-{what}")), day=_each_year(day), own=_own(entry))
            )
    return said


def _facts(person: dict[str, Any]) -> list[Words]:
    heading = words("remembered-self") if person["key"] == SELF else words("remembered-of", who=person["label"])
    facts = [heading]
    facts += [words(f"fact-{kind}", what=", ".join(person[kind])) for kind in ("likes", "dislikes") if person[kind]]
    facts += [
        words("fact-day", what=nested(words(f"day-{what}")), day=_each_year(day))
        for what, day in person["days"].items()
    ]
    if person["address"]:
        facts.append(words("fact-address", address={"address": person["address"]}))
    return facts


def _who(entry: dict[str, Any]) -> dict[str, Any]:
    return brief.whom(entry["label"])


def _own(entry: dict[str, Any]) -> str:
    return "yes" if entry["key"] == SELF else "no"


def _each_year(day: str) -> dict[str, str]:
    return {"month_day": day}
