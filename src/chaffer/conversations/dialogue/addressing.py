"""Where it goes: a name and an address in one message, the missing part asked alone, the whole read back."""

from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.facts import AddressFact
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, ask, do
from chaffer.conversations.dialogue.reading_addresses import AddressReading, read_address, read_part
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words


def ask_address(state: State) -> Moved:
    return ask(state, "address", words("ask-address"), again=words("ask-address-again"), taps=(taps.PERSON,))


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
        reading = read_part(heard.text, state.asked.about["part"], state.draft, heard.country)
    else:
        reading = read_address(heard.text, state.draft, heard.country) or _only_a_name(state, heard)
    if reading is None:
        return None
    return go_on(replace(state, draft=dict(reading.address)), reading, heard)


def _only_a_name(state: State, heard: Heard) -> AddressReading | None:
    """Somebody begins with the name alone."""
    words_said = heard.text.split()
    plain = 2 <= len(words_said) <= _NAME_WORDS and not any(letter.isdigit() or letter in "?!" for letter in heard.text)
    if not plain or heard.understanding.intent not in ("unknown", "inform"):
        return None
    return read_part(heard.text, "name", state.draft, heard.country)


def go_on(state: State, reading: AddressReading, heard: Heard) -> Moved:
    """Ask for the first thing missing, or read it back."""
    draft = cast("AddressFact", state.draft)
    if not draft.get("name") and "name" in reading.missing and heard.profile_name.strip():
        draft = cast("AddressFact", {**draft, "name": heard.profile_name.strip()})
        state = replace(state, draft=dict(draft))
    missing = [part for part in reading.missing if not (part == "name" and draft.get("name"))]
    if not missing:
        return read_back(state)
    part = missing[0]
    key = f"wrong-{part}" if reading.wrong == part else f"ask-{part}"
    return ask(state, "address_part", words(key, country={"country": draft.get("country", heard.country)}), part=part)


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
    corrected = read_address(heard.text, state.draft, heard.country, correcting=True)
    return None if corrected is None else go_on(replace(state, draft=dict(corrected.address)), corrected, heard)


_NAME_WORDS = 4
_SHORT_NO = 12  # characters: longer, a "no" is followed by what is right


def answer_saved(state: State, heard: Heard, *, yes: bool | None) -> Moved | None:
    assert state.asked is not None
    if yes:
        return take(state, state.asked.about["address"])
    if yes is False and len(heard.text) < _SHORT_NO:
        return address_again(state)
    reading = read_address(heard.text, {}, heard.country)
    return None if reading is None else go_on(replace(state, draft=dict(reading.address)), reading, heard)


def take(state: State, address: AddressFact) -> Moved:
    return do(replace(state, asked=None), "set_address", checkout_id=state.checkout_id, address=dict(address))


def address_again(state: State) -> Moved:
    return ask_address(replace(state, draft={}))
