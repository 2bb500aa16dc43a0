"""The questions of an errand, each with the answers to choose from. A tap is the errand as it goes on then."""

from collections.abc import Sequence

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.errands import reading_back
from chaffer.conversations.dialogue.errands.errand import REASONS, VERB, Errand, errand_tap, in_hand, kept, read_errand
from chaffer.conversations.dialogue.errands.meant import Thing, titled
from chaffer.conversations.dialogue.errands.swapping import choices, option_to_change, said_variant
from chaffer.conversations.dialogue.errands.wanting import reason_in
from chaffer.conversations.dialogue.facts import ServiceFact, ServiceOrderFact
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.matching import value_meant
from chaffer.conversations.dialogue.moved import Moved, ask
from chaffer.conversations.dialogue.picking import COLOUR_NAMES, SIZE_NAMES
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Tap, plain, words

_ROWS = 10


def of_tap(tap_id: str) -> Errand | None:
    verb, on = taps.read(tap_id)
    return read_errand(on) if verb == VERB else None


def which_order(state: State, able: Sequence[ServiceOrderFact], errand: Errand) -> Moved:
    rows = [
        Tap(errand_tap(replace(errand, order_id=order["order_id"])), plain(order["number"]), plain(_in_it(order)))
        for order in able
    ]
    key = "which-order-cancel" if errand.kind == "cancel" else "service-which-order"
    return ask(state, "service_order", words(key), taps=rows[:_ROWS])


def _in_it(order: ServiceOrderFact) -> str:
    return ", ".join(line["title"] for line in order["lines"])


def which_thing(state: State, able: Sequence[Thing], errand: Errand) -> Moved:
    """A thing that stands in several orders is told apart by the number."""
    rows = []
    for thing in able:
        on = replace(errand, order_id=thing.order["order_id"], line_id=thing.line["line_id"])
        detail = words("service-of-order", number=thing.order["number"], day={"day": thing.order["placed_on"]})
        rows.append(Tap(errand_tap(on), plain(titled(thing.line, state.language)), detail))
    key = f"service-which-{errand.kind.replace('_', '-')}"
    return ask(state, "service_thing", words(key), taps=rows[:_ROWS])


def why(state: State, thing: Thing, errand: Errand) -> Moved:
    rows = [
        Tap(errand_tap(replace(errand, reason=reason)), words(f"reason-{reason.replace('_', '-')}"))
        for reason in REASONS
    ]
    return ask(state, "service_why", words("service-why", what=titled(thing.line, state.language)), taps=rows)


def answer_why(state: State, heard: Heard) -> Errand | None:
    """In one's own words; what we cannot sort is "something else" and goes along as it is."""
    errand = in_hand(state)
    if errand is None or heard.understanding.intent not in _TELLS:
        return None
    return replace(errand, reason=reason_in(heard.understanding.text) or "other")


_TELLS = frozenset(("unknown", "inform", "return_order", "details", "size_help", "search", "refine", "reviews"))


def which_variant(state: State, facts: ServiceFact, thing: Thing, errand: Errand) -> Moved:
    """What was said, if it can be had; else the sizes (or colours) that can."""
    product = facts["products"].get(thing.line["product_id"])
    options = thing.line["options"]
    said = state.errand.get("said", {})
    if product is None:
        return ask(
            state, "person_ok", words("swap-nothing", what=titled(thing.line, state.language)),
            taps=(taps.PERSON, taps.tap("keep", key="tap-leave-it")), reason="exchange",
        )  # fmt: skip
    named = said_variant(product, options, said)
    if named is not None and named["available"] > 0:
        return _go_on_with(state, facts, thing, replace(errand, variant_id=named["variant_id"]))
    name = option_to_change(product, options, said, errand.reason)
    there = choices(product, options, name, state.language) if name else []
    gone = [words("swap-sold-out", what=", ".join(named["options"].values()))] if named else []
    if not there:
        return ask(
            state, "person_ok", *gone, words("swap-nothing", what=titled(thing.line, state.language)),
            taps=(taps.PERSON, taps.tap("keep", key="tap-leave-it")), reason="exchange",
        )  # fmt: skip
    rows = [Tap(errand_tap(replace(errand, variant_id=one["variant_id"])), plain(label)) for one, label in there]
    question = words("service-which-option", what=titled(thing.line, state.language), kind=_kind(name))
    return ask(state, "service_variant", *gone, question, taps=rows[:_ROWS])


def _go_on_with(state: State, facts: ServiceFact, thing: Thing, errand: Errand) -> Moved:
    state = kept(state, errand)
    if thing.action == "exchange" and not errand.reason:
        return why(state, thing, errand)
    return reading_back.thing(state, facts, thing, errand)


def _kind(name: str) -> str:
    folded = name.casefold()
    return "size" if folded in SIZE_NAMES else "colour" if folded in COLOUR_NAMES else "other"


def answer_choice(state: State, heard: Heard) -> Errand | None:
    """By the label of one of the things to tap, its size, its colour, its place."""
    assert state.asked is not None
    labels = {tap.label.text: tap.id for tap in state.asked.taps if tap.label.text}
    value = value_meant(list(labels), heard)
    return of_tap(labels[value]) if value else None


def which_method(state: State, thing: Thing, errand: Errand) -> Moved:
    percent = thing.order["bonus_percent"]
    more = words("credit-bonus", percent=percent) if percent else None
    details = {"store_credit": more, "original": None}
    rows = [
        Tap(errand_tap(replace(errand, method=method)), words(f"tap-{method.replace('_', '-')}"), details[method])
        for method in thing.order["methods"]
    ]
    said = [words("service-credit-more", percent=percent)] if percent else []
    return ask(state, "service_method", *said, words("service-which-method"), taps=rows)
