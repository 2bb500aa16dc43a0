"""Taking up what a message says of a gift, before anything else is made of it."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.concierge import brief, noting, remembering
from chaffer.conversations.dialogue.concierge.recipients import to_them
from chaffer.conversations.dialogue.effects import Command, Effect
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, ask, say
from chaffer.conversations.dialogue.questions import CHECKING_OUT, STRONG
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.wishes import money
from chaffer.conversations.dialogue.words import Words, words
from chaffer.language.gifting import SELF, Gifting, Person

_ABOUT_A_GIFT = frozenset(
    ("search", "refine", "inform", "unknown", "browse", "choose", "add_to_cart", "checkout", "delivery_info", "greet")
)  # fmt: skip


def take_up(state: State, heard: Heard) -> tuple[State, list[Effect]]:
    """The thread with what was said, and what is to be remembered for good."""
    told = heard.gifting
    if told is None and heard.slots.occasion_date is None and not _without_a_day(heard):
        return state, []
    told = told or Gifting()
    before = brief.of(state)
    if before.day and before.day < heard.today.isoformat():
        before = brief.Brief(told=before.told)
    after = _with_person(before, told)
    after = replace(
        after, day=_day(told, heard) or after.day, slot=told.slot or after.slot,
        occasion=_without_a_day(heard) or after.occasion, note=told.note or after.note,
        noted=after.noted or bool(told.note),
        budget=_budget(told, heard, after) or after.budget,
        told=after.told or any(taste.of.key == SELF for taste in told.tastes),
    )  # fmt: skip
    remembered = _to_remember(after, told)
    if after != before:
        state = brief.kept(state, after)
    if after.day and after.day != before.day:
        state = replace(state, notices=(*state.notices, words("wished-for", day={"on_day": after.day})))
    if remembered and not heard.only_gifting:
        return state, [Command("remember", {"told": remembered}, "noticed")]
    return state, []


def answer(state: State, heard: Heard) -> Moved | None:
    """To a message that says nothing else; None if it says more."""
    told, at = heard.gifting, brief.of(state)
    question = state.asked.question if state.asked else ""
    if question == "gift_note":
        return noting.answer_note(state, heard)
    if told is None:
        return _another_day(state, heard, question)
    if told.asks:
        return remembering.asked(state, told)
    if not heard.only_gifting and not _names_only_a_day(heard):
        return None
    remembered = _to_remember(at, told)
    if remembered:
        return state, [Command("remember", {"told": remembered})]
    if told.tastes or told.days:
        return say(state, words("who-do-you-mean"))
    if told.note and question not in CHECKING_OUT and not state.checkout_id:
        return _noted(state, words("note-kept", note=told.note))
    if told.note:
        return to_them(state)
    if told.sent and (state.checkout_id or state.cart_id or question in CHECKING_OUT):
        return to_them(state)
    if told.person:
        return _noted(state, words("for-them", who=brief.whom(at.label)))
    return _another_day(state, heard, question)


def _another_day(state: State, heard: Heard, question: str) -> Moved | None:
    """A day and nothing else: while an order is in the making it is taken up at once."""
    if not _names_only_a_day(heard) or question == "day" or not brief.of(state).day:
        return None
    if question in CHECKING_OUT or state.checkout_id:
        return to_them(state)
    return _noted(replace(state, notices=_without_day(state)), words("wished-for", day={"on_day": brief.of(state).day}))


def _without_day(state: State) -> tuple[Words, ...]:
    return tuple(each for each in state.notices if each.key != "wished-for")


def _names_only_a_day(heard: Heard) -> bool:
    understood = heard.understanding
    return understood.slots.occasion_date is not None and not understood.query.strip() and bool(
        understood.intent in ("inform", "unknown", "search", "refine", "delivery_info")
    )  # fmt: skip


def _noted(state: State, said: Any) -> Moved:
    if state.asked is not None and state.asked.question in STRONG:
        return say(replace(state, returns=True), said)
    if state.cart_id:
        return say(state, said, taps=(taps.CHECKOUT, taps.CART))
    return ask(state, "what", said, words("what-shall-it-be"), taps=(taps.BROWSE,))


def _with_person(before: brief.Brief, told: Gifting) -> brief.Brief:
    person = told.person
    if person is None or person.key == SELF or not person.key or told.asks:
        return replace(before, sent=before.sent or (told.sent and bool(before.key)))
    if before.key and person.key != before.key:
        before = replace(before, sent=False, note="", noted=False, city="")
    sent, city = before.sent or told.sent, told.city or before.city
    return replace(before, key=person.key, label=person.label, sent=sent, city=city)


def _day(told: Gifting, heard: Heard) -> str:
    """The day wished: one that was named, or an occasion's where something is to be delivered or given."""
    slots = heard.slots
    if slots.occasion_date is None or heard.understanding.intent not in _ABOUT_A_GIFT or told.days:
        return ""
    if slots.occasion and not (told.delivered or told.person or told.before):
        return ""
    day = slots.occasion_date - timedelta(days=told.before)
    return day.isoformat() if day >= heard.today else ""


def _without_a_day(heard: Heard) -> str:
    slots = heard.slots
    return slots.occasion if slots.occasion in ("birthday", "anniversary") and slots.occasion_date is None else ""


def _budget(told: Gifting, heard: Heard, at: brief.Brief) -> dict[str, Any]:
    """A bound said together with a gift, or of everything, holds for the whole bill."""
    bound = heard.slots.price_max
    if bound is None or bound.currency != heard.currency:
        return {}
    return money(bound) if told.whole or told.delivered or at.sent or told.sent else {}


def _to_remember(at: brief.Brief, told: Gifting) -> list[dict[str, Any]]:
    """By person. "She" is whoever the gift is for; nobody, if that was never said."""
    found: dict[str, dict[str, Any]] = {}

    def of(person: Person) -> dict[str, Any] | None:
        key, label = (person.key, person.label) if person.key else (at.key, at.label)
        return found.setdefault(key, {"key": key, "label": label}) if key else None

    for taste in told.tastes:
        entry = of(taste.of)
        if entry is not None:
            kind = "likes" if taste.likes else "dislikes"
            entry[kind] = [*entry.get(kind, ()), *taste.what]
    for day in told.days:
        entry = of(day.of)
        if entry is not None:
            entry["days"] = {**entry.get("days", {}), day.what: day.day}
    return list(found.values())
