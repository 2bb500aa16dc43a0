"""Codes that take something off, named in the thread: put on the cart, refused with the reason, taken off again."""

import re
from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.inputs import Done, Heard, Refused
from chaffer.conversations.dialogue.money_words import money_meant
from chaffer.conversations.dialogue.moved import Moved, ask, do, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, words

_TOKEN = re.compile(r"[^\W_](?:[\w-]{2,30})[^\W_]")
_WORD_FOR_IT = re.compile(r"code|промокод\w*|купон\w*|код\w*|voucher|coupon|promo|코드|쿠폰", re.IGNORECASE)
_AFTER_IT = re.compile(
    r"(?:\bcode|\bпромокод\w*|\bкупон\w*|\bкод\w*|\bvoucher|\bcoupon|코드|쿠폰)\s*(?:promo\s*)?"
    r"(?:is|est|c'est|это|은|는|:|-|—|=)?\s*[\"'«“„]?\s*([^\W_][\w-]{2,30}[^\W_])",
    re.IGNORECASE,
)
_ANSWER_AT_MOST = 3  # words
ASKED = "voucher_code"


def asked_about(state: State, heard: Heard) -> Moved | None:
    """A code, or the wish to be rid of one; None if neither was spoken of."""
    kind = money_meant(heard.understanding.text)
    if kind == "code_off":
        return do(replace(state, asked=_kept(state)), "remove_voucher", paying=bool(state.checkout_id))
    if kind != "code":
        return None
    code = code_in(heard.text)
    if not code:
        return ask(state, ASKED, words("ask-code"), taps=(taps.tap("keep"),))
    return name(state, code)


def answer(state: State, heard: Heard) -> Moved | None:
    """The code alone, perhaps in pieces; anything longer must look like one."""
    text = heard.text.strip()
    if len(text.split()) <= _ANSWER_AT_MOST and len(text) <= 40 and any(letter.isalnum() for letter in text):
        if heard.understanding.intent in _NO_CODES and not code_in(text):
            return None
        return name(replace(state, asked=None), code_in(text) or text)
    code = code_in(text)
    return name(replace(state, asked=None), code) if code else None


_NO_CODES = frozenset(("deny", "human", "help", "show_cart", "checkout", "thanks", "bye"))


def name(state: State, code: str) -> Moved:
    return do(replace(state, asked=_kept(state)), "apply_voucher", code=code, paying=bool(state.checkout_id))


def code_in(text: str) -> str:
    """What stands behind the word for it, or what only a code looks like: digits and letters, or capitals alone."""
    after = _AFTER_IT.search(text)
    if after is not None and _looks(after[1], sure=True):
        return after[1]
    found = [each for each in _TOKEN.findall(text) if _looks(each, sure=False) and not _WORD_FOR_IT.fullmatch(each)]
    return found[0] if len(found) == 1 else ""


def _looks(token: str, *, sure: bool) -> bool:
    digit = any(letter.isdigit() for letter in token)
    letter_ = any(letter.isalpha() for letter in token)
    capitals = token.isupper() and len(token) >= 4
    return (digit and (letter_ or sure)) or capitals


def _kept(state: State) -> Any:
    """The open question, unless it was for a code."""
    return None if state.asked is not None and state.asked.question == ASKED else state.asked


def refused_for(reason: str, details: dict[str, Any]) -> Words:
    if reason == "minimum":
        return words("code-minimum", least={"minor": int(details["least"]), "currency": str(details["currency"])})
    key = {"used": "used-up", "used_up": "used-up", "currency": "goods"}.get(reason, reason.replace("_", "-"))
    return words(f"code-{key}")


def on_cart(result: dict[str, Any]) -> Words:
    """What it takes off; of a code that pays for delivery, that."""
    voucher = result["voucher"]
    if not voucher["off"]["minor"]:
        return words("code-on", label=voucher["label"])
    return words("code-takes-off", label=voucher["label"], amount=voucher["off"])


def tried(state: State, told: Done) -> Moved:
    """Where a bill was open, on with it at its new sum; else what the cart comes to."""
    result = told.result
    if result["reason"]:
        said = (
            words("code-no-cart") if result["reason"] == "no_cart" else refused_for(result["reason"], result["details"])
        )
        return say(replace(state, returns=state.asked is not None), said)
    return _comes_to(state, result, on_cart(result))


def removed(state: State, told: Done) -> Moved:
    result = told.result
    if not result["removed"]:
        return say(replace(state, returns=state.asked is not None), words("code-none"))
    return _comes_to(state, result, words("code-gone"))


def _comes_to(state: State, result: dict[str, Any], said: Words) -> Moved:
    return ask(
        replace(state, asked=None, cart_id=result["cart_id"]), "after_add", said,
        words("cart-comes-to", total=result["comes_to"]), words("ask-checkout"), taps=(taps.CHECKOUT, taps.CART),
    )  # fmt: skip


def trouble(state: State, _told: Refused) -> Moved:
    return say(replace(state, returns=state.asked is not None), words("code-no-cart"))
