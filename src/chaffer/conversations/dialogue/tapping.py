"""What each thing to tap does. Old bubbles keep working: the id alone says what is meant."""

from collections.abc import Callable

from msgspec.structs import replace

from chaffer.conversations.dialogue import (
    addressing,
    browsing,
    bundles,
    buying_again,
    carting,
    checking_out,
    choosing,
    courtesies,
    finding,
    linking,
    looking,
    offering,
    orders,
    saved_cards,
    seeking,
    selling,
    sizing,
    suggesting,
    taps,
    two_wishes,
    waiting_for,
)
from chaffer.conversations.dialogue.concierge import days, noting, remembering
from chaffer.conversations.dialogue.enquiries import answering
from chaffer.conversations.dialogue.errands import flow, status
from chaffer.conversations.dialogue.errands import hearing as errands
from chaffer.conversations.dialogue.errands.errand import Errand
from chaffer.conversations.dialogue.falling_back import again, lost
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, do
from chaffer.conversations.dialogue.questions import CHECKING_OUT, STRONG, answer_yes_no
from chaffer.conversations.dialogue.state import State, set_aside

Act = Callable[[State, list[str], Heard], Moved]

VERBS: dict[str, Act] = {
    "see": lambda state, on, _: choosing.see(replace(state, pick=None), on[0]),
    "take": lambda state, on, _: choosing.see(replace(state, pick=None), on[0]),
    "opt": lambda state, on, _: choosing.choose_value(state, on[0], on[1], on[2]),
    "add": lambda state, on, _: choosing.put_in_cart(state, on[0]),
    "take_some": lambda state, on, _: do(state, "add_to_cart", variant_id=on[0], quantity=int(on[1])),
    "similar": lambda state, on, _: choosing.similar(state, on[0], on[1] if len(on) > 1 else ""),
    "reviews": lambda state, on, _: looking.ask_about(state, on[0], "reviews"),
    "sizes": lambda state, on, _: looking.ask_about(state, on[0], "sizes"),
    "photos": lambda state, on, _: looking.ask_about(state, on[0], "photos"),
    "details": lambda state, on, _: looking.ask_about(state, on[0], "details"),
    "quote": lambda state, on, _: offering.take(state, on[0], int(on[1]) if len(on) > 1 else 1),
    "seek": lambda state, _on, _: seeking.seek(state),
    "bundle": lambda state, on, _: bundles.take(state, on[0]),
    "again": lambda state, on, _: buying_again.tapped(state, on[0]),
    "no_extras": lambda state, _on, _: suggesting.no_more(state),
    "my_size": lambda state, on, _: sizing.ask_size(state, on[0]),
    "forget_sizes": lambda state, _on, _: do(state, "forget_sizes"),
    "keep": lambda state, _on, _: courtesies.keep_looking(state),
    "more": lambda state, _on, heard: finding.more(state, heard),
    "cheaper": lambda state, _on, heard: finding.cheaper(state, heard),
    "wish": lambda state, on, heard: two_wishes.go_on_with(state, int(on[0])) or lost(state, heard),
    "browse": lambda state, _on, heard: browsing.browse(state, heard),
    "collection": lambda state, on, _: browsing.open_collection(state, on[0]),
    "cart": lambda state, _on, heard: carting.cart(state, heard),
    "change": lambda state, _on, _: carting.change_something(state),
    "line": lambda state, on, _: carting.line_tapped(state, on[0]),
    "remove": lambda state, on, _: carting.set_quantity(state, on[0], 0),
    "qty": lambda state, on, _: carting.set_quantity(state, on[0], int(on[1])),
    "checkout": lambda state, _on, heard: checking_out.checkout(state, heard),
    "address_again": lambda state, _on, _: addressing.address_again(state),
    "deliver": lambda state, on, _: checking_out.choose_delivery(state, on[0]),
    "day": lambda state, on, _: days.day_tapped(state, on[0]),
    "slot": lambda state, on, heard: days.slot_tapped(state, on[0]) or lost(state, heard),
    "no_note": lambda state, _on, _: noting.no_note(state),
    "forget": lambda state, on, heard: remembering.forget(state, on[0], heard),
    "pay": lambda state, on, _: checking_out.pay(state, on[0]),
    "save_card": lambda state, _on, heard: saved_cards.save(state, heard),
    "forget_card": lambda state, on, _: saved_cards.forget_tapped(state, on[0]),
    "forget_all_cards": lambda state, _on, _heard: saved_cards.stop_saved_cards(state),
    "other_way": lambda state, _on, _: checking_out.another_way(state),
    "orders": lambda state, _on, heard: orders.status(state, heard),
    "order": lambda state, on, _: orders.show(state, on[0]),
    "cancel": lambda state, on, _: flow.go_on(state, Errand("cancel", on[0])),
    "cancel_yes": lambda state, on, _: flow.go_on(state, Errand("cancel", on[0], sure=True)),
    "svc": lambda state, on, heard: errands.tapped(state, on) or lost(state, heard),
    "undo": lambda state, _on, _: status.undo(state),
    "want_back": lambda state, on, heard: waiting_for.want_back(state, on[0], heard),
    "unlink": lambda state, on, _: linking.unlink(state, on[0]),
    "faq": lambda state, on, _: answering.tapped(state, on[0]),
    "person": lambda state, _on, heard: courtesies.person(state, heard),
    "seller": lambda state, on, _: selling.tapped(state, on[0]),
    "back": lambda state, _on, heard: back(state, heard),
}
_COUNTED = frozenset(("qty", "take_some"))
_ARGUMENTS = {
    "opt": 3,
    **dict.fromkeys(
        (
            "see", "take", "add", "similar", "reviews", "sizes", "photos", "details", "collection", "line", "remove",
            "deliver", "pay", "order", "cancel", "cancel_yes", "unlink", "want_back", "faq", "my_size", "quote",
            "day", "slot", "bundle", "again", "forget", "forget_card", "seller",
        ),
        1,
    ),
}  # fmt: skip
_ASIDE = frozenset(("reviews", "sizes", "photos", "details", "order", "orders"))
_AWAY = frozenset(("see", "take", "more", "wish", "cheaper", "browse", "collection", "similar"))
_LEAVES = frozenset(("cart", "change", "keep", "line", "remove"))


def tapped(state: State, tap_id: str, heard: Heard) -> Moved:
    """Do what the tap says. A tap that leads away from an open question leaves a way back to it."""
    verb, on = taps.read(tap_id)
    if verb in ("yes", "no"):
        return answer_yes_no(state, heard, yes=verb == "yes") or lost(state, heard)
    act = VERBS.get(verb)
    if act is None or not _whole(verb, on):
        return lost(state, heard)
    question = state.asked.question if state.asked else ""
    own = state.asked is not None and any(one.id == tap_id for one in state.asked.taps)
    if verb in _ASIDE and question in STRONG and not own:
        state = replace(state, returns=True)
    elif verb in _AWAY and question in CHECKING_OUT:
        state = set_aside(state)
    elif not own or verb in _AWAY or verb in _LEAVES:
        state = replace(state, asked=None)
    return act(state, on, heard)


def _whole(verb: str, on: list[str]) -> bool:
    """Whether the id has all its parts; ids come back from outside."""
    if verb == "quote" and len(on) > 1:
        return on[1].isascii() and on[1].isdigit() and len(on[1]) < 5
    if verb == "wish":
        return on in (["0"], ["1"])
    if verb in _COUNTED:
        return len(on) > 1 and on[1].isascii() and on[1].isdigit() and len(on[1]) < 5
    return len(on) >= _ARGUMENTS.get(verb, 0)


def back(state: State, heard: Heard) -> Moved:
    """To the question that was set aside; in a checkout, to what it lacks by now."""
    if not state.stack and state.asked and state.asked.question in STRONG:
        return again(state, state.asked)
    if not state.stack:
        return checking_out.checkout(state, heard) if state.cart_id else courtesies.keep_looking(state)
    asked = state.stack[-1]
    state = replace(state, stack=state.stack[:-1])
    if asked.question in ("delivery", "payment", "saved_card", "use_credit", "covered"):
        return checking_out.checkout(state, heard)
    return again(state, asked)
