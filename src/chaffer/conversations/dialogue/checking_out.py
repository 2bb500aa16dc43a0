"""From a cart to a page to pay on: address, delivery, payment, each asked only if it is not known."""

from typing import cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import carting, codes, crediting, sums, taps
from chaffer.conversations.dialogue.addressing import ask_address, ask_saved, take, written
from chaffer.conversations.dialogue.concierge.brief import ordered
from chaffer.conversations.dialogue.concierge.days import gone as day_gone
from chaffer.conversations.dialogue.concierge.days import holding, next_of_day, unpromised
from chaffer.conversations.dialogue.concierge.noting import next_of_note
from chaffer.conversations.dialogue.concierge.recipients import whom
from chaffer.conversations.dialogue.concierge.summing import with_budget
from chaffer.conversations.dialogue.days_said import day_said
from chaffer.conversations.dialogue.facts import AddressFact, ProgressFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Done, Found, Heard, Refused
from chaffer.conversations.dialogue.matching import place, pointing
from chaffer.conversations.dialogue.moved import Moved, ask, before, do, look, say
from chaffer.conversations.dialogue.standing import ask_standing
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import PayShape, Tap, words
from chaffer.language.normalise import normalise

COD = "cash_on_delivery"
INVOICE = "invoice"
BY_HAND = (COD, INVOICE)


def checkout(state: State, _heard: Heard | None = None) -> Moved:
    """Begin, or go on where it was left: the checkout itself knows what is missing."""
    if _heard is not None:
        state = replace(state, asks=False)
    if state.asked and state.asked.question == "option" and not state.cart_id:
        asked = state.asked
        return ask(state, asked.question, *asked.words, taps=asked.taps, **asked.about)
    if state.asked and state.asked.question == "add_ok":
        return buy(state, state.asked.about["variant_id"])
    return do(replace(state, stack=(), pick=None), "start_checkout")


def buy(state: State, variant_id: str) -> Moved:
    """ "I'll buy it": into the cart and on to the checkout."""
    quantity = state.pick.quantity if state.pick else 1
    return do(replace(state, asked=None), "add_to_cart", "buy", variant_id=variant_id, quantity=quantity)


def bought_now(state: State, told: Done) -> Moved:
    return checkout(replace(state, cart_id=told.result["cart"]["cart_id"], line_id=told.result["line_id"], pick=None))


def taken_now(state: State, told: Done) -> Moved:
    """ "Take it": into the cart; where a saved card can pay for just this, on to the sum, to be agreed to by a word."""
    if told.result.get("card") and len(told.result["cart"]["lines"]) == 1:
        return bought_now(state, told)
    return carting.added(state, told)


def progressed(state: State, told: Done) -> Moved:
    """Ask for the next thing missing; what leaves no choice is settled and said, not asked."""
    at = cast("ProgressFact", told.result)
    last, state = state.checkout_id, replace(state, checkout_id=at["checkout_id"], asked=None, errand={})
    theirs = whom(state) if "address" in at["missing"] else None
    if theirs is not None:
        return theirs
    if "address" in at["missing"] and at["saved"] and at.get("card") and not state.draft:
        return take(state, at["saved"])  # it is read back with the sum
    if "address" in at["missing"] and at["saved"] and last not in ("", at["checkout_id"]):
        return look(state, "standing", "address_known", checkout_id=last, saved=at["saved"])
    if "address" in at["missing"]:
        return _address(state, at)
    state = replace(state, draft={})  # it is kept with the checkout, and offered again should that run out
    if "delivery" in at["missing"]:
        wished = told.args.get("rate_id", "")
        if any(one["rate_id"] == wished for one in at["deliveries"]) and "address" in told.args:
            return choose_delivery(state, wished)
        return _delivery(state, at)
    state = unpromised(state, at)
    gift = next_of_day(state, at) or next_of_note(state, at)
    if gift is not None:
        return gift
    state = with_budget(state, at)
    credit = at.get("credit")
    if credit and credit["asks"]:
        return crediting.ask_use(state, at)
    if at.get("credit_used") and not sums.due(at)["minor"]:
        return crediting.ask_covered(state, *sums.summary(at))
    return _payment(state, at)


def code_tried(state: State, told: Done) -> Moved:
    """A code was named: in a checkout the new sum is read back, below what became of the code."""
    if "totals" not in told.result:
        return codes.tried(state, told) if told.command == "apply_voucher" else codes.removed(state, told)
    said = codes.on_cart(told.result) if told.command == "apply_voucher" else words("code-gone")
    return progressed(replace(state, notices=(*state.notices, said)), told)


def credit_used(state: State, told: Done) -> Moved:
    """ "Use my credit": on with the checkout, after a word where there is none."""
    if "credit" not in told.result and told.args["at_most_minor"] != 0:
        state = replace(state, notices=(*state.notices, words("credit-none")))
    return progressed(state, told)


def address_known(state: State, told: Found) -> Moved:
    """A payment that ran out is begun again with the address it had; a new order asks whether it is the same."""
    saved = cast("AddressFact", told.args["saved"])
    if told.result["state"] != "none":
        return ask_saved(state, saved)
    notices = (*state.notices, words("goes-to", address=written(saved)))
    return take(replace(state, notices=notices), saved)


def _address(state: State, at: ProgressFact) -> Moved:
    if at["saved"] and not state.draft:
        return ask_saved(state, at["saved"])
    return ask_address(state)


def _delivery(state: State, at: ProgressFact) -> Moved:
    choices = holding(state, at["deliveries"])
    if not choices:
        state = replace(state, draft={})
        return ask(
            state,
            "what",
            words("no-delivery-there"),
            taps=(taps.tap("address_again", key="tap-other-address"), taps.PERSON),
        )
    if len(choices) == 1:
        return do(state, "choose_delivery", checkout_id=at["checkout_id"], rate_id=choices[0]["rate_id"])
    rows = [
        taps.literal("deliver", one["rate_id"], label=one["name"], detail=words("dotted", parts=sums.told_of(one)))
        for one in choices
    ]
    names = {one["rate_id"]: one["name"] for one in choices}
    return ask(state, "delivery", words("which-delivery"), taps=rows, names=names)


def _payment(state: State, at: ProgressFact) -> Moved:
    """The sum and the ways to pay it; with one way only, straight to it."""
    methods = at["payments"]
    if at.get("card") and methods:
        return _saved_card(state, at)
    if not methods:
        return ask(state, "what", words("no-payment-way"), taps=(taps.PERSON,))
    if len(methods) == 1 and methods[0] not in BY_HAND:
        return do(state, "pay", checkout_id=at["checkout_id"], method=methods[0], summary=True)
    choices = [_method_tap(method) for method in _distinct(methods)]
    if len(choices) == 1 and methods[0] == INVOICE:
        return ask(
            state,
            "payment",
            *sums.summary(at),
            words("ask-by-invoice", total=sums.due(at)),
            taps=(*choices, taps.tap("keep")),
            methods=methods,
        )
    if len(choices) == 1:
        return ask(
            state,
            "payment",
            *sums.summary(at),
            words("ask-cash", total=sums.due(at)),
            taps=(*choices, taps.tap("keep")),
            methods=methods,
        )
    return ask(
        state, "payment", *sums.summary(at), words("which-payment"), taps=choices, methods=methods,
        again=words("which-payment-again", total=sums.due(at)),
    )  # fmt: skip


def _saved_card(state: State, at: ProgressFact) -> Moved:
    """All of it read back: what, how much, where to, from which card. Only then a "yes" charges."""
    card, total, address = at["card"], sums.due(at), at["address"]
    if (allowed := at.get("allowed")) and not state.asks:
        return do(state, "pay_allowed", checkout_id=at["checkout_id"], total_minor=total["minor"], **allowed)
    assert card is not None
    goes = (words("goes-to", address=written(address)),) if address else ()
    question = words("ask-saved-card", total=total, card=card["label"], last4=card["last4"])
    return ask(
        state, "saved_card", *sums.summary(at), *goes, question,
        taps=(taps.tap("yes", key="tap-charge-card", last4=card["last4"]), taps.tap("other_way"),
              taps.tap("address_again", key="tap-other-address")),
        method_id=card["method_id"], total=dict(total), card=dict(card), methods=at["payments"],
    )  # fmt: skip


def answer_saved_card(state: State, heard: Heard, *, yes: bool | None) -> Moved | None:
    """Yes charges. No, or another way of paying, leads to the other ways."""
    assert state.asked is not None
    about = state.asked.about
    text = heard.understanding.text
    if yes:
        return do(
            state, "pay_saved", checkout_id=state.checkout_id, method_id=about["method_id"],
            total_minor=about["total"]["minor"], card=about["card"],
        )  # fmt: skip
    if hints_at("cash", text) and COD in about["methods"]:
        return pay(state, COD)
    if hints_at("by_invoice", text) and INVOICE in about["methods"]:
        return pay(state, INVOICE)
    if hints_at("link", text):
        return pay(state, _online(about["methods"]))
    return another_way(state) if yes is False else None


def another_way(state: State) -> Moved:
    """The other ways to pay, as if no card were saved."""
    if state.asked is None or state.asked.question != "saved_card":
        return checkout(replace(state, asks=True))
    methods, total = state.asked.about["methods"], state.asked.about["total"]
    choices = [_method_tap(method) for method in _distinct(methods)]
    if len(choices) == 1 and methods[0] not in BY_HAND:
        return pay(state, methods[0])
    return ask(
        state, "payment", words("which-payment-again", total=total), taps=choices, methods=methods,
    )  # fmt: skip


def _distinct(methods: list[str]) -> list[str]:
    """On invoice, one way to pay online, whatever provider stands behind it, and cash."""
    online = [method for method in methods if method not in BY_HAND]
    invoice, cash = ([each for each in methods if each == way] for way in (INVOICE, COD))
    return invoice + online[:1] + cash


def _online(methods: list[str]) -> str:
    """The way to pay online, "" if there is none."""
    return next((method for method in methods if method not in BY_HAND), "")


def _method_tap(method: str) -> Tap:
    keys = {COD: "tap-cash", INVOICE: "tap-by-invoice"}
    return taps.tap("pay", method, key=keys.get(method, "tap-pay-online"))


def answer_delivery(state: State, heard: Heard) -> Moved | None:
    assert state.asked is not None
    names: dict[str, str] = state.asked.about["names"]
    chosen = _named(list(names.values()), heard)
    if chosen is None:
        return None
    rate_id = next(rate_id for rate_id, name in names.items() if name == chosen)
    return choose_delivery(state, rate_id)


def _named(names: list[str], heard: Heard) -> str | None:
    """The delivery said: by place, or by a word only its name holds ("express")."""
    at = place(pointing(heard), len(names))
    if at is not None:
        return names[at]
    said = heard.understanding.text.split()
    fits = [name for name in names if set(normalise(name).split()).intersection(said)]
    if len(fits) != 1:
        shared = set.intersection(*(set(normalise(name).split()) for name in names))
        fits = [name for name in names if (set(normalise(name).split()) - shared).intersection(said)]
    return fits[0] if len(fits) == 1 else None


def choose_delivery(state: State, rate_id: str) -> Moved:
    return do(state, "choose_delivery", checkout_id=state.checkout_id, rate_id=rate_id)


def answer_payment(state: State, heard: Heard) -> Moved | None:
    assert state.asked is not None
    methods = _distinct(state.asked.about["methods"])
    intent = heard.understanding.intent
    at = place(pointing(heard), len(methods))
    if at is not None:
        return pay(state, methods[at])
    if hints_at("cash", heard.understanding.text):
        return pay(state, COD) if COD in methods else None
    if INVOICE in methods and hints_at("by_invoice", heard.understanding.text):
        return pay(state, INVOICE)
    if intent == "pay" or hints_at("online", heard.understanding.text):
        online = _online(methods)
        return pay(state, online) if online else None
    if intent == "affirm" and len(methods) == 1:
        return pay(state, methods[0])
    return None


def pay(state: State, method: str) -> Moved:
    if not state.checkout_id:
        return checkout(state)
    return do(state, "pay", checkout_id=state.checkout_id, method=method)


def payment_opened(state: State, told: Done) -> Moved:
    """A page to pay on; or, paid on delivery, the order at once."""
    result = told.result
    state = ordered(
        replace(state, asked=None, stack=(), draft={}, shown=(), offered=(), wanted={}, pick=None, asks=False)
    )
    if result["order_id"]:
        state = replace(state, order_id=result["order_id"], checkout_id="", cart_id="", line_id="")
        if not result["total"]["minor"] or result.get("method") == crediting.STORE_CREDIT:
            return state, []  # that it is placed and paid is told as a fact
        placed = words("order-placed-cash", number=result["number"], total=result["total"])
        if result.get("method") == INVOICE:
            placed = words("order-placed-invoice", number=result["number"], total=result["total"])
        arrives = (day_said(result["day"], result["slot"]),) if result.get("day") else ()
        return say(
            state, placed, *arrives, words("order-next"), taps=(taps.tap("order", result["order_id"]), taps.PERSON)
        )
    bill = sums.summary(result["bill"]) if "bill" in result else ()
    lead = bill
    if told.then == "pay_again":
        lead = (words("not-paid-yet"),)
    elif told.then == "pay_first":
        lead = (words("order-waits"),)
    said = (*lead, words("pay-here", total=result["total"]))
    shape = PayShape(result["url"], dict(result["total"]), told.args["checkout_id"], result.get("to_show", {}))
    return say(state, *said, shape=shape)


def refused(state: State, told: Refused) -> Moved:
    """Why it cannot go on, and the way round it."""
    match told.code:
        case "out_of_stock":
            state = replace(state, asked=None)
            left = int(told.details.get("left", 0))
            said = words("checkout-short", count=left) if left else words("checkout-gone")
            return ask(state, "cart", said, words("ask-change-cart"), taps=(taps.CART, taps.PERSON))
        case "not_served":
            state = replace(state, draft={})
            moved = ask_address(state)
            return before(words("not-served", country={"country": str(told.details.get("country", ""))}), moved)
        case "empty_cart":
            return ask(
                replace(state, cart_id="", checkout_id=""),
                "what",
                words("cart-empty"),
                words("ask-what"),
                taps=(taps.BROWSE,),
            )
        case "below_least":
            least = {"minor": int(told.details["least"]), "currency": str(told.details["currency"])}
            said = words("below-least", least=least)
            return ask(replace(state, asked=None), "what", said, taps=(taps.CART, taps.BROWSE))
        case "quote_over":
            return do(replace(state, asked=None), "drop_quote", quote_id=told.details["quote_id"])
        case "method_gone" | "mandate_too_small" if state.asked and state.asked.question == "saved_card":
            return before(words("card-not-by-word"), another_way(state))
        case (
            "checkout_closed"
            | "cart_moved"
            | "not_found"
            | "cart_closed"
            | "checkout_incomplete"
            | "not_offered"
            | "credit_short"
        ):
            if told.command == "start_checkout":
                return ask(
                    replace(state, checkout_id=""), "what", words("cart-empty"), words("ask-what"), taps=(taps.BROWSE,)
                )
            if told.details.get("missing") == ["day"]:
                state = day_gone(replace(state, asked=None))
            return checkout(state)
        case "voucher_refused":  # used by somebody else while the sum was read
            said = codes.refused_for(str(told.details.get("reason", "over")), dict(told.details))
            return before(said, do(replace(state, asked=None), "remove_voucher", paying=True))
        case _:
            return ask(state, "what", words("checkout-trouble"), taps=(taps.CART, taps.PERSON))


def pay_intent(state: State, heard: Heard) -> Moved:
    """ "I paid" asks whether it came; everything else wants to pay."""
    text = heard.understanding.text
    if hints_at("paid", text) and not hints_at("failed", text):
        return ask_standing(state, heard)
    return checkout(state, heard)
