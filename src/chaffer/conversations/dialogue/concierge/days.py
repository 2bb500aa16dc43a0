"""On which day it arrives: the one wished if it can be held, else the nearest, said first."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from chaffer.commerce.pricing.days import Window
from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.concierge import brief
from chaffer.conversations.dialogue.facts import DeliveryFact, ProgressFact
from chaffer.conversations.dialogue.inputs import Heard, Refused
from chaffer.conversations.dialogue.matching import place, pointing
from chaffer.conversations.dialogue.moved import Moved, ask, do
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Tap, Words, words

_OFFERED = 6
ANY_TIME = "any"


def holding(state: State, choices: list[DeliveryFact]) -> list[DeliveryFact]:
    """Of the ways to deliver those that can hold the day wished; if none can, those that promise days at all."""
    day = brief.wished_day(state)
    if day is None:
        return choices
    promising = [one for one in choices if one.get("window")]
    return (
        [one for one in promising if (days := _window(one.get("window"))) and days.holds(day)] or promising or choices
    )


def _window(plain: dict[str, Any] | None) -> Window | None:
    return msgspec.convert(plain, Window) if plain else None


def next_of_day(state: State, at: ProgressFact) -> Moved | None:
    """What is to be done about day, time of day and card before the sum; None if nothing."""
    if "day" in at["missing"]:
        return _day(state, at)
    wish = brief.of(state)
    if wish.day and at.get("day") and wish.day != at["day"]:
        return _day(state, at)
    slots = at.get("slots", [])
    if slots and at.get("day") and not at.get("slot"):
        if wish.slot in slots:
            return _choose(state, at["day"], wish.slot)
        return ask(
            state, "slot", words("which-slot"),
            taps=[taps.tap("slot", each, key=f"tap-{each}") for each in (*slots, ANY_TIME)], slots=slots, day=at["day"],
        )  # fmt: skip
    return None


def _day(state: State, at: Mapping[str, Any]) -> Moved:
    days, wish, slots = _window(at.get("window")), brief.of(state), at.get("slots", [])
    if days is None:
        return ask(state, "what", words("no-day-at-all"), taps=(taps.PERSON,))
    wished = brief.wished_day(state)
    if wished is not None and days.holds(wished):
        return _choose(state, wish.day, wish.slot if wish.slot in slots else "")
    if wished is not None:
        near = days.nearest(wished)
        others = [day.isoformat() for day in days.days(_OFFERED) if day != near][: _OFFERED - 1]
        state = brief.kept(state, msgspec.structs.replace(wish, day=""))
        said = (words("day-not-held", day=_on(wish.day)), words("nearest-day", day=_on(near.isoformat())))
        return _ask(state, [near.isoformat(), *others], *said, at=at, nearest=near.isoformat())
    return _ask(state, [day.isoformat() for day in days.days(_OFFERED)], words("which-day"), at=at)


def _ask(state: State, days: Sequence[str], *said: Words, at: Mapping[str, Any], nearest: str = "") -> Moved:
    choices: list[Tap] = [Tap(taps.tap_id("day", day), words("on-day", day=_on(day))) for day in days]
    return ask(
        state, "day", *said, taps=choices, window=at.get("window"), slots=list(at.get("slots", [])), nearest=nearest,
        offered=list(days),
    )  # fmt: skip


def answer_day(state: State, heard: Heard, *, yes: bool | None = None) -> Moved | None:
    """A day, its place in the list, or a yes to the nearest one."""
    assert state.asked is not None
    about = state.asked.about
    wished = heard.slots.occasion_date
    if yes and about["nearest"]:
        return _choose(state, about["nearest"], "")
    if wished is not None:
        state = brief.kept(state, msgspec.structs.replace(brief.of(state), day=wished.isoformat()))
        return _day(state, about)
    points = pointing(heard)
    at_place = place(points, len(about["offered"]))
    if at_place is not None:
        return _choose(state, about["offered"][at_place], "")
    days = _window(about["window"])
    meant = [day for day in days.days() if day.day == points.ordinal] if days and points.ordinal else []
    return _choose(state, meant[0].isoformat(), "") if meant else None


def day_tapped(state: State, day: str) -> Moved:
    return _choose(state, day, "")


def answer_slot(state: State, heard: Heard) -> Moved | None:
    assert state.asked is not None
    about = state.asked.about
    slot = heard.gifting.slot if heard.gifting else ""
    if slot in about["slots"]:
        return _choose(state, about["day"], slot)
    at_place = place(pointing(heard), len(about["slots"]) + 1)
    if at_place is not None:
        return _choose(state, about["day"], (*about["slots"], ANY_TIME)[at_place])
    return None


def slot_tapped(state: State, slot: str) -> Moved | None:
    asked = state.asked
    return _choose(state, asked.about["day"], slot) if asked and asked.question == "slot" else None


def _choose(state: State, day: str, slot: str) -> Moved:
    return do(replace(state, asked=None), "choose_day", checkout_id=state.checkout_id, day=day, slot=slot)


def refused(state: State, told: Refused) -> Moved:
    """It could be held when it was offered, and cannot now; or it was an old button."""
    if told.code == "day_not_held":
        said = words("day-not-held", day=_on(told.args["day"]))
        wish = msgspec.structs.replace(brief.of(state), day="")
        state = replace(brief.kept(state, wish), notices=(*state.notices, said))
    return do(replace(state, asked=None, stack=()), "start_checkout")


def unpromised(state: State, at: ProgressFact) -> State:
    """A day was wished, and this way of delivery promises none: said once, in front of the sum."""
    wish = brief.of(state)
    if not wish.day or at.get("window") or not at["delivery_name"]:
        return state
    state = brief.kept(state, msgspec.structs.replace(wish, day=""))
    said = words("no-day-promised", name=at["delivery_name"], day=_on(wish.day))
    return replace(state, notices=(*state.notices, said))


def gone(state: State) -> State:
    """The day that was chosen cannot be held any more: said before it is asked again."""
    if brief.of(state).day:
        return state  # then the day itself is named
    return replace(state, notices=(*state.notices, words("day-gone")))


def _on(day: str) -> dict[str, str]:
    return {"on_day": day}
