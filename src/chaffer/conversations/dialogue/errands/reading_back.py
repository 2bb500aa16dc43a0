"""What is about to be done, with what it costs or gives, and the question whether it shall be."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from chaffer.commerce.returns.policy import OUR_FAULT
from chaffer.commerce.returns.worth import bonus, share, swapped
from chaffer.conversations.dialogue.errands.errand import Errand, errand_tap, in_hand, put_down
from chaffer.conversations.dialogue.errands.meant import Thing, titled
from chaffer.conversations.dialogue.facts import MoneyFact, ServiceFact, ServiceOrderFact, VariantFact
from chaffer.conversations.dialogue.inputs import Heard
from chaffer.conversations.dialogue.moved import Moved, ask, do, say
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Tap, Words, words


def cancel(state: State, order: ServiceOrderFact, errand: Errand) -> Moved:
    """All of an order."""
    if errand.sure:
        return _do(state, order["order_id"], "cancel", errand)
    paid = not order["due"] and order["back"]["minor"] > 0
    undo = order["undo_minutes"]
    key = "ask-cancel-paid" if paid else "ask-cancel"
    said = words(f"{key}-undo" if undo else key, number=order["number"], total=order["back" if paid else "total"])
    return _ask(state, errand, said, yes="tap-cancel-yes", no="tap-keep-order", number=order["number"], undo=undo)


def thing(state: State, facts: ServiceFact, one: Thing, errand: Errand) -> Moved:
    """One thing of an order: its return, its exchange, another in its place, calling it off."""
    if errand.sure:
        return _do(state, one.order["order_id"], one.action, errand)
    if errand.kind == "return":
        said = _return_words(state, one, errand)
    elif errand.kind == "cancel_some":
        said = _cancel_words(state, one, errand)
    else:
        said = _swap_words(state, facts, one, errand)
    if not said:
        return say(put_down(state), words("swap-nothing", what=titled(one.line, state.language)))
    undo = one.order["undo_minutes"] if one.action not in ("return", "exchange") else 0
    return _ask(state, errand, *said, yes="tap-do-it", no="tap-leave-it", number=one.order["number"], undo=undo)


def _ask(state: State, errand: Errand, *said: Words, yes: str, no: str, number: str, undo: int) -> Moved:
    more = [words("undo-possible", minutes=undo)] if undo else []
    *before, last = said
    sure = Tap(errand_tap(replace(errand, sure=True)), words(yes))
    return ask(
        state, "service_ok", *before, *more, last, taps=(sure, Tap("no", words(no))), number=number,
    )  # fmt: skip


def answer(state: State, _heard: Heard, yes: bool) -> Errand | Moved | None:
    """Yes: the errand, agreed to. No: everything stays as it is."""
    assert state.asked is not None
    errand = in_hand(state)
    if not yes or errand is None:
        return say(
            put_down(replace(state, asked=None)), words("kept-order", number=state.asked.about.get("number", ""))
        )
    return replace(errand, sure=True)


PLAIN = {"cancel": "cancel", "cancel_some": "cancel_lines", "return": "return"}
"""Errands that always become the same action; what a swap becomes depends on whether it has left."""


def carry_out(state: State, errand: Errand) -> Moved:
    """The rules are asked once more when it is done, so nothing has to be looked up again."""
    return _do(state, errand.order_id, PLAIN[errand.kind], errand)


def _do(state: State, order_id: str, action: str, errand: Errand) -> Moved:
    wish: dict[str, Any] = {"kind": action, "method": errand.method or "original"}
    if errand.line_id:
        wish["lines"] = {errand.line_id: errand.units}
    if errand.variant_id:
        wish["variant_id"] = errand.variant_id
    if errand.reason:
        wish["reason"] = errand.reason
    return do(put_down(replace(state, asked=None, order_id=order_id)), "order_action",
              order_id=order_id, wish=wish)  # fmt: skip


def _counted(units: int, what: str) -> dict[str, Any]:
    return {"count": units, "what": what}


def _money(like: MoneyFact, minor: int) -> MoneyFact:
    return {"minor": minor, "currency": like["currency"]}


def worth(one: Thing, units: int) -> int:
    """What so many units were paid with, in minor units."""
    return share(one.line["total"]["minor"], one.line["quantity"], one.line["gone"], units)


def _return_words(state: State, one: Thing, errand: Errand) -> Sequence[Words]:
    goods = worth(one, errand.units)
    fair = errand.reason in OUR_FAULT
    fee = 0 if fair else round(Fraction(goods * one.order["fee_percent"], 100))
    postage = 0 if fair else min(one.order["postage"]["minor"], goods - fee)
    back = goods - fee - postage
    credit = errand.method == "store_credit"
    amount = _money(one.line["total"], back + (bonus(back, one.order["bonus_percent"]) if credit else 0))
    said = [words("return-gives-credit" if credit else "return-gives", amount=amount)]
    if fee:
        said.append(words("return-fee", amount=_money(one.line["total"], fee)))
    said.append(words("return-postage", amount=_money(one.line["total"], postage)) if postage else words("return-free"))
    return (*said, words("ask-return", **_counted(errand.units, titled(one.line, state.language))))


def _cancel_words(state: State, one: Thing, errand: Errand) -> Sequence[Words]:
    amount = _money(one.line["total"], worth(one, errand.units))
    key = "cancel-line-due" if one.order["due"] else "cancel-line-back"
    question = words(
        "ask-cancel-line", number=one.order["number"], **_counted(errand.units, titled(one.line, state.language))
    )
    return (words(key, amount=amount), question) if amount["minor"] else (question,)


def _swap_words(state: State, facts: ServiceFact, one: Thing, errand: Errand) -> Sequence[Words]:
    product = facts["products"].get(one.line["product_id"])
    variants = product["variants"] if product else []
    new = next((each for each in variants if each["variant_id"] == errand.variant_id), None)
    if new is None:
        return ()
    key = "ask-exchange" if one.action == "exchange" else "ask-swap"
    old, becomes = titled(one.line, state.language), with_options(one.line["title"], new["options"], state.language)
    return (*_difference(one, new, errand), words(key, new=becomes, **_counted(errand.units, old)))


def _difference(one: Thing, new: VariantFact, errand: Errand) -> Sequence[Words]:
    """What it costs more or less than was paid for the old one."""
    before = worth(one, errand.units)
    extra = swapped(before, one.line["unit"]["minor"], new["price"]["minor"], errand.units) - before
    amount = _money(one.line["total"], abs(extra))
    if not extra:
        return (words("swap-same-price"),)
    if extra < 0:
        return (words("swap-cheaper-due" if one.order["due"] else "swap-cheaper", amount=amount),)
    return (words("swap-dearer-due" if one.order["due"] else "swap-dearer", amount=amount),)
