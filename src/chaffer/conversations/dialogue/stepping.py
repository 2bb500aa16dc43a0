"""One step of a thread: what it is told goes in, what it wants done and said comes out."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import (
    alternatives,
    boards,
    browsing,
    bundles,
    buying_again,
    carting,
    checking_out,
    choosing,
    comparing,
    consenting,
    courtesies,
    crediting,
    finding,
    for_company,
    linking,
    looking,
    offering,
    ordering,
    orders,
    permitting,
    rating,
    recommending,
    recounting,
    related,
    reviews_counted,
    saved_cards,
    seeking,
    selling,
    size_told,
    sizing,
    standing,
    two_wishes,
    waiting_for,
)
from chaffer.conversations.dialogue.concierge import days, noting, recipients, remembering
from chaffer.conversations.dialogue.effects import Ask, Command, Effect, Query, Say
from chaffer.conversations.dialogue.enquiries import answering, going_on
from chaffer.conversations.dialogue.errands import done, flow, status
from chaffer.conversations.dialogue.falling_back import lost
from chaffer.conversations.dialogue.hearing import on_heard
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Input, Refused, Woken
from chaffer.conversations.dialogue.moved import Moved
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import PictureShape

ROUNDS_AT_MOST = 8

ON_FOUND: dict[str, Callable[[State, Found], Moved]] = {
    "find": finding.found,
    "quote": offering.instead,
    "find_both": two_wishes.found_both,
    "permission_terms": permitting.terms_found,
    "permission": permitting.standing,
    "cards": saved_cards.shown,
    "forget_which": saved_cards.forget_which,
    "cheaper": finding.found_cheaper,
    "advertised": finding.found_advertised,
    "probe": finding.probed,
    "perhaps": orders.perhaps_found,
    "collections": browsing.collections,
    "products_in": browsing.collection_shown,
    "see": choosing.seen,
    "take": choosing.taken,
    "similar": alternatives.similar_shown,
    "goes_with": related.goes_with,
    "better": related.better,
    "bundles": bundles.shown,
    "again": buying_again.found,
    "details": looking.details,
    "reviews": looking.reviews,
    "sizes": looking.sizes,
    "photos": looking.photos,
    "size_advice": size_told.found,
    "known_sizes": sizing.known,
    "fit_told": reviews_counted.fit_told,
    "compare": comparing.compared,
    "compared_by": comparing.compared_by,
    "recommend": recommending.recommended,
    "cart": carting.cart_found,
    "change": carting.line_to_change,
    "counted_on": recounting.counted_on,
    "other_option": recounting.other_option,
    "remove": carting.line_to_remove,
    "status": orders.status_found,
    "address_known": checking_out.address_known,
    "awaited": orders.awaited,
    "already": carting.already_in,
    "whom": recipients.whom_found,
    "recipient_book": remembering.shown,
    "order_options": flow.found,
    "refunds": status.refunds_found,
    "credit": status.credit_found,
    "credit_there": crediting.told,
    "return_terms": status.terms_found,
    "standing": standing.standing,
    "delivery_info": courtesies.delivery_told,
    "payment_info": courtesies.payment_told,
    "faq_first": going_on.first_found,
    "faq_or_product": going_on.either_found,
    "faq_last": going_on.last_found,
    "faq_entry": answering.shown,
    "product_help": going_on.product_found,
    "who_answers": selling.found,
    "sellers_named": selling.named,
}
ON_DONE: dict[str, Callable[[State, Done], Moved]] = {
    "add_to_cart": carting.added,
    "buy": checking_out.bought_now,
    "and_the_rest": choosing.and_the_rest,
    "take_now": checking_out.taken_now,
    "accept_quote": offering.accepted,
    "permit": permitting.given,
    "end_permission": permitting.ended,
    "pay_allowed": ordering.ordered,
    "go_on": boards.went_on,
    "drop_quote": offering.taken_out,
    "seek": seeking.sought,
    "pay_saved": saved_cards.charging,
    "stop_saved_cards": saved_cards.saved_cards_stopped,
    "save_card": saved_cards.page_opened,
    "forget_card": saved_cards.forgotten,
    "add_bundle": bundles.added,
    "set_quantity": carting.quantity_set,
    "clear_cart": carting.emptied,
    "fill_cart": carting.filled,
    "again_filled": buying_again.filled,
    "start_checkout": checking_out.progressed,
    "set_address": checking_out.progressed,
    "choose_delivery": checking_out.progressed,
    "choose_day": checking_out.progressed,
    "set_gift_note": checking_out.progressed,
    "remember": remembering.remembered,
    "noticed": remembering.noticed,
    "forget_recipient": remembering.forgotten,
    "use_credit": checking_out.credit_used,
    "buy_for_company": for_company.noted,
    "apply_voucher": checking_out.code_tried,
    "remove_voucher": checking_out.code_tried,
    "pay": checking_out.payment_opened,
    "pay_again": checking_out.payment_opened,
    "pay_first": checking_out.payment_opened,
    "order_action": done.done,
    "undo_action": status.undone,
    "opt_out": consenting.opted_out,
    "opt_in": consenting.opted_in,
    "set_language": courtesies.language_set,
    "link": linking.linked,
    "want_back": waiting_for.noted,
    "remember_sizes": sizing.remembered,
    "forget_sizes": sizing.forgotten,
    "unlink": linking.unlinked,
    "note_unanswered": answering.counted,
    "ask_seller": selling.asked,
    "rate": rating.rated,
    "rating_comment": rating.commented,
}
ON_REFUSED: dict[str, Callable[[State, Refused], Moved]] = {
    **dict.fromkeys(("add_to_cart", "set_quantity", "clear_cart", "fill_cart"), carting.refused),
    **dict.fromkeys(
        ("start_checkout", "set_address", "choose_delivery", "use_credit", "apply_voucher", "pay", "pay_saved"),
        checking_out.refused,
    ),
    "accept_quote": offering.refused,
    "permit": permitting.refused,
    "pay_allowed": ordering.not_allowed,
    "add_bundle": bundles.refused,
    "choose_day": days.refused,
    "set_gift_note": noting.refused,
    "remember": remembering.refused,
    "order_action": done.refused,
    "undo_action": status.undo_refused,
    "buy_for_company": for_company.refused,
    "link": linking.link_refused,
    "want_back": waiting_for.refused,
    "unlink": linking.unlink_refused,
    "ask_seller": selling.refused,
    **dict.fromkeys(("rate", "rating_comment"), rating.refused),
}


def step(state: State, told: Input) -> tuple[State, list[Effect]]:
    """The next state and what is to be done. The turn feeds back the result of each Query and Command, in order."""
    return _finished(*_moved(state, told))


def _moved(state: State, told: Input) -> Moved:
    match told:
        case Heard():
            return on_heard(state, told)
        case Found():
            return ON_FOUND[told.then or told.query](state, told)
        case Done():
            return ON_DONE[told.then or told.command](state, told)
        case Refused():
            refused = ON_REFUSED.get(told.command)
            return refused(state, told) if refused else lost(state, Heard())
        case Woken():
            return state, []


def _finished(state: State, effects: list[Effect]) -> Moved:
    """Notices in front, the open question behind, and one bubble where one will do."""
    spoken = [n for n, effect in enumerate(effects) if isinstance(effect, Say | Ask)]
    if spoken and state.notices:
        first = effects[spoken[0]]
        assert isinstance(first, Say | Ask)
        effects = [*effects]
        effects[spoken[0]] = replace(first, words=(*state.notices, *first.words))
        state = replace(state, notices=())
    ends = not any(isinstance(effect, Query | Command) for effect in effects)
    if ends and state.returns:
        if state.asked and not any(isinstance(effect, Ask) for effect in effects):
            asked = state.asked
            effects = [*effects, Ask(asked.question, asked.words, asked.taps)]
        state = replace(state, returns=False)
    return state, _joined(effects)


def _joined(effects: list[Effect]) -> list[Effect]:
    """Words alone, followed by a question, become its first paragraphs."""
    out: list[Effect] = []
    for effect in effects:
        before = out[-1] if out else None
        if isinstance(effect, Ask) and isinstance(before, Say) and _can_lead(before, effect):
            shape = before.shape or effect.shape
            out[-1] = replace(effect, words=(*before.words, *effect.words), shape=shape)
        else:
            out.append(effect)
    return out


def _can_lead(said: Say, asked: Ask) -> bool:
    if said.taps:
        return False
    return said.shape is None or (isinstance(said.shape, PictureShape) and asked.shape is None)


def told_of(effect: Query | Command, result: dict[str, Any]) -> Found | Done:
    """The input that a result becomes."""
    if isinstance(effect, Query):
        return Found(effect.name, result, effect.args, effect.then)
    return Done(effect.name, result, effect.args, effect.then)
