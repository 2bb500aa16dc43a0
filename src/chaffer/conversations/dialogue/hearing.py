"""What was said: consent first, then taps and carts, then the open question, then what else it may mean."""

from collections.abc import Callable

from msgspec.structs import replace

from chaffer.conversations.dialogue import (
    addressing,
    boards,
    carting,
    checking_out,
    choosing,
    codes,
    consenting,
    courtesies,
    crediting,
    finding,
    for_company,
    linking,
    offering,
    permitting,
    rating,
    recounting,
    saved_cards,
    selling,
    two_wishes,
)
from chaffer.conversations.dialogue.about_us import about_us
from chaffer.conversations.dialogue.address_forms import is_address
from chaffer.conversations.dialogue.advising import advice
from chaffer.conversations.dialogue.believing import SURE_ENOUGH, believed_intent
from chaffer.conversations.dialogue.concierge.hearing import answer as concierge_answer
from chaffer.conversations.dialogue.concierge.hearing import take_up
from chaffer.conversations.dialogue.enquiries import asking
from chaffer.conversations.dialogue.errands.hearing import errand
from chaffer.conversations.dialogue.errands.wanting import errand_in
from chaffer.conversations.dialogue.falling_back import called, card_written, lost, without_words
from chaffer.conversations.dialogue.hints import hints_at, is_just
from chaffer.conversations.dialogue.inputs import GROUP, Heard
from chaffer.conversations.dialogue.intents import INTENTS, Handler, leave, unknown
from chaffer.conversations.dialogue.matching import place, pointing, product_meant
from chaffer.conversations.dialogue.moved import Moved, ask, before
from chaffer.conversations.dialogue.questions import CHECKING_OUT, FREE_TEXT, STRONG, answer, answer_yes_no
from chaffer.conversations.dialogue.quoting import pointed_back
from chaffer.conversations.dialogue.related import asks_for_more
from chaffer.conversations.dialogue.state import State, set_aside
from chaffer.conversations.dialogue.tapping import back, tapped
from chaffer.conversations.dialogue.words import words
from chaffer.kernel.message import Call, CartCard, Form, Location, Media, Part, PaymentNotice, Reaction, Tapped
from chaffer.language.normalise import normalise


def _consent(state: State, heard: Heard) -> Moved | None:
    acts: dict[str, Handler] = {"stop": consenting.opt_out, "start": consenting.opt_in}
    act = acts.get(heard.understanding.intent)
    return act(state, heard) if act else None


def _consents(heard: Heard) -> bool:
    return heard.understanding.intent in ("stop", "start")


def on_heard(state: State, heard: Heard) -> Moved:
    """One thing heard. While a person has the next move, only STOP and START are answered; in a group, nothing is."""
    if heard.owner == GROUP:
        return state, []
    if heard.owner.startswith(selling.SELLERS):
        return selling.ask_whom(state, heard)
    if heard.owner != "blocked" and not _consents(heard):
        if (score := rating.answered(state, heard)) is not None:
            return score
        if heard.text.strip() or any(isinstance(part, Tapped) for part in heard.parts):
            state = rating.dropped(state)
    if heard.owner != "bot":
        beside = offering.tapped_beside_a_person(state, heard) if heard.owner != "blocked" else None
        laid = boards.taken_beside_a_person(state, heard) if heard.owner != "blocked" else None
        ended = permitting.ended_beside_a_person(state, heard) if heard.owner != "blocked" else None
        return ended or _consent(state, heard) or _linking(state, heard) or beside or laid or (state, [])
    if heard.parts and not heard.text and all(isinstance(part, Reaction | PaymentNotice) for part in heard.parts):
        return state, []
    state = pointed_back(_noticed(state, heard), heard)
    if cards := saved_cards.cards(_coming_back(state), heard):  # before "stop", which is about messages
        return before(words("card-number-removed"), cards) if heard.masked else cards
    if permission := permitting.permission(state, heard):
        return permission
    consent = _consent(state, heard)
    if consent is None and heard.masked:
        return card_written(state)
    return (
        consent or _linking(state, heard) or boards.answer(state, heard) or _parts(state, heard) or _text(state, heard)
    )


def _coming_back(state: State) -> State:
    """An aside: the open question is put again behind it."""
    return replace(state, returns=state.asked is not None and state.asked.question in STRONG)


def _linking(state: State, heard: Heard) -> Moved | None:
    code = linking.code_in(heard.text)
    return linking.link(state, code) if code else None


def _noticed(state: State, heard: Heard) -> State:
    """Take up the language, and what has to be said in front of whatever comes next."""
    notices = (words("disclosure"),) if heard.disclose else ()
    understood = heard.understanding
    language = state.language or heard.hint or understood.language
    if understood.language and understood.language_confidence >= _sure_of_language(state, heard):
        language = understood.language
    return replace(state, language=language, notices=notices, returns=False)


def _sure_of_language(state: State, heard: Heard) -> float:
    """A thread's first words need to say anything at all, a later change more than one word. Names and streets are
    written in the language of their place, and goods in English by those who write another script: they change none.
    """
    if not state.language:
        return 0.5 if heard.hint in _LATIN else 0.8
    if state.language not in _LATIN or (state.asked is not None and state.asked.question in _PLACES):
        return 0.86
    return 0.55 if " " in heard.understanding.text.strip() else 0.65


_LATIN = frozenset({"en", "fr"})
_PLACES = frozenset({"address", "address_part", "address_ok"})
_SHORT = 30  # characters


def _parts(state: State, heard: Heard) -> Moved | None:
    for part in heard.parts:
        if isinstance(part, Tapped):
            return tapped(replace(state, lost=0), part.id, heard)
        if isinstance(part, CartCard):
            return carting.order_sent(replace(state, lost=0), part)
        if isinstance(part, Form) and is_address(part):
            return addressing.form_filled(replace(state, lost=0), heard, part)
        if isinstance(part, Location) and state.asked is not None and state.asked.question in _PLACES:
            return addressing.place_sent(replace(state, lost=0), heard, part)
    if heard.text.strip() or not heard.parts:
        return None
    part = _plainest(heard.parts)
    if isinstance(part, Call):
        return called(state, heard)
    if isinstance(part, Media) and part.kind == "audio" and heard.listens and not part.alt:
        return state, []  # its words come as soon as they are made out
    return without_words(state, part)


def _plainest(parts: tuple[Part, ...]) -> Part:
    return next((part for part in parts if not isinstance(part, Reaction)), parts[0])


def _text(state: State, heard: Heard) -> Moved:
    if not heard.text.strip():
        return lost(state, heard)
    state, first = take_up(state, heard)
    moved = concierge_answer(state, heard) or _told_at_once(state, heard)
    state, then = _found_again(moved) if moved is not None else go_on_with(state, heard)
    return state, [*first, *then]


def _told_at_once(state: State, heard: Heard) -> Moved | None:
    """What is asked of a product's length or weight its guide may know; else a size is found, or the shop's answers."""
    money = (
        crediting.asked_about(state, heard) or codes.asked_about(state, heard) or for_company.asked_about(state, heard)
    )
    if money is not None or errand_in(heard.understanding.text):
        return money or asking.enquiry(state, heard)
    if (more := asks_for_more(state, heard)) is not None:
        return more
    if asking.of_its_guide(state, heard):
        return asking.enquiry(state, heard) or asking.aside(state, heard)
    return advice(state, heard) or asking.enquiry(state, heard)


def go_on_with(state: State, heard: Heard, *, looked: bool = False) -> Moved:
    """What words mean that no answer of the shop's settles. looked: the answers were asked already."""
    for meant in _FIRST:
        moved = meant(state, heard)
        if moved is not None:
            return _found_again(moved)
    moved = None if looked else asking.aside(state, heard)
    return moved or _otherwise(state, heard)


def _found_again(moved: Moved) -> Moved:
    """An answer shows that we understand each other again."""
    return replace(moved[0], lost=0), moved[1]


def _answer(state: State, heard: Heard) -> Moved | None:
    """The open question's own answers, before anything else the words might mean."""
    text = heard.understanding.text
    for name, act in _BY_WORDS.items():
        if is_just(name, text):
            return act(state, heard)
    if state.asked is not None and state.asked.question == "address" and is_just("place", text):
        return addressing.ask_place(state)
    if state.asked is None and state.checkout_id and is_just("again", text):
        return checking_out.checkout(state, heard)  # below "the payment did not go through"
    if state.asked is None:
        return None
    if (changed := recounting.changed_at_once(state, heard)) is not None:
        return changed
    yes = {"affirm": True, "deny": False}.get(heard.understanding.intent)
    if yes is not None and state.asked.question not in FREE_TEXT:
        answered = answer_yes_no(state, heard, yes=yes)
        if answered is not None:
            return answered
    if heard.understanding.intent in _NEVER_ANSWERS and not _may_answer(state, heard):
        return None
    return answer(state, heard) or _tap_meant(state, heard)


_NEVER_ANSWERS = frozenset(
    (
        "human",
        "help",
        "show_cart",
        "cancel_order",
        "thanks",
        "language_switch",
        "delivery_info",
        "payment_info",
        "reviews",
        "size_help",
        "order_status",
    )
)


def _may_answer(state: State, heard: Heard) -> bool:
    """A guess that may be wrong must not throw an address away; "cash" is an answer and a question alike."""
    assert state.asked is not None
    if state.asked.question == "payment" and heard.understanding.intent == "payment_info":
        return len(heard.text) <= _SHORT
    return state.asked.question in FREE_TEXT and heard.understanding.confidence < SURE_ENOUGH


_POINTS_ELSEWHERE = frozenset(("what", "choose", "interest", "ask_person_ok"))
"""Questions at which "the second one" means what was shown, not their own second button."""


def _tap_meant(state: State, heard: Heard) -> Moved | None:
    """A label typed, or its number in the list."""
    assert state.asked is not None
    choices = state.asked.taps
    said = heard.understanding.text.strip(" .!")
    for choice in choices:
        if choice.label.text and normalise(choice.label.text) == said:
            return tapped(state, choice.id, heard)
    if state.asked.question in FREE_TEXT or (state.shown and state.asked.question in _POINTS_ELSEWHERE):
        return None
    at = place(pointing(heard), len(choices)) if heard.understanding.intent in ("choose", "inform", "unknown") else None
    return None if at is None else tapped(state, choices[at].id, heard)


_FIRST: tuple[Callable[[State, Heard], Moved | None], ...] = (
    errand,
    asks_for_more,
    advice,
    about_us,
    _answer,
)
"""Who may know what a text means, in the order they are asked; then its intent decides."""

_BY_WORDS: dict[str, Handler] = {"cancel": leave, "empty": carting.empty, "back": back}
"""Whole texts that say what they want, whatever is open."""


def _otherwise(state: State, heard: Heard) -> Moved:
    intent = believed_intent(heard)
    if intent in ("affirm", "deny"):
        return _bare_yes_no(state, heard, yes=intent == "affirm")
    if intent == "remove_from_cart" and state.shown and (not state.cart_id or _names_one_shown(state, heard)):
        intent = "choose"  # "the dahlias" points at what is shown
    if finding.asks_of_ad(heard, intent):
        return finding.advertised(state, heard)
    if heard.is_about_one and intent in _ABOUT_A_PRODUCT:
        intent = "choose"
    elif state.product_id and intent in _MAY_MEAN_ANOTHER_SIZE and _another_size(heard):
        return choosing.another_size(state)
    manner, handler = INTENTS.get(intent, INTENTS["unknown"])
    if heard.wishes and two_wishes.asked_for(state, intent):
        manner, handler = "away", two_wishes.find_both
    question = state.asked.question if state.asked else ""
    if manner == "aside" and question in STRONG:
        state = replace(state, returns=True)
    elif manner == "away":
        state = set_aside(state) if question in CHECKING_OUT else replace(state, asked=None)
    if handler is not unknown:
        state = replace(state, lost=0)
    return handler(state, heard)


_QUITE_SURE = 0.9


def _names_one_shown(state: State, heard: Heard) -> bool:
    return heard.understanding.confidence < _QUITE_SURE and product_meant(state.shown, heard) is not None


def _another_size(heard: Heard) -> bool:
    text = heard.understanding.text
    return not heard.slots.category and (hints_at("bigger", text) or hints_at("smaller", text))


_ABOUT_A_PRODUCT = frozenset(("search", "refine", "inform", "unknown", "browse", "greet", "choose"))
"""What may be said with a product quoted, and then is about that product."""
_MAY_MEAN_ANOTHER_SIZE = frozenset(
    ("search", "refine", "inform", "unknown", "details", "size_help", "choose", "show_more")
)


def _bare_yes_no(state: State, heard: Heard, *, yes: bool) -> Moved:
    """A yes or no to nothing in particular."""
    if not yes:
        return courtesies.keep_looking(state)
    if len(state.shown) == 1:
        return choosing.see(state, state.shown[0].product_id, heard=heard)
    if len(state.shown) > 1:
        return ask(state, "choose", words("yes-which"), taps=choosing.titles(state))
    return lost(state, heard)
