"""Why something cannot be done to an order, in the shopper's words, and what can be done instead."""

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.errands.errand import Errand, errand_tap, put_down
from chaffer.conversations.dialogue.errands.meant import Thing, titled
from chaffer.conversations.dialogue.facts import ServiceOrderFact, VerdictFact
from chaffer.conversations.dialogue.moved import Moved, ask, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Tap, Words, words

_WITH_THING = frozenset(("not_there", "too_late", "category", "under_way"))


def why_not(order: ServiceOrderFact, verdict: VerdictFact, what: str = "") -> Words:
    """One sentence."""
    key = f"why-{(verdict['why'] or 'never').replace('_', '-')}"
    if verdict["why"] in _WITH_THING and what:
        return words(key, what=what, number=order["number"], days=verdict["days"])
    if verdict["why"] == "not_there":
        return words("why-not-there-order", number=order["number"])
    return words(key, number=order["number"])


def cannot(state: State, thing: Thing, errand: Errand) -> Moved:
    """Say why, and offer the nearest thing that can be done."""
    said = why_not(thing.order, thing.verdict, titled(thing.line, state.language))
    state = put_down(state)
    instead = _instead(thing, errand)
    if instead is not None:
        key, tap = instead
        return ask(
            state, "service_instead", said, words(key, what=titled(thing.line, state.language)),
            taps=(tap, taps.tap("keep", key="tap-leave-it")), tap=tap.id,
        )  # fmt: skip
    return say(state, said, taps=_offers(state, thing.order))


def order_cannot(state: State, order: ServiceOrderFact, verdict: VerdictFact, kind: str) -> Moved:
    state = put_down(state)
    if kind == "cancel" and verdict["why"] == "cancelled":
        return say(state, words("cancelled-already", number=order["number"]))
    back = [line for line in order["lines"] if line["give_back"]["allowed"]]
    if kind == "cancel" and verdict["why"] == "left":
        if back:
            errand = Errand("return", order["order_id"], back[0]["line_id"] if len(back) == 1 else "")
            offers = (taps.tap("svc", key="tap-send-back"), taps.PERSON)
            tap = Tap(errand_tap(errand), offers[0].label)
            return say(state, words("cancel-left-return", number=order["number"]), taps=(tap, taps.PERSON))
        return say(state, words("cancel-left", number=order["number"]), taps=_offers(state, order))
    return say(state, why_not(order, verdict), taps=_offers(state, order))


def _offers(state: State, order: ServiceOrderFact) -> tuple[Tap, ...]:
    if state.returns:
        return ()
    waiting = (taps.tap("undo"),) if order["waiting"] else ()
    return (*waiting, taps.PERSON)


def _instead(thing: Thing, errand: Errand) -> tuple[str, Tap] | None:
    """What has not left can be called off; what has arrived can come back."""
    order_id, line_id = thing.order["order_id"], thing.line["line_id"]
    if errand.kind == "return" and thing.line["cancel"]["allowed"]:
        tap = errand_tap(Errand("cancel_some", order_id, line_id))
        return "offer-cancel-instead", Tap(tap, words("tap-cancel-it"))
    if errand.kind in ("swap", "cancel_some") and thing.line["give_back"]["allowed"]:
        return "offer-return-instead", Tap(errand_tap(Errand("return", order_id, line_id)), words("tap-send-back"))
    return None
