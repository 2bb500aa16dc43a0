"""Somebody buys for a company: its name and VAT number are asked, read, and kept for the invoice."""

import re

from msgspec.structs import replace

from chaffer.commerce.companies.vat import checked_vat_number, has_form
from chaffer.conversations.dialogue import checking_out, taps
from chaffer.conversations.dialogue.inputs import Done, Heard, Refused
from chaffer.conversations.dialogue.money_words import money_meant
from chaffer.conversations.dialogue.moved import Moved, ask, do, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import words
from chaffer.kernel.errors import Invalid

ASKED = "company_details"
_NUMBER = re.compile(r"(?<![\w])(?:[A-Z]{2,3}[\s.-]?)?(?:[A-Z0-9][\s.-]?){6,15}[A-Z0-9+*](?![\w])", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:our |my |the |notre |mon |le |наш |мой )?(?:vat|tva|tax|ust-?id|uid|инн|кпп)\b\.?(?: ?(?:number|id|no|nr|num[ée]ro)\b\.?)?"
    r"(?: (?:is|est))?\s*:?|num[ée]ro de (?=tva)|사업자\s?(?:등록)?\s?번호[는은이가]?\s*:?",
    re.IGNORECASE,
)
_EDGES = " ,;:.-—\n\"'«»()"
_LONGEST = 120  # characters of a name
_WORDS = 12
_DIGITS = 7  # in a number of any country that is known here
_SOMETHING_ELSE = frozenset(
    ("checkout", "pay", "show_cart", "human", "help", "affirm", "thanks", "bye", "delivery_info")
)


def asked_about(state: State, heard: Heard) -> Moved | None:
    """ "For my company"; a search with such words is a search."""
    if money_meant(heard.understanding.text) != "company" or heard.slots.category:
        return None
    number, _ = read(heard.text, heard.country)
    if number:
        return answer(state, heard)
    return _ask(state)


def _ask(state: State, key: str = "ask-company", company: str = "", number: str = "") -> Moved:
    offers = (taps.tap("no", key="tap-not-company"),)
    return ask(state, ASKED, words(key), taps=offers, company=company, number=number)


def answer(state: State, heard: Heard) -> Moved | None:
    """Both in one message, or one after the other."""
    known = state.asked.about if state.asked is not None and state.asked.question == ASKED else {}
    number, name = read(heard.text, heard.country)
    if not number and heard.understanding.intent == "deny":
        return not_for_one(state, heard, yes=False)
    if not number and (heard.understanding.intent in _SOMETHING_ELSE or len(name.split()) > _WORDS):
        return None
    number = number or known.get("number", "")
    name = name or known.get("company", "")
    if not number:
        return _ask(state, "ask-company-number", company=name)
    if not name:
        return _ask(state, "ask-company-name", number=number)
    return do(
        replace(state, asked=None),
        "buy_for_company",
        company=name,
        number=number,
        country=country_of(number, heard.country),
    )


def not_for_one(state: State, heard: Heard, yes: bool) -> Moved | None:
    """ "No company after all": on with the order."""
    if yes:
        return None
    state = replace(state, asked=None)
    return checking_out.checkout(state, heard) if state.checkout_id else say(state, words("company-not"))


def read(text: str, country: str) -> tuple[str, str]:
    """A number that has the form of its country's, and what else was written; "" for what is not there."""
    told = _LABEL.sub(" ", text)
    for found in _NUMBER.finditer(told):
        pieces = found[0].split(" ")
        for count in range(len(pieces), 0, -1):  # a name may follow without a comma
            written = " ".join(pieces[:count])
            number = _formed(written, country)
            if number:
                around = (told[: found.start()].strip(_EDGES), told[found.start() + len(written) :].strip(_EDGES))
                return number, _name(" ".join(filter(None, around)))
    return "", _name(told)


def country_of(number: str, country: str) -> str:
    """By its letters, else the shopper's own."""
    letters = number[:2]
    return {"EL": "GR"}.get(letters, letters) if letters.isalpha() else country


def _formed(number: str, country: str) -> str:
    if sum(letter.isdigit() for letter in number) < _DIGITS:
        return ""
    letters = re.sub(r"[^A-Za-z]", "", number[:2]).upper()
    letters = {"EL": "GR"}.get(letters, letters)
    try:
        return checked_vat_number(number, letters if has_form(letters) else country)
    except Invalid:
        return ""


def _name(text: str) -> str:
    told = text.strip(_EDGES)
    return "" if money_meant(told.lower()) == "company" else told[:_LONGEST]


def noted(state: State, told: Done) -> Moved:
    result = told.result
    if result["state"] == "known":  # its prices and terms are for those the shop has let in
        return ask(state, "person_ok", words("company-known"), taps=(taps.PERSON,), reason="company")
    said = words("company-noted", name=result["name"], number=result["number"])
    if not state.checkout_id:
        return say(state, said)
    return checking_out.checkout(replace(state, notices=(*state.notices, said)))


def refused(state: State, told: Refused) -> Moved:
    """The form was right and something else was not."""
    return _ask(state, "ask-company-number", company=str(told.args.get("company", "")))
