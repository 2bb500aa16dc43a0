""" "Which would you pick?": one out of what was shown, and why. What nothing tells is not made up."""

from chaffer.conversations.dialogue import finding, taps
from chaffer.conversations.dialogue.choosing import titles
from chaffer.conversations.dialogue.facts import CardFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.looking import ask_about
from chaffer.conversations.dialogue.moved import Moved, ask, look
from chaffer.conversations.dialogue.option_words import colour_called
from chaffer.conversations.dialogue.questions import STRONG
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.wishes import says_something
from chaffer.conversations.dialogue.words import Words, words
from chaffer.language.open_wishes import names_no_thing

_AT_MOST = 5


def asks_for_a_pick(state: State, heard: Heard) -> Moved | None:
    """None if no opinion is asked for, or one about something else than goods, or it is a wish of its own."""
    text = heard.understanding.text
    if not hints_at("recommend", text) or hints_at("not_of_goods", text):
        return None
    if state.asked is not None and state.asked.question in STRONG:
        return None
    if not hints_at("which_of", text) and (says_something(heard) or names_no_thing(text)):
        return finding.find(state, heard) if _for_somebody(heard) else None
    if len(state.shown) > 1:
        wish = {name: state.wanted[name] for name in ("colors", "sizes") if state.wanted.get(name)}
        return look(state, "recommend", product_ids=[one.product_id for one in state.shown[:_AT_MOST]], **wish)
    if state.product_id:
        return ask_about(state, state.product_id, "reviews")
    return None if says_something(heard) else ask(state, "what", words("recommend-what"), taps=(taps.BROWSE,))


def _for_somebody(heard: Heard) -> bool:
    """ "What do you recommend for a man?" is a search, whatever the guess."""
    slots = heard.slots
    told = slots.recipient or slots.occasion or slots.age is not None
    return bool(told) and heard.understanding.intent in ("browse", "unknown", "size_help", "human", "details")


def recommended(state: State, told: Found) -> Moved:
    """The pick with its reasons, and the least expensive if that is another."""
    shown, result = told.result["cards"], told.result
    if not shown:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    if result.get("picked") is None:
        return ask(state, "choose", words("recommend-none"), words("compare-choose"), taps=titles(state))
    card = shown[result["picked"]]
    said = [words("recommend-pick", title=card["title"], price=card["price"])]
    said += [_reason(why, card, result["wished"], state.language) for why in result["reasons"]]
    offers = [taps.tap("see", card["product_id"], key="tap-see-it")]
    if result["other"] is not None:
        other = shown[result["other"]]
        said.append(words("recommend-other", title=other["title"], price=other["price"]))
        offers.append(taps.literal("see", other["product_id"], label=other["title"]))
    if state.stack:
        offers.append(taps.BACK)
    return ask(state, "interest", *said, taps=offers, product_id=card["product_id"])


def _reason(why: str, card: CardFact, wished: list[str], language: str) -> Words:
    if why == "fits":
        return words("recommend-fits", options={"list": [colour_called(each, language) for each in wished]})
    key = f"recommend-{why.replace('_', '-')}"
    return words(key, rating=f"{card['rating']:.1f}", count=card["rating_count"])
