"""The open question and its own answers."""

from collections.abc import Callable

from msgspec.structs import replace

from chaffer.conversations.dialogue import (
    addressing,
    bundles,
    buying_again,
    carting,
    checking_out,
    choosing,
    codes,
    comparing,
    courtesies,
    crediting,
    finding,
    for_company,
    offering,
    permitting,
    saved_cards,
    seeking,
    size_told,
    suggesting,
)
from chaffer.conversations.dialogue.concierge import days, noting
from chaffer.conversations.dialogue.enquiries import answering, telling
from chaffer.conversations.dialogue.errands import flow
from chaffer.conversations.dialogue.errands import hearing as errands
from chaffer.conversations.dialogue.falling_back import again
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved
from chaffer.conversations.dialogue.state import State

CHECKING_OUT = frozenset(
    (
        "address",
        "address_part",
        "address_ok",
        "saved_address",
        "delivery",
        "payment",
        "saved_card",
        "day",
        "slot",
        "gift_note",
        "use_credit",
        "covered",
    )
)
STRONG = CHECKING_OUT | {
    "option", "quantity", "currency", "service_ok", "service_why", "service_variant", "service_method",
    for_company.ASKED,
}  # fmt: skip
"""Questions that are put again after an interruption."""

FREE_TEXT = frozenset(("address", "address_part", "gift_note", for_company.ASKED))

Answer = Callable[[State, Heard], Moved | None]
YesNo = Callable[[State, Heard, bool], Moved | None]


def _add_ok(state: State, heard: Heard, yes: bool) -> Moved | None:
    return choosing.agreed_to(state, heard) if yes else courtesies.keep_looking(state)


def _checkout(state: State, heard: Heard, yes: bool) -> Moved | None:
    return checking_out.checkout(state, heard) if yes else courtesies.keep_looking(state)


def _person(state: State, heard: Heard, yes: bool) -> Moved | None:
    assert state.asked is not None
    if yes:
        return courtesies.person(state, heard, state.asked.about.get("reason", "asked"))
    return courtesies.keep_looking(state)


def _interest(state: State, _heard: Heard, yes: bool) -> Moved | None:
    assert state.asked is not None
    return choosing.see(state, state.asked.about["product_id"]) if yes else courtesies.keep_looking(state)


def _quote(state: State, heard: Heard, yes: bool) -> Moved | None:
    assert state.asked is not None
    if not yes:
        return courtesies.keep_looking(state)
    return offering.answer(state, heard) or offering.agreed_to(state)


def _option(state: State, heard: Heard, yes: bool) -> Moved | None:
    """ "Yes" names no colour and no size: it is asked once more, of the same product."""
    if not yes:
        return courtesies.keep_looking(replace(state, pick=None))
    assert state.asked is not None
    return choosing.answer_option(state, heard) or again(state, state.asked)


def _covered(state: State, _heard: Heard, yes: bool) -> Moved | None:
    return checking_out.pay(state, crediting.STORE_CREDIT) if yes else courtesies.keep_looking(state)


def _payment(state: State, heard: Heard, yes: bool) -> Moved | None:
    return checking_out.answer_payment(state, heard) if yes else courtesies.keep_looking(state)


YES_NO: dict[str, YesNo] = {
    "add_ok": _add_ok,
    "after_add": suggesting.answer_after_add,
    "cart": _checkout,
    "bundle": bundles.answer_yes,
    "again_ok": buying_again.answer,
    "interest": _interest,
    "option": _option,
    "payment": _payment,
    "saved_card": lambda state, heard, yes: checking_out.answer_saved_card(state, heard, yes=yes),
    for_company.ASKED: for_company.not_for_one,
    "use_credit": lambda state, heard, yes: crediting.answer(state, heard, yes=yes),
    "covered": _covered,
    "person_ok": _person,
    "quote_ok": _quote,
    "permit_ok": permitting.answer_ok,
    "seek_ok": lambda state, _heard, yes: seeking.seek(state) if yes else courtesies.keep_looking(state),
    "currency": lambda state, _heard, yes: finding.answer_currency(state, yes=yes),
    "address_ok": lambda state, heard, yes: addressing.answer_read_back(state, heard, yes=yes),
    "saved_address": lambda state, heard, yes: addressing.answer_saved(state, heard, yes=yes),
    "day": lambda state, heard, yes: days.answer_day(state, heard, yes=yes),
    "ask_person_ok": lambda state, _heard, yes: telling.answer_person(state, yes=yes),
    "which_answer": lambda state, _heard, yes: None if yes else answering.tapped(state, answering.NONE),
    "size_take": size_told.take,
    "service_ok": errands.answer_ok,
    "service_instead": flow.answered_instead,
}
_NEEDS_WORDS = frozenset(("option", "payment"))
ANSWERS: dict[str, Answer] = {
    "quote_ok": offering.answer,
    "permit_sum": permitting.answer_sum,
    "which_card": saved_cards.answer_which,
    "add_ok": choosing.answer_add,
    "option": choosing.answer_option,
    "quantity": carting.answer_quantity,
    "after_add": lambda state, heard: suggesting.taken_too(state, heard) or carting.answer_added(state, heard),
    "cart": carting.answer_added,
    "address": addressing.answer_address,
    "address_part": addressing.answer_address,
    "address_ok": lambda state, heard: addressing.answer_read_back(state, heard, yes=None),
    "saved_address": lambda state, heard: addressing.answer_saved(state, heard, yes=None),
    "delivery": lambda state, heard: (
        addressing.another_address(state, heard) or checking_out.answer_delivery(state, heard)
    ),
    "payment": lambda state, heard: (
        addressing.another_address(state, heard) or checking_out.answer_payment(state, heard)
    ),
    "saved_card": lambda state, heard: (
        addressing.another_address(state, heard) or checking_out.answer_saved_card(state, heard, yes=None)
    ),
    "day": days.answer_day,
    "slot": days.answer_slot,
    "gift_note": noting.answer_note,
    codes.ASKED: codes.answer,
    for_company.ASKED: for_company.answer,
    "use_credit": lambda state, heard: crediting.answer(state, heard, yes=None),
    "choose": choosing.pick_shown,
    "size_take": size_told.answer_take,
    "compare_which": comparing.answer_which,
    "service_why": errands.answer_why,
    **dict.fromkeys(("service_order", "service_thing", "service_variant"), errands.answer_choice),
    "currency": finding.answer_currency_number,
}


def thumb_answers(state: State) -> bool:
    """Whether a thumb up or down is a whole answer to the open question."""
    return state.asked is not None and state.asked.question in YES_NO and state.asked.question not in _NEEDS_WORDS


def answer_yes_no(state: State, heard: Heard, *, yes: bool) -> Moved | None:
    """A yes or no to the open question, if it is one that can be answered so."""
    if state.asked is None:
        return None
    answer = YES_NO.get(state.asked.question)
    return answer(state, heard, yes) if answer else None


def answer(state: State, heard: Heard) -> Moved | None:
    """Anything else that answers the open question."""
    if state.asked is None:
        return None
    own = ANSWERS.get(state.asked.question)
    return own(state, heard) if own else None
