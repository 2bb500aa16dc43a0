"""Saved cards: keeping one, looking at them, forgetting them, and what is said while one is charged."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.card_words import meant_in, named_in
from chaffer.conversations.dialogue.concierge.brief import ordered
from chaffer.conversations.dialogue.inputs import Done, Found, Heard
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import LinkShape, Tap, Words, words

SAVE = taps.tap("save_card")
_SAID_AT_MOST = 300  # characters
_TAPS_AT_MOST = 9


def cards(state: State, heard: Heard) -> Moved | None:
    """What the words say of kept cards; None if they say nothing of them."""
    match meant_in(heard.understanding.text):
        case "end":
            return stop_saved_cards(state)
        case "forget":
            return look(state, "cards", "forget_which", said=heard.understanding.text)
        case "list":
            return look(state, "cards")
        case "save":
            return save(state, heard)
        case _:
            return None


def charging(state: State, told: Done) -> Moved:
    """The charge is promised; what came of it is told as soon as the bank has answered."""
    result, card = told.result, told.args["card"]
    state = ordered(
        replace(state, asked=None, stack=(), draft={}, shown=(), offered=(), wanted={}, pick=None, asks=False)
    )
    if result["order_id"]:
        state = replace(state, order_id=result["order_id"], checkout_id="", cart_id="", line_id="")
        return say(state, words("is-paid", number=result["number"], total=result["total"]))
    return say(state, words("charging", total=result["total"], card=card["label"], last4=card["last4"]))


def save(state: State, heard: Heard) -> Moved:
    return do(state, "save_card", said=heard.text[:_SAID_AT_MOST])


def page_opened(state: State, told: Done) -> Moved:
    """The page, and what the shopper agrees to there; or that this shop keeps no cards."""
    result = told.result
    if not result["url"]:
        return say(state, words("keeps-no-cards"))
    said = (words("save-card-here"), words("save-card-means", order=result["order_most"]), words("save-card-end"))
    return say(state, *said, shape=LinkShape(result["url"], words("tap-save-card")))


def shown(state: State, told: Found) -> Moved:
    kept, offered = told.result["cards"], told.result["offered"]
    more = (SAVE,) if offered else ()
    if not kept:
        return say(state, words("no-cards-kept"), taps=more)
    first, *rest = [_line(each) for each in kept]
    pays = (words("card-that-pays"),) if offered and not kept[0]["over"] else ()
    forgets = [_forget_tap(each) for each in kept[:_TAPS_AT_MOST]]
    return say(state, words("cards-kept"), first, *rest, *pays, taps=(*forgets, *more))


def forget_which(state: State, told: Found) -> Moved:
    """The one that is named, or the only one; else it is asked."""
    kept = told.result["cards"]
    named = named_in(told.args["said"], kept)
    if not kept:
        return say(state, words("no-cards-saved"))
    if named is None and len(kept) == 1:
        named = kept
    if named:
        return _forget(state, named, whole=len(named) == len(kept))
    lead = words("which-card" if named is None else "not-such-card")
    choices = [_forget_tap(each) for each in kept[:_TAPS_AT_MOST]]
    return ask(
        state, "which_card", *(_line(each) for each in kept), lead,
        taps=(*choices, taps.tap("forget_all_cards")), cards=kept,
    )  # fmt: skip


def answer_which(state: State, heard: Heard) -> Moved | None:
    assert state.asked is not None
    kept = state.asked.about["cards"]
    named = named_in(heard.understanding.text, kept)
    return _forget(replace(state, asked=None), named, whole=len(named) == len(kept)) if named else None


def forget_tapped(state: State, method_id: str) -> Moved:
    return do(state, "forget_card", method_ids=[method_id], whole=False)


def _forget(state: State, named: list[dict[str, Any]], *, whole: bool) -> Moved:
    return do(_without_question(state), "forget_card", method_ids=[each["method_id"] for each in named], whole=whole)


def forgotten(state: State, told: Done) -> Moved:
    """All of them, or the one. Nothing for a button that was tapped twice."""
    gone = told.result["cards"]
    if not gone:
        return say(state, words("no-cards-saved" if not told.result["left"] else "card-was-forgotten"))
    if told.args["whole"] or not told.result["left"]:
        return say(state, words("cards-forgotten"))
    return say(state, *(words("card-forgotten", card=each["label"], last4=each["last4"]) for each in gone))


def stop_saved_cards(state: State) -> Moved:
    return do(_without_question(state), "stop_saved_cards")


def saved_cards_stopped(state: State, told: Done) -> Moved:
    return say(state, words("cards-forgotten" if told.result["cards"] else "no-cards-saved"))


def _without_question(state: State) -> State:
    asks = state.asked is not None and state.asked.question in ("saved_card", "which_card")
    return replace(state, asked=None) if asks else state


def _line(card: dict[str, Any]) -> Words:
    key = "card-line-over" if card["over"] else "card-line"
    return words(key, card=card["label"], last4=card["last4"], until=card["until"])


def _forget_tap(card: dict[str, Any]) -> Tap:
    return taps.tap("forget_card", card["method_id"], last4=card["last4"])
