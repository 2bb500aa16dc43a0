"""A marketplace's sellers: whom of them a message is for, who answers for a person, and what is said of it. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.effects import Command, HandOver, Query, Say
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, ask
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, words
from chaffer.language.told_names import hints_at, names

SELLER = "seller"
"""The owner of what is for a seller: nobody of ours answers it."""
SELLERS = "sellers:"
"""Before the ids of those it may be for, of what is asked about."""
SHOP = ""


class Known(msgspec.Struct, frozen=True):
    """A seller whom this thread could mean. here: they have a side of it. titles: products of theirs that were shown or bought."""

    id: str
    name: str
    here: bool
    titles: tuple[str, ...] = ()


class Letter(msgspec.Struct, frozen=True):
    """A message as it is sorted. quotes: whose message it quotes (None: nobody's); floor: who has spoken since the shopper last
    did, or whom the shopper wrote to just before. plain: it asks the shop for nothing by itself.
    """

    text: str
    quotes: str | None
    floor: tuple[str, ...]
    plain: bool


class Whose(msgspec.Struct, frozen=True):
    """seller_id: "" for the shop. between: those it may be for, if that is not sure."""

    seller_id: str = SHOP
    between: tuple[str, ...] = ()


def whose(letter: Letter, sellers: Sequence[Known], shops_titles: Sequence[str] = ()) -> Whose:
    """Whom a message is for. Never a seller who is not meant for sure: rather it is asked, or the shop has it."""
    here = {each.id for each in sellers if each.here}
    named = {each.id for each in sellers if names(letter.text, each.name)}
    titled = {each.id for each in sellers for title in each.titles if names(letter.text, title)}
    titled |= {SHOP for title in shops_titles if names(letter.text, title)}
    told = named or titled
    if letter.quotes is not None:
        return _sure(letter.quotes, told, here)
    if not letter.plain:
        return Whose()
    if named:
        return Whose(named.pop()) if len(named) == 1 and named <= here else _perhaps(named, here)
    if not letter.floor:
        return Whose()
    floor = set(letter.floor)
    if len(floor) > 1 or (SHOP in floor):
        return _perhaps(floor, here)
    (speaker,) = floor
    if titled - {speaker}:
        return _perhaps(titled | {speaker}, here)
    hinted = {each.id for each in sellers if each.id != speaker and hints_at(letter.text, each.name)}
    return _perhaps(hinted | {speaker}, here) if hinted else Whose(speaker if speaker in here else SHOP)


def _sure(quoted: str, told: set[str], here: set[str]) -> Whose:
    if told - {quoted}:
        return _perhaps(told | {quoted}, here)
    return Whose(quoted if quoted in here else SHOP)


def _perhaps(meant: set[str], here: set[str]) -> Whose:
    """Asked only between sellers who are here; where the shop may be meant, it is the shop's."""
    between = tuple(sorted(meant))
    return Whose(between=between) if len(between) > 1 and meant <= here else Whose()


def ask_whom(state: State, heard: Heard) -> Moved:
    """It may be for several."""
    ids = heard.owner.removeprefix(SELLERS).split(",")
    return state, [Query("sellers_named", {"ids": ids})]


def fetch(
    state: State, reason: str, said: str = "", question: str = "", people_from: Mapping[str, str] | None = None
) -> Moved:
    """Somebody is to answer: who, depends on the product in hand and on who is named. people_from: as `Heard` has it."""
    about = {"product_id": state.product_id, "said": said[:500], "reason": reason, "question": question}
    return state, [Query("who_answers", {**about, "people_from": dict(people_from or {})})]


def found(state: State, told: Found) -> Moved:
    """One seller is meant, several are, or it is the shop's."""
    sellers: list[dict[str, Any]] = told.result["sellers"]
    reason, question = told.args.get("reason", "asked"), told.args.get("question", "")
    if len(sellers) > 1:
        return _which(state, sellers, reason, question)
    if sellers:
        return _ask(state, sellers[0]["id"], reason, question)
    if question:
        return state, [HandOver(reason, question=question), Say((words("faq-asked-person"),))]
    return state, [HandOver(reason), Say((_coming(told.args.get("people_from") or {}),))]


def _coming(people_from: Mapping[str, str]) -> Words:
    """That somebody of the shop will take over; and from when on, if nobody is there now."""
    if not people_from:
        return words("person-coming")
    return words("person-coming-closed", day={"on_day": people_from["day"]}, time=people_from["time"])


def named(state: State, told: Found) -> Moved:
    return _which(state, told.result["sellers"], "wrote", "")


def tapped(state: State, seller_id: str) -> Moved:
    about = state.asked.about if state.asked is not None and state.asked.question == "which_seller" else {}
    return _ask(replace(state, asked=None), seller_id, about.get("reason", "asked"), about.get("asked", ""))


def asked(state: State, told: Done) -> Moved:
    """The bot names who answers."""
    return replace(state, lost=0), [Say((words("seller-coming", seller=told.result["name"]),))]


def refused(state: State, told: Refused) -> Moved:
    """There is no such seller any more: the shop's people answer."""
    return state, [HandOver(told.args.get("reason", "asked")), Say((words("person-coming"),))]


def _ask(state: State, seller_id: str, reason: str, question: str) -> Moved:
    return replace(state, asked=None), [
        Command("ask_seller", {"seller_id": seller_id, "reason": reason, "question": question})
    ]


def _which(state: State, sellers: Sequence[dict[str, Any]], reason: str, question: str) -> Moved:
    listed = {"list": [each["name"] for each in sellers]}
    choices = tuple(taps.literal("seller", each["id"], label=each["name"]) for each in sellers)
    return ask(
        state, "which_seller", words("which-seller", sellers=listed), taps=choices, reason=reason, asked=question
    )
