"""The shopper lets us buy up to so much without being asked: read back whole, confirmed by a yes, ended by a word."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import courtesies, taps
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.permission_words import meant_in, period_in, sum_in
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.wishes import money
from chaffer.conversations.dialogue.words import Words, words

_SAID_AT_MOST = 300  # characters


def permission(state: State, heard: Heard) -> Moved | None:
    """What the words say of a permission; None if they say nothing of it."""
    match meant_in(heard.understanding.text):
        case "give":
            return _begin(state, heard, period_in(heard.understanding.text) or "month", heard.text)
        case "ask":
            return look(state, "permission")
        case "end":
            return end(state)
        case _:
            return None


def ended_beside_a_person(state: State, heard: Heard) -> Moved | None:
    """It can be taken back at any time, whoever has the next move."""
    return end(state) if meant_in(heard.understanding.text) == "end" else None


def end(state: State) -> Moved:
    return do(replace(state, permitted=False), "end_permission")


def _begin(state: State, heard: Heard, period: str, said: str) -> Moved:
    limit = sum_in(heard)
    return look(
        state, "permission_terms", limit=money(limit) if limit else None, period=period, said=said[:_SAID_AT_MOST]
    )


def answer_sum(state: State, heard: Heard) -> Moved | None:
    """The sum that was asked for."""
    assert state.asked is not None
    if sum_in(heard) is None:
        return None
    about, text = state.asked.about, heard.understanding.text
    return _begin(state, heard, period_in(text) or about["period"], f"{about['said']} / {heard.text}")


def terms_found(state: State, told: Found) -> Moved:
    """Read it back exactly, or say what stands in its way."""
    terms, limit, period = told.result, told.args["limit"], told.args["period"]
    state = replace(state, asked=None)
    if not terms["offered"]:
        return say(state, words("permit-not-here"))
    if not terms["card"]:
        return say(state, words("permit-no-card"), taps=(taps.tap("save_card"),))
    if limit is None or limit["currency"] != terms["most"]["currency"]:
        key = "permit-how-much" if limit is None else "permit-currency"
        return ask(
            state, "permit_sum", words(key, period=period, currency=terms["most"]["currency"]),
            taps=(taps.tap("keep"),), period=period, said=told.args["said"],
        )  # fmt: skip
    return _read_back(state, terms, limit, period, told.args["said"])


def _read_back(state: State, terms: dict[str, Any], limit: dict[str, Any], period: str, said: str) -> Moved:
    lead: list[Words] = []
    if limit["minor"] > terms["most"]["minor"]:
        limit = terms["most"]
        lead.append(words("permit-at-most", limit=limit))
    card, minutes = terms["card"], terms["undo_minutes"]
    told = [
        words("permit-limit", limit=limit, period=period, zone=terms["zone"]),
        words("permit-means", card=card["label"], last4=card["last4"]),
        words("permit-undo", minutes=minutes) if minutes else words("permit-cancel"),
        words("permit-above", order=terms["order_most"]),
        words("permit-end", day={"day": terms["until"]}),
    ]
    return ask(
        state, "permit_ok", *lead, *told, words("ask-permit"),
        taps=(taps.tap("yes", key="tap-permit"), taps.tap("no", key="tap-no-permit")),
        limit=dict(limit), period=period, method_id=card["method_id"], zone=terms["zone"], said=said,
        minutes=minutes,
    )  # fmt: skip


def answer_ok(state: State, _heard: Heard, yes: bool) -> Moved | None:
    assert state.asked is not None
    about = state.asked.about
    if not yes:
        return say(replace(state, asked=None), words("permit-refused"), taps=(taps.BROWSE,))
    return do(replace(state, asked=None), "permit", **about)


def given(state: State, told: Done) -> Moved:
    args = told.args
    state = replace(state, permitted=True)
    return say(
        state, words("permitted", limit=args["limit"], period=args["period"]), words("permit-how-to-end"),
        taps=(taps.BROWSE,),
    )  # fmt: skip


def refused(state: State, told: Refused) -> Moved:
    if told.code == "method_gone":
        return say(state, words("permit-no-card"), taps=(taps.tap("save_card"),))
    return courtesies.offer_person(state)


def standing(state: State, told: Found) -> Moved:
    """What is allowed, what is spent, what is left, until when, and how it ends."""
    found = told.result
    if not found:
        return say(replace(state, permitted=False), words("permit-none"), words("permit-how-to-give"))
    said = [
        words("permit-stands", limit=found["limit"], period=found["period"]),
        words(
            "permit-spent", spent=found["spent"], left=found["left"], period=found["period"],
            day={"day": found["last_day"]},
        ),
        words("permit-how-to-end"),
    ]  # fmt: skip
    return say(replace(state, permitted=True), *said)


def ended(state: State, told: Done) -> Moved:
    if not told.result["ended"]:
        return say(state, words("permit-none"))
    return say(state, words("permit-ended"))
