"""Where it goes: a name and an address in one message, the missing part asked alone, the whole read back."""

from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.address_forms import read_form, values_of
from chaffer.conversations.dialogue.concierge.recipients import ask_theirs, for_whom, goes_to_them
from chaffer.conversations.dialogue.errands import moving
from chaffer.conversations.dialogue.facts import AddressFact
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, ask, before, do
from chaffer.conversations.dialogue.reading_addresses import (
    AddressReading,
    read_address,
    read_country,
    read_part,
    read_whole,
)
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import FormShape, PlaceShape, words
from chaffer.kernel.message import Form, Location
from chaffer.language.keywords import short_answer


def ask_address(state: State) -> Moved:
    if goes_to_them(state):
        return ask_theirs(state)
    form = FormShape("address", words("tap-fill-in"), values_of(state.draft), str(state.draft.get("country", "")))
    return ask(
        state, "address", words("ask-address"), again=words("ask-address-again"), taps=(taps.PERSON,), shape=form
    )  # fmt: skip


def form_filled(state: State, heard: Heard, form: Form) -> Moved:
    """What was filled in needs no reading back: it was read while it was written. What it lacks is asked."""
    reading = read_whole(dict(read_form(form)))
    state = replace(state, draft=dict(reading.address))
    if not state.checkout_id:
        return go_on(state, reading, heard)
    if reading.missing:
        return go_on(state, reading, heard)
    rate_id = form.answers.get("delivery", "")
    return do(
        replace(state, asked=None), "set_address", checkout_id=state.checkout_id, address=dict(reading.address),
        **({"rate_id": rate_id} if rate_id else {}), **for_whom(state),
    )  # fmt: skip


def ask_place(state: State) -> Moved:
    """Somebody wants to send a pin: it shows the way, the address finds the door."""
    return ask(state, "address", words("ask-place"), again=words("ask-address-again"), shape=PlaceShape())


def place_sent(state: State, heard: Heard, place: Location) -> Moved:
    """Words of the place are read as an address; a bare pin is kept beside the address, for the driver."""
    known = {**state.draft, "place": f"{place.latitude:.6f},{place.longitude:.6f}"}
    said = ", ".join(each for each in (place.name, place.address) if each)
    reading = read_address(said, known, heard.country, language=_language(state, heard)) if said else None
    if reading is not None:
        return before(words("heard-place"), go_on(replace(state, draft=dict(reading.address)), reading, heard))
    return before(words("heard-place"), ask(replace(state, draft=known), "address", words("ask-address-again")))


def ask_saved(state: State, saved: AddressFact) -> Moved:
    """The address of last time, offered."""
    return ask(
        state, "saved_address", words("ask-saved-address", address=written(saved)),
        taps=(taps.tap("yes", key="tap-same-address"), taps.tap("address_again", key="tap-other-address")), address=saved,
    )  # fmt: skip


def written(address: AddressFact) -> dict[str, Any]:
    """An address as an argument: the voices write it as its country does."""
    return {"address": address}


def answer_address(state: State, heard: Heard) -> Moved | None:
    """A whole address, or as much of it as was said; None if it is nothing like one."""
    if state.asked and state.asked.question == "address_part":
        return _answer_part(state, heard, state.asked.about["part"])
    country = read_country(heard.text, state.draft)
    if country is not None:
        return ask_address_in(state, country)
    if heard.understanding.intent == "affirm":
        return before(words("not-an-answer"), ask_address(state))
    reading = _read(state, heard) or _only_a_name(state, heard)
    return None if reading is None else go_on(replace(state, draft=dict(reading.address)), reading, heard)


def ask_address_in(state: State, country: AddressReading) -> Moved:
    """The country is known now, the address is not yet."""
    state = replace(state, draft=dict(country.address))
    return ask(state, "address", words("ask-address-again"), taps=(taps.PERSON,))


def _answer_part(state: State, heard: Heard, part: str) -> Moved | None:
    """The part, if it can be one; else it is asked again, unless the words plainly mean something else."""
    region = part == "region"
    reading = _part(state, heard, part) if region else None  # "OK", "HI" and "IN" are states
    reading = reading or read_country(heard.text, state.draft)
    if reading is None and not region and not short_answer(heard.text):
        reading = _part(state, heard, part)
    if reading is not None:
        return go_on(replace(state, draft=dict(reading.address)), reading, heard)
    if _means_something_else(heard):
        return None
    if heard.understanding.intent != "affirm" and part in _WITH_A_WORD_FOR_WRONG:
        return _ask_part(state, heard, part, wrong=True)
    return before(words("not-an-answer"), _ask_part(state, heard, part))


def _part(state: State, heard: Heard, part: str) -> AddressReading | None:
    return read_part(heard.text, part, state.draft, heard.country, _language(state, heard))


def _read(
    state: State, heard: Heard, known: dict[str, Any] | None = None, *, correcting: bool = False
) -> AddressReading | None:
    return read_address(
        heard.text, state.draft if known is None else known, heard.country,
        correcting=correcting, language=_language(state, heard),
    )  # fmt: skip


def _language(state: State, heard: Heard) -> str:
    return state.language or heard.understanding.language


def _means_something_else(heard: Heard) -> bool:
    """A no, a greeting, a question, or a wish of several words."""
    intent = heard.understanding.intent
    if intent in ("affirm", "inform", "unknown"):
        return False
    return bool(short_answer(heard.text)) or "?" in heard.text or len(heard.text.split()) >= _WISH_WORDS


def _only_a_name(state: State, heard: Heard) -> AddressReading | None:
    """Somebody begins with the name alone."""
    words_said = heard.text.split()
    plain = 2 <= len(words_said) <= _NAME_WORDS and not any(
        letter.isdigit() or letter in "?!," for letter in heard.text
    )
    if not plain or heard.understanding.intent not in ("unknown", "inform"):
        return None
    return read_part(heard.text, "name", state.draft, heard.country)


def go_on(state: State, reading: AddressReading, heard: Heard) -> Moved:
    """Ask for the first thing missing, or read it back."""
    draft = cast("AddressFact", state.draft)
    if not draft.get("name") and "name" in reading.missing and heard.profile_name.strip() and not goes_to_them(state):
        draft = cast("AddressFact", {**draft, "name": heard.profile_name.strip()})
        state = replace(state, draft=dict(draft))
    missing = [part for part in reading.missing if not (part == "name" and draft.get("name"))]
    if not missing:
        return read_back(state)
    return _ask_part(state, heard, missing[0], wrong=reading.wrong == missing[0])


def _ask_part(state: State, heard: Heard, part: str, *, wrong: bool = False) -> Moved:
    country = {"country": state.draft.get("country", heard.country)}
    said = words(f"wrong-{part}" if wrong else f"ask-{part}", country=country)
    return ask(state, "address_part", said, taps=(taps.PERSON,) if wrong else (), part=part)


def read_back(state: State) -> Moved:
    return ask(
        state, "address_ok", words("read-back", address=written(cast("AddressFact", state.draft))),
        taps=(taps.tap("yes", key="tap-right"), taps.tap("address_again", key="tap-change-address")),
    )  # fmt: skip


def answer_read_back(state: State, heard: Heard, *, yes: bool | None) -> Moved | None:
    """Yes: taken. No: asked anew. Anything like an address corrects what was read."""
    if yes:
        return take(state, cast("AddressFact", state.draft))
    if yes is False and len(heard.text) < _SHORT_NO:
        return address_again(state)
    corrected = read_country(heard.text, state.draft) or _read(state, heard, correcting=True)
    return None if corrected is None else go_on(replace(state, draft=dict(corrected.address)), corrected, heard)


_NAME_WORDS = 4
_WISH_WORDS = 3
_WITH_A_WORD_FOR_WRONG = frozenset(("region", "postcode", "country"))
_SHORT_NO = 12  # characters: longer, a "no" is followed by what is right


def answer_saved(state: State, heard: Heard, *, yes: bool | None) -> Moved | None:
    assert state.asked is not None
    if yes:
        return take(state, state.asked.about["address"])
    if yes is False and len(heard.text) < _SHORT_NO:
        return address_again(state)
    country = read_country(heard.text, {})
    if country is not None:
        return ask_address_in(state, country)
    reading = _read(state, heard, {})
    return None if reading is None else go_on(replace(state, draft=dict(reading.address)), reading, heard)


def another_address(state: State, heard: Heard) -> Moved | None:
    """A whole address where delivery or payment was asked: it goes there instead. None if it is less than that."""
    reading = _read(state, heard, {})
    if reading is None or set(reading.missing) - {"name"}:
        return None
    return go_on(replace(state, draft=dict(reading.address)), reading, heard)


def take(state: State, address: AddressFact) -> Moved:
    if moving.is_under_way(state):
        return moving.take(state, address)
    return do(
        replace(state, asked=None),
        "set_address",
        checkout_id=state.checkout_id,
        address=dict(address),
        **for_whom(state),
    )


def address_again(state: State) -> Moved:
    return ask_address(replace(state, draft={}))
