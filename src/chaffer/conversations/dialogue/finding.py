"""Find products, refine the search, show more."""

from collections.abc import Sequence
from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import seeking, taps
from chaffer.conversations.dialogue.concierge.brief import whose
from chaffer.conversations.dialogue.enquiries.last_resort import last, may_ask
from chaffer.conversations.dialogue.facts import CardFact, FoundFact
from chaffer.conversations.dialogue.falling_back import lost
from chaffer.conversations.dialogue.inputs import SILENT, Found, Heard
from chaffer.conversations.dialogue.matching import colours_of, said_of
from chaffer.conversations.dialogue.moved import Moved, ask, look, say
from chaffer.conversations.dialogue.option_words import colour_called
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.conversations.dialogue.wishes import (
    PAGE,
    above,
    below,
    other_currency,
    refined,
    says_something,
    wanted_of,
)
from chaffer.conversations.dialogue.words import Cards, Item, Tap, Words, average, nested, plain, words
from chaffer.kernel.money import Money, exponent
from chaffer.language.asking import about_shop


def find(state: State, heard: Heard) -> Moved:
    """Search anew; a bound in another currency is asked back, never converted silently."""
    wanted = wanted_of(heard)
    if not wanted["words"].strip() and not says_something(heard):
        return ask(state, "what", words("ask-what"), taps=(taps.BROWSE,))
    return _search_in_shop_currency(state, heard, wanted)


def refine(state: State, heard: Heard) -> Moved:
    """Change the search in hand; without one this is a new search."""
    if not state.wanted and set(wanted_of(heard)) <= {"text", "words", "language", "sort"}:
        return ask(state, "what", words("ask-what"), taps=(taps.BROWSE,))
    if not state.wanted:
        return find(state, heard)
    return _search_in_shop_currency(state, heard, refined(state.wanted, heard))


def _search_in_shop_currency(state: State, heard: Heard, wanted: dict[str, Any]) -> Moved:
    if currency := other_currency(heard):
        bound = wanted.get("price_max") or wanted["price_min"]
        meant = _same_number(bound, heard.currency)
        alike = _alike(currency, heard.currency)
        offers = (taps.tap("yes", key="tap-amount", amount=meant),) if alike else ()
        return ask(
            state, "currency", words("ask-currency" if alike else "ask-amount", said=bound, ours=heard.currency),
            taps=(*offers, taps.tap("no", key="tap-any-price")),
            wanted=wanted, currency=currency, ours=heard.currency,
        )  # fmt: skip
    return search(state, wanted, heard=heard)


def search(state: State, wanted: dict[str, Any], seen: int = 0, heard: Heard | None = None) -> Moved:
    if heard is not None and heard.slots.occasion_date is not None:
        wanted = {**wanted, seeking.BY: heard.slots.occasion_date.isoformat()}
    state = replace(state, wanted=wanted, seen=seen, pick=None)
    return look(state, "find", wanted={**wanted, "limit": PAGE, "offset": seen}, **said_of(heard), **_heeding(state))


def _heeding(state: State) -> dict[str, Any]:
    """Whose likes and dislikes count."""
    keys = whose(state)
    return {"whose": keys} if keys else {}


def answer_currency(state: State, *, yes: bool) -> Moved:
    """Yes: the amount was meant in the shop's money. No: any price."""
    assert state.asked is not None
    about = state.asked.about
    wanted = dict(about["wanted"])
    for name in ("price_min", "price_max"):
        if name in wanted:
            wanted[name] = _same_number(wanted[name], about["ours"])
            if not yes:
                del wanted[name]
    return search(replace(state, asked=None), wanted)


def _same_number(bound: dict[str, Any], ours: str) -> dict[str, Any]:
    """The number that was written, as an amount of ours: 50,000 won are 50,000 dollars, not 500."""
    amount = Money.parse(str(Money(bound["minor"], bound["currency"]).major), ours)
    return {"minor": amount.minor, "currency": ours}


def _alike(one: str, other: str) -> bool:
    """Whether the same number may have been meant in both: nobody takes won for dollars."""
    return exponent(one) == exponent(other)


def answer_currency_number(state: State, heard: Heard) -> Moved | None:
    """The number once more, bare or in our currency, is a yes."""
    assert state.asked is not None
    wanted = state.asked.about["wanted"]
    bound = wanted.get("price_max") or wanted["price_min"]
    said = heard.understanding.text.strip(" .!$")
    same = said == f"{Money(bound['minor'], bound['currency']).major.normalize():f}"
    return answer_currency(state, yes=True) if same else None


def more(state: State, _heard: Heard) -> Moved:
    if state.wanted.get("collection"):
        return look(state, "products_in", collection=state.wanted["collection"], offset=state.seen, limit=PAGE)
    if not state.wanted:
        return look(state, "collections")
    return search(state, state.wanted, state.seen)


def cheaper(state: State, heard: Heard) -> Moved:
    """Less than the cheapest of those shown."""
    if not state.shown:
        return refine(state, heard)
    least = min(one.minor for one in state.shown)
    wanted = below(refined(_searchable(state), heard), least, heard.currency)
    return look(replace(state, pick=None), "find", "cheaper", wanted={**wanted, "limit": PAGE, "offset": 0})


def dearer(state: State, heard: Heard) -> Moved:
    if not state.shown:
        return refine(state, heard)
    most = max(one.minor for one in state.shown)
    return search(state, above(refined(_searchable(state), heard), most, heard.currency))


def _searchable(state: State) -> dict[str, Any]:
    """The search in hand; out of a collection, one for things like those shown."""
    if state.wanted.get("collection"):
        title = state.shown[0].title if state.shown else ""
        return {"text": title, "words": title, "language": state.language}
    return state.wanted


def found(state: State, told: Found, *lead: Words) -> Moved:
    """Show what was found, and say what had to be let go to find it."""
    result = cast("FoundFact", told.result)
    wanted = {name: value for name, value in told.args["wanted"].items() if name not in ("limit", "offset")}
    offset = told.args["wanted"].get("offset", 0)
    if not result["cards"]:
        if result.get("sold_out"):
            size = {"size": wanted["sizes"][0]} if wanted.get("sizes") else {}
            return look(replace(state, asked=None), "similar", product_id=result["sold_out"], **size)
        return _nothing(replace(state, wanted=wanted), offset)
    lead = lead or _lead(result, wanted, offset)
    if result.get("left_out"):
        lead = (words("left-out", what=", ".join(result["left_out"])), *lead)
    dropped = result.get("dropped", [])
    if dropped:
        lead = (words("found-without", what=", ".join(dropped)), *lead)
        wanted = {**wanted, "words": _without(wanted["words"], dropped)}
    state = replace(state, wanted=wanted, seen=offset + len(result["cards"]), asked=None)
    whole = not (result["relaxed"] or dropped or _corrected(result, wanted))
    if result["total"] == 1 and not offset and whole:
        only = result["cards"][0]["product_id"]
        args = {name: told.args[name] for name in ("said", "quantity") if name in told.args}
        return look(state, "product", "see", product_id=only, **args)
    if _corrected(result, wanted):  # said once; from now on these are the words
        state = replace(state, wanted={**wanted, "text": result["corrected"]})
    return show(state, lead, result["cards"], more_left=result["total"] > state.seen, weak=_weak(result))


def found_cheaper(state: State, told: Found) -> Moved:
    """Cheaper ones, or an honest word that these are the least expensive."""
    if told.result["cards"] and not told.result["relaxed"]:
        return found(state, told, words("found-cheaper", count=len(told.result["cards"])))
    least = min(state.shown, key=lambda one: one.minor)
    currency = told.args["wanted"]["price_max"]["currency"]
    price = {"minor": least.minor, "currency": currency}
    return ask(
        state, "choose", words("least-expensive", title=least.title, price=price),
        taps=(taps.tap("see", least.product_id, key="tap-see-it"), taps.BROWSE),
    )  # fmt: skip


def _lead(result: FoundFact, wanted: dict[str, Any], offset: int) -> tuple[Words, ...]:
    lead = []
    if _corrected(result, wanted) and not offset:
        lead.append(words("found-corrected", text=result["corrected"]))
    if result["relaxed"]:
        let_go = {"list": [nested(words(f"wish-{wish}")) for wish in result["relaxed"]]}
        lead.append(words("found-relaxed", wishes=let_go))
    elif offset:
        lead.append(words("found-more", count=len(result["cards"])))
    elif "price_max" in wanted and "price_min" not in wanted:
        lead.append(words("found-under", count=len(result["cards"]), price=wanted["price_max"]))
    else:
        lead.append(words("found", count=len(result["cards"])))
    return tuple(lead)


def _without(said: str, dropped: list[str]) -> str:
    """The words searched for from now on: what was let go is told once."""
    return " ".join(word for word in said.split() if word not in dropped)


def _corrected(result: FoundFact, wanted: dict[str, Any]) -> bool:
    """Whether other words were searched for than those that were typed."""
    return not set(result["corrected"].split()) <= set(str(wanted.get("text", "")).split())


def _weak(result: FoundFact) -> bool:
    """Hardly what was wanted: words or more than one wish had to be let go, or one single thing was found by letting go."""
    relaxed = result["relaxed"]
    return bool(result.get("dropped")) or len(relaxed) > 1 or (bool(relaxed) and result["total"] == 1)


def _nothing(state: State, offset: int) -> Moved:
    if offset:
        return ask(state, "what", words("no-more"), taps=(taps.BROWSE, taps.PERSON))
    if may_ask(str(state.wanted.get("text", ""))) and about_shop(state.wanted["text"]):
        return last(state, state.wanted["text"], "nothing")
    return seeking.nothing_found(state)


def show(
    state: State, lead: tuple[Words, ...], cards: list[CardFact], *, more_left: bool, below: tuple[Item, ...] = (),
    weak: bool = False, others: Sequence[Tap] = (),
) -> Moved:  # fmt: skip
    """Products to look at, and what else can be done below them. below: other cards, behind those of the products.

    weak: hardly what was wanted, so that a person may look further. others: other things to tap, in place of "cheaper".
    """
    below_them: list[Tap] = [*((taps.MORE,) if more_left else ()), *others]
    if len(cards) > 1 and not others:
        below_them.append(taps.CHEAPER)
    if weak:
        below_them.append(seeking.SEEK)
    if state.stack:
        below_them.append(taps.BACK)
    state = replace(
        state,
        shown=tuple(Shown(card["product_id"], card["title"], card["price"]["minor"], _colours(card)) for card in cards),
        offered=tuple(below_them),
        board=False,
        product_id=cards[0]["product_id"] if len(cards) == 1 else "",
        title=cards[0]["title"] if len(cards) == 1 else "",
    )
    return say(state, *lead, taps=below_them, shape=Cards((*(_item(card, state.language) for card in cards), *below)))


def _colours(card: CardFact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(base for label in card["colours"] for base in colours_of(label)))


def _item(card: CardFact, language: str) -> Item:
    price = words("price-from", price=card["price"]) if card["price_to"] else words("price", price=card["price"])
    detail = (
        [nested(words(f"why-{card['why']}", size=card.get("size", "")))] if card.get("why", "rule") != "rule" else []
    )
    if card["rating_count"]:
        detail.append(nested(words("rating", rating=average(card["rating"]), count=card["rating_count"])))
    if card["colours"]:
        detail.append(nested(plain(", ".join(colour_called(each, language) for each in card["colours"][:4]))))
    if not card["in_stock"]:
        detail.append(nested(words("sold-out")))
    return Item(
        card["product_id"], card["sku"], card["title"], price, words("dotted", parts={"dots": detail}) if detail else None,
        card["image_url"], card["url"], (taps.tap("see", card["product_id"]),),
    )  # fmt: skip


def probed(state: State, told: Found) -> Moved:
    """Words we made nothing of: shown if the catalogue knows them, else we say that we are lost."""
    result = cast("FoundFact", told.result)
    if (not result["cards"] or result["relaxed"]) and may_ask(str(told.args["wanted"].get("text", ""))):
        return last(state, told.args["wanted"]["text"], "lost", query=str(told.args["wanted"].get("words", "")))
    if not result["cards"] or result["relaxed"]:
        return lost(state, Heard(understanding=replace(SILENT, query=str(told.args["wanted"].get("words", "")))))
    return found(replace(state, lost=0), told)


_MAY_ASK_OF_AD = frozenset(
    ("greet", "help", "details", "unknown", "browse", "inform", "choose", "search", "refine", "affirm", "delivery_info")
)
_LONGEST_HEADLINE = 80


def asks_of_ad(heard: Heard, intent: str) -> bool:
    """Somebody comes from an ad, and the words, often put there by the ad, name nothing else."""
    advertised_ = heard.referral.get("headline") or heard.referral.get("body")
    slots = heard.slots
    return bool(advertised_) and intent in _MAY_ASK_OF_AD and not (slots.category or slots.brand or slots.order_number)


def advertised(state: State, heard: Heard) -> Moved:
    """Look for what the ad showed, by its own words."""
    headline = heard.referral.get("headline") or heard.referral["body"]
    wanted = {"text": headline, "words": headline, "language": state.language, "limit": PAGE, "offset": 0}
    return look(replace(state, greeted=True), "find", "advertised", wanted=wanted)


def found_advertised(state: State, told: Found) -> Moved:
    """The thing of the ad, or an open question below its headline."""
    headline = str(told.args["wanted"]["words"])[:_LONGEST_HEADLINE]
    came = words("from-ad", title=headline)
    if not told.result["cards"]:
        offers = (taps.BROWSE, taps.ORDERS, taps.PERSON)
        return ask(state, "what", came, words("ask-what"), taps=offers)
    state = replace(state, notices=(*state.notices, came))
    return found(state, told, words("found", count=len(told.result["cards"])))
