"""When it is not clear what was meant, or it cannot be read: what was understood, and the nearest step."""

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.courtesies import offer_person
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, ask, before, say
from chaffer.conversations.dialogue.state import Asked, State
from chaffer.conversations.dialogue.words import words
from chaffer.kernel.message import (
    ContactCard,
    Delete,
    Edit,
    Form,
    Location,
    Media,
    Part,
    PaymentNotice,
    Reaction,
    Unsupported,
)

_PATIENCE = 2
_LOOSE = ("what", "choose", "interest")
"""Questions that anything may follow."""


def lost(state: State, heard: Heard) -> Moved:
    """Say what was understood, ask again what is open; after two in a row a person is offered."""
    state = replace(state, lost=state.lost + 1)
    if state.lost >= _PATIENCE:
        return offer_person(replace(state, lost=0))
    if state.asked and state.asked.question not in _LOOSE:
        return before(words("not-an-answer"), again(state, state.asked))
    heard_words = heard.understanding.query or heard.understanding.text
    said = words("lost-heard", text=heard_words[:60]) if heard_words else words("lost")
    return ask(state, "what", said, words("lost-offer"), taps=(taps.BROWSE, taps.ORDERS, taps.PERSON))


def again(state: State, asked: Asked) -> Moved:
    """Put an open question once more."""
    return ask(state, asked.question, *asked.words, taps=asked.taps, **asked.about)


def card_written(state: State) -> Moved:
    """A card number was taken out: nothing else in that message is acted on."""
    return _and_again(state, "card-number-removed")


def called(state: State, heard: Heard) -> Moved:
    """Nobody takes calls here: said once a day, with how to go on in writing."""
    day = heard.today.isoformat()
    if state.called_on == day:
        return replace(state, notices=()), []
    return _and_again(replace(state, called_on=day), "heard-call")


def without_words(state: State, part: Part) -> Moved:
    """Something other than text."""
    match part:
        case Reaction() | Delete() | Edit() | PaymentNotice():
            return state, []
        case Media(kind="audio"):
            return _and_again(state, "heard-voice")
        case Media(kind="sticker"):
            return _and_again(state, "heard-sticker")
        case Media(kind="image"):
            return _and_again(state, "heard-picture")
        case Media(kind="video"):
            return _and_again(state, "heard-video")
        case Media():
            return _and_again(state, "heard-document")
        case Location():
            return _and_again(state, "heard-location")
        case Form():
            return _and_again(state, "heard-form")
        case ContactCard():
            return _and_again(state, "heard-contact")
        case Unsupported():
            return _and_again(state, "heard-unsupported")
        case _:
            return _and_again(state, "heard-unsupported")


def _and_again(state: State, key: str) -> Moved:
    if state.asked and state.asked.question not in _LOOSE:
        return before(words(key), again(state, state.asked))
    return say(state, words(key), taps=(taps.BROWSE, taps.PERSON))
