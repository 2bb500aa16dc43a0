"""What comes after the shop's answers were looked through."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import choosing, seeking, taps
from chaffer.conversations.dialogue.advising import advice
from chaffer.conversations.dialogue.enquiries import answering, telling
from chaffer.conversations.dialogue.enquiries.asking import heard_of
from chaffer.conversations.dialogue.enquiries.last_resort import may_ask
from chaffer.conversations.dialogue.falling_back import lost
from chaffer.conversations.dialogue.hearing import go_on_with
from chaffer.conversations.dialogue.inputs import SILENT, Found, Heard
from chaffer.conversations.dialogue.matching import product_meant
from chaffer.conversations.dialogue.moved import Moved, look, say
from chaffer.conversations.dialogue.questions import CHECKING_OUT, STRONG
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words
from chaffer.language.asking import about_shop, asked_about


def first_found(state: State, told: Found) -> Moved:
    """A sure answer is given; without one the words mean what they would have meant."""
    if told.result["sure"]:
        return answering.answered(state, told.result["sure"], aside=_in_checkout(state))
    heard = heard_of(told.args["heard"])
    meant = product_meant(state.shown, heard) if heard.slots.ordinal is not None else None
    if meant is not None and _misread(heard) and not told.result["near"]:
        return choosing.see(state, meant.product_id, heard=heard)
    if told.result["entries"] and _misread(heard) and not _in_checkout(state):
        return _nothing_sure(state, told)
    return go_on_with(state, heard, looked=True)


_CERTAIN = 0.85
_MEANT = {
    "delivery_info": frozenset(
        ("delivery", "abroad", "express", "cost", "when", "customs", "pickup", "chosen_day", "track")
    ),
    "payment_info": frozenset(
        ("pay", "card", "cash", "installments", "secure", "invoice", "cost", "code", "gift_card")
    ),
}


def _misread(heard: Heard) -> bool:
    """Whether it was taken for a question about delivery or payment, and names nothing of the kind."""
    understood = heard.understanding
    meant = _MEANT.get(understood.intent)
    asked = {each.name for each in asked_about(understood.text)}
    if meant is None or asked & meant:
        return False
    return bool(asked) or understood.confidence < _CERTAIN


def product_found(state: State, told: Found) -> Moved:
    """What the product's own texts say; else the shop's answers, where the shop may know; else nobody says."""
    result = told.result
    if not result:
        return go_on_with(state, heard_of(told.args["heard"]), looked=True)
    if result["row"] or result["quote"] or result["voices"]:
        return telling.told(state, told, aside=_in_checkout(state))
    advised = advice(state, heard_of(told.args["heard"]))
    if advised is not None:
        return advised
    if about_shop(told.args["question"]):
        args = {name: told.args[name] for name in ("question", "language", "heard")}
        return look(
            state,
            "faq",
            "faq_or_product",
            product={"product_id": result["product_id"], "title": result["title"]},
            **args,
        )
    return telling.unsaid(state, told, aside=_is_buying(state))


def either_found(state: State, told: Found) -> Moved:
    """The product's texts say nothing: the shop's answer, else that nobody says."""
    if told.result["sure"]:
        return answering.answered(state, told.result["sure"], aside=_in_checkout(state))
    return telling.unsaid(state, replace(told, result=told.args["product"]), aside=_is_buying(state))


def last_found(state: State, told: Found) -> Moved:
    """An answer, the nearest questions, a person; in a shop without answers what was always said."""
    result = told.result
    question = told.args["question"]
    if result["sure"]:
        return answering.answered(state, result["sure"], aside=_in_checkout(state))
    if told.args["otherwise"] == "terms" or not result["entries"] or _in_checkout(state) or not may_ask(question):
        return _otherwise(state, told)
    return _nothing_sure(state, told)


def _nothing_sure(state: State, told: Found) -> Moved:
    if told.result["near"]:
        return answering.offered(state, told)
    return answering.ask_person(state, told.args["question"], told.args["language"])


def _in_checkout(state: State) -> bool:
    return state.asked is not None and state.asked.question in STRONG


def _is_buying(state: State) -> bool:
    return state.asked is not None and state.asked.question in CHECKING_OUT


def _otherwise(state: State, told: Found) -> Moved:
    question = told.args["question"]
    match told.args["otherwise"]:
        case "nothing":
            return seeking.nothing_found(state)
        case "terms":
            return look(state, "return_terms")
        case "house":
            return say(state, words("for-a-person"), taps=() if state.returns else (taps.PERSON,))
        case _:
            query = told.args.get("query", "") or question
            return lost(state, Heard(understanding=replace(SILENT, query=query)))
