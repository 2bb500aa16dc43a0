"""Greetings, thanks, farewells, help, and the questions every shop is asked."""

from typing import cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import selling, taps
from chaffer.conversations.dialogue.checking_out import BY_HAND
from chaffer.conversations.dialogue.facts import DeliveryFact
from chaffer.conversations.dialogue.inputs import Done, Found, Heard
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.sums import told_of
from chaffer.conversations.dialogue.words import words
from chaffer.kernel.locale import LANGUAGES
from chaffer.language.addresses.countries import country_asked


def greet(state: State, heard: Heard) -> Moved:
    """Short, by name where known, with what can be done here."""
    if state.notices:  # the disclosure greets already
        return ask(
            replace(state, greeted=True), "what", words("ask-what"), taps=(taps.BROWSE, taps.ORDERS, taps.PERSON)
        )
    key = "greeting-again" if state.greeted else "greeting"
    name = heard.profile_name.split(" ")[0] if heard.profile_name else ""
    said = words(f"{key}-name", name=name) if name else words(key)
    state = replace(state, greeted=True)
    if state.asked and state.returns:
        return say(state, said)
    return ask(state, "what", said, words("ask-what"), taps=(taps.BROWSE, taps.ORDERS, taps.PERSON))


def thanks(state: State, _heard: Heard) -> Moved:
    return say(state, words("welcome"))


def bye(state: State, _heard: Heard) -> Moved:
    """A farewell leaves what was begun where it is, and says so."""
    return say(replace(state, asked=None), words("bye-cart" if state.cart_id else "bye"))


def help_(state: State, _heard: Heard) -> Moved:
    offers = () if state.returns else (taps.BROWSE, taps.ORDERS, taps.PERSON)
    return say(state, words("help"), taps=offers)


def keep_looking(state: State) -> Moved:
    state = replace(state, asked=None)
    offers = (taps.MORE, taps.BROWSE) if state.wanted else (taps.BROWSE,)
    return ask(state, "what", words("keep-looking"), taps=offers)


def person(state: State, heard: Heard | None = None, reason: str = "asked") -> Moved:
    """A person takes over, of the shop's or of a seller's; of the shop's, the bot is silent from then on."""
    if heard is None:
        return selling.fetch(state, reason)
    return selling.fetch(state, reason, heard.text, people_from=heard.people_from)


def offer_person(state: State) -> Moved:
    return ask(state, "person_ok", words("offer-person"), taps=(taps.PERSON, taps.BROWSE), reason="asked")


def switch_language(state: State, heard: Heard) -> Moved:
    language = heard.understanding.language
    if language not in LANGUAGES:
        return say(state, words("languages"))
    return do(replace(state, language=language), "set_language", language=language)


def language_set(state: State, _told: Done) -> Moved:
    return say(state, words("language-set"))


def delivery_info(state: State, heard: Heard) -> Moved:
    """To the country that is named, else to the shopper's as far as it is known."""
    country = country_asked(heard.understanding.text)
    return look(state, "shop_terms", "delivery_info", **({"country": country} if country else {}))


def payment_info(state: State, _heard: Heard) -> Moved:
    return look(state, "shop_terms", "payment_info")


def delivery_told(state: State, told: Found) -> Moved:
    country = {"country": told.args.get("country", "")}
    deliveries = cast("list[DeliveryFact]", told.result["deliveries"])
    rows = [{"key": "delivery-row", "args": {"name": one["name"], "told": told_of(one)}} for one in deliveries]
    if not rows:
        said = words("not-served", country=country) if country["country"] else words("delivery-unknown")
        return say(state, said, taps=() if state.returns else (taps.PERSON,))
    lead = words("delivery-info-to", country=country) if country["country"] else words("delivery-info")
    return say(state, lead, words("lines", lines={"lines": rows}))


def payment_told(state: State, told: Found) -> Moved:
    methods = told.result["payments"]
    online, cash = any(one not in BY_HAND for one in methods), "cash_on_delivery" in methods
    key = "pays-both" if online and cash else "pays-online" if online else "pays-cash" if cash else "no-payment-way"
    return say(state, words(key))
