"""The size that was found: which row, which measure decided, whether it is there, and how to take it."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import choosing, sizing, taps
from chaffer.conversations.dialogue.effects import Ask
from chaffer.conversations.dialogue.facts import ProductFact, VariantFact
from chaffer.conversations.dialogue.inputs import Found, Heard
from chaffer.conversations.dialogue.looking import sizes_there
from chaffer.conversations.dialogue.matching import said_of, value_said
from chaffer.conversations.dialogue.measure_words import amount, part_words, parts_words
from chaffer.conversations.dialogue.moved import Moved, ask, look
from chaffer.conversations.dialogue.option_words import called, written
from chaffer.conversations.dialogue.picking import COLOUR_NAMES, fitting
from chaffer.conversations.dialogue.state import Pick, State
from chaffer.conversations.dialogue.words import Tap, Words, plain, words

_COLOURS_AT_MOST = 2


def found(state: State, told: Found) -> Moved:
    """Say it, and keep what was told now."""
    if not told.result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    product: ProductFact = told.result["product"]
    state = replace(state, product_id=product["product_id"], title=product["title"])
    kept = told.result["kept"]
    somebody_else = told.args.get("stranger") or told.result["for_child"]
    new = (
        {}
        if somebody_else
        else {part: value for part, value in told.args.get("told", {}).items() if kept.get(part) != value}
    )
    state, effects = _said(state, told, product)
    if not new:
        return state, effects
    if not kept and isinstance(effects[-1], Ask):
        effects[-1] = _with_word_of_keeping(effects[-1])
    return sizing.remembering(state, effects, new)


def _with_word_of_keeping(asked: Ask) -> Ask:
    """Said once, when the first measure is kept; the question stays last."""
    return replace(asked, words=(*asked.words[:-1], words("size-remembered"), asked.words[-1]))


def _said(state: State, told: Found, product: ProductFact) -> Moved:
    advice = told.result.get("advice")
    if advice is None:
        return _no_chart(state, product)
    match advice["verdict"]:
        case "ask":
            return sizing.ask_measure(state, told)
        case "unknown":
            usual = {"list": list(told.args["usual"])}
            return sizing.ask_measure(state, told, words("size-usual-unknown", title=product["title"], usual=usual))
        case "above" | "below" as verdict:
            return _beyond(state, told, product, verdict)
        case _:
            return _recommended(state, told, product)


def _no_chart(state: State, product: ProductFact) -> Moved:
    said = [words("size-no-chart", title=product["title"]), sizes_there(product, state.language)]
    if product["guide"]:
        said.append(plain(product["guide"]))
    offers = (taps.tap("see", product["product_id"]), taps.PERSON)
    return ask(state, "interest", *said, taps=offers, product_id=product["product_id"])


def _beyond(state: State, told: Found, product: ProductFact, verdict: str) -> Moved:
    advice = told.result["advice"]
    offers = (
        taps.tap("similar", product["product_id"]), taps.tap("sizes", product["product_id"], key="tap-see-chart"),
        taps.PERSON,
    )  # fmt: skip
    values = _values(advice["by"], told.result["unit"], state.language)
    return ask(
        state, "what", words(f"size-{verdict}", title=product["title"], **values), words("size-beyond"), taps=offers
    )


def _recommended(state: State, told: Found, product: ProductFact) -> Moved:
    advice = told.result["advice"]
    between = advice["verdict"] == "between"
    size = advice["lean"] if between else advice["size"]
    said = _reasons(advice, told, product, state.language)
    if not size:
        return _either(state, told, product, said)
    state, stock, offers = _stock(state, told, product, size)
    other = next((each for each in (advice["size"], advice["other"]) if each and each != size), "")
    if other and _left(product, told.result["option"], other, {}):
        offers = [*offers[:1], _take(product, told.result["option"], other), *offers[1:]]
    more = advice["surer"] if len(advice["others"]) == 0 and not between else ()
    if more:
        said.append(words("size-surer", parts=parts_words(more)))
    question = stock[-1:] or [words("size-ask-take", size=size)]
    return ask(
        state, "size_take", *said, *stock[:-1], *question, taps=_and_back(state, offers), product_id=product["product_id"],
        option=told.result["option"], size=size if not stock else "", **_kept(told),
    )  # fmt: skip


def _and_back(state: State, offers: list[Tap]) -> list[Tap]:
    """Three at most, the last of them the way back, if something was set aside."""
    return [*offers[:2], taps.BACK] if state.stack else offers[:3]


def _either(state: State, told: Found, product: ProductFact, said: list[Words]) -> Moved:
    """Nothing leans: the shopper says how it should sit, or takes one of the two."""
    advice, option = told.result["advice"], told.result["option"]
    there = [size for size in (advice["size"], advice["other"]) if _left(product, option, size, {})]
    offers = [_take(product, option, size) for size in there] or [taps.tap("similar", product["product_id"])]
    gone = [size for size in (advice["size"], advice["other"]) if size not in there]
    if gone:
        said.append(words("gone-values", values={"list": gone}))
    question = words("size-which-sits", smaller=advice["size"], larger=advice["other"])
    return ask(
        state, "size_take", *said, question, taps=offers, product_id=product["product_id"], option=option, size="",
        **_kept(told),
    )  # fmt: skip


def _kept(told: Found) -> dict[str, Any]:
    """What a later word ("looser", "and my waist is 80") is put together with."""
    kept = {name: told.args[name] for name in ("told", "usual", "wish", "stranger") if told.args.get(name)}
    return {**kept, "sold": told.result["sold"]}


def _reasons(advice: dict[str, Any], told: Found, product: ProductFact, language: str) -> list[Words]:
    title, by, unit = product["title"], advice["by"], told.result["unit"]
    sure = advice["verdict"] == "fits"
    usual = {"list": list(told.args.get("usual", ()))}
    said = [words("size-usual-unknown", title=title, usual=usual)] if told.result.get("usual_unknown") else []
    said += [words("size-take", title=title, size=advice["size"])] if sure else []
    if by["part"] == "usual":
        if not sure:
            said.append(words("size-between", title=title, smaller=advice["size"], larger=advice["other"]))
        said.append(words("size-usual", usual=usual))
    elif sure:
        said += [words("size-checked", **_values(one, unit, language)) for one in (by, *advice["others"])]
        if any(one["size"] != advice["size"] for one in advice["others"]):
            said.append(words("size-decides", part=part_words(by["part"])))
    else:
        part, value = part_words(by["part"]), amount(by["part"], by["value"], unit, language)
        between = words("size-between", title=title, smaller=advice["size"], larger=advice["other"])
        said += [between, words("known-size", part=part, value=value)]
    if sure and advice["other"]:
        said.append(words(f"size-for-{told.args['wish']}", size=advice["size"], other=advice["other"]))
    if advice["lean"]:
        key = f"size-lean-{advice['why'].replace('_', '-')}"
        said.append(words(key, size=advice["lean"], count=advice["fit_count"], of=advice["fit_of"]))
    return said


def _values(one: dict[str, Any], unit: str, language: str) -> dict[str, Any]:
    part, (low, high) = one["part"], one["made"]
    return {
        "part": part_words(part), "value": amount(part, one["value"], unit, language), "size": one["size"],
        "made": amount(part, low, unit, language, high),
    }  # fmt: skip


def _stock(state: State, told: Found, product: ProductFact, size: str) -> tuple[State, list[Words], list[Tap]]:
    """What is to be said of the stock ([] if it is there), and what can be tapped."""
    option, product_id = told.result["option"], product["product_id"]
    if size not in told.result["sold"]:
        return state, [words("size-not-sold", size=size)], [taps.tap("similar", product_id), taps.PERSON]
    before = state.pick.chosen if state.pick and state.pick.product_id == product_id else {}
    chosen = {name: value for name, value in before.items() if name != option}
    if _left(product, option, size, chosen):
        state = replace(state, pick=Pick(product_id, chosen))
        return state, [], [_take(product, option, size), taps.tap("reviews", product_id)]
    variant = next(iter(fitting(product, {**chosen, option: size}) or fitting(product, {option: size})))
    wait = taps.tap("want_back", variant["sku"])
    others = _left(product, option, size, {})
    colour = next((name for name in product["options"] if name.casefold() in COLOUR_NAMES), "")
    if others and colour:
        state = replace(state, pick=Pick(product_id, {option: size}))
        values = list(dict.fromkeys(one["options"][colour] for one in others))
        labels = [called(colour, value, state.language) for value in values]
        offers = [
            taps.literal("opt", product_id, colour, value, label=label)
            for value, label in zip(values[:_COLOURS_AT_MOST], labels, strict=False)
        ]
        gone = words("size-gone-in", size=size, chosen=written(chosen, state.language))
        return state, [gone, words("size-other-colours", size=size, values={"list": labels})], [*offers, wait]
    return state, [words("size-gone", size=size)], [wait, taps.tap("similar", product_id)]


def _left(product: ProductFact, option: str, size: str, chosen: dict[str, str]) -> list[VariantFact]:
    return [one for one in fitting(product, {**chosen, option: size}) if one["available"] > 0]


def _take(product: ProductFact, option: str, size: str) -> Tap:
    return taps.tap("opt", product["product_id"], option, size, key="tap-take-size", size=size)


def answer_take(state: State, heard: Heard) -> Moved | None:
    """ "M then", or a colour, which takes the size along."""
    assert state.asked is not None
    about, said = state.asked.about, said_of(heard)
    size = value_said(about["sold"], heard.understanding.text, heard.slots) or about["size"]
    if heard.slots.category or not (size and (heard.slots.colors or heard.slots.sizes)):
        return None
    args = {"product_id": about["product_id"], "chosen": {about["option"]: size}}
    return look(state, "product", "take", **args, **{**said, "said": {**said["said"], "sizes": []}})


def take(state: State, _heard: Heard, yes: bool) -> Moved | None:
    """ "Yes" to the size."""
    assert state.asked is not None
    about = state.asked.about
    if not yes or not about.get("size"):
        return None
    return choosing.choose_value(state, about["product_id"], about["option"], about["size"])
