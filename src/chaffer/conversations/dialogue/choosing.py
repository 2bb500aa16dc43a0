"""From a product that was pointed at to one variant in the cart."""

from collections.abc import Container, Mapping, Sequence
from typing import Any, cast

from msgspec.structs import replace

from chaffer.conversations.dialogue import carting, finding, offering, taps
from chaffer.conversations.dialogue.facts import CartFact, ProductFact, VariantFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Done, Found, Heard
from chaffer.conversations.dialogue.lines import titled
from chaffer.conversations.dialogue.matching import number_in, pointing, product_meant, said_of, value_meant, within
from chaffer.conversations.dialogue.moved import Moved, ask, do, look, say
from chaffer.conversations.dialogue.option_words import called, colour_called, each_called, written
from chaffer.conversations.dialogue.picking import (
    COLOUR_NAMES,
    SIZE_NAMES,
    fitting,
    next_option,
    picture,
    said_options,
    settled,
    values,
    wished_options,
)
from chaffer.conversations.dialogue.state import Pick, State
from chaffer.conversations.dialogue.taking_along import suggestions_for
from chaffer.conversations.dialogue.words import PictureShape, Tap, Words, average, nested, plain, words
from chaffer.language.asking import is_question
from chaffer.language.numbers import find_numbers
from chaffer.language.option_words import option_word
from chaffer.language.slots import Slots
from chaffer.language.tokens import tokens

_FEW_LEFT = 3
_MANY = 1000
_SHORT = 40  # characters: longer than an answer, it is more likely a sentence of its own


def see(state: State, product_id: str = "", *, sku: str = "", heard: Heard | None = None) -> Moved:
    """Look closer at one product; options already named in the search or in the same breath are taken."""
    args: dict[str, Any] = {"sku": sku} if sku else {"product_id": product_id}
    return look(state, "product", "see", **args, **said_of(heard))


def pick_shown(state: State, heard: Heard) -> Moved | None:
    """One of the products shown, if the words point at exactly one."""
    meant = product_meant(state.shown, heard)
    return None if meant is None else see(state, meant.product_id, heard=heard)


def which_within(state: State, heard: Heard) -> Moved | None:
    """ "The one under 30", where several of those shown are: which of these."""
    points = pointing(heard)
    bounded = points.least is not None or points.most is not None
    some = [one.product_id for one in within(state.shown, points)] if bounded else []
    if len(some) < 2:
        return None
    choices = [tap for tap, one in zip(titles(state), state.shown, strict=True) if one.product_id in some]
    return ask(state, "choose", words("which-of-these", count=len(some)), taps=choices)


def add(state: State, heard: Heard) -> Moved:
    """ "I'll take it": the product in hand, or the one pointed at."""
    state = replace(state, asks=False)
    if heard.is_about_one:
        args = {"sku": heard.about_sku} if heard.about_sku else {"product_id": heard.about_product}
        return look(state, "product", "take", **args, **said_of(heard), **_now(heard))
    meant = product_meant(state.shown, heard)
    just_added = state.asked is not None and state.asked.question in ("after_add", "cart")
    quantity = heard.slots.quantity or number_in(heard)
    if meant is None and just_added and state.line_id and quantity:
        return do(replace(state, asked=None), "set_quantity", line_id=state.line_id, quantity=quantity)
    if meant is None and just_added and state.line_id and not _names_something(heard.slots):
        return look(state, "cart", "already", line_id=state.line_id, product_id=state.product_id)
    product_id = meant.product_id if meant else state.product_id
    if state.quote_id and not product_id and not state.shown:
        return offering.meant_later(state, heard)
    if not product_id and len(state.shown) > 1:
        return ask(state, "choose", words("which-of-these", count=len(state.shown)), taps=titles(state))
    if not product_id and heard.slots.category:
        return finding.find(state, heard)
    if not product_id:
        return ask(state, "what", words("ask-what"), taps=(taps.BROWSE,))
    said = said_of(heard)
    return look(
        state,
        "product",
        "take",
        product_id=product_id,
        **{**said, "quantity": said["quantity"] or number_in(heard) or 0},
        **_now(heard),
    )


def _now(heard: Heard) -> dict[str, bool]:
    """Whether it is to be taken at once: "put it in my cart" is for later."""
    return {} if hints_at("in_cart", heard.understanding.text) else {"now": True}


def _names_something(slots: Slots) -> bool:
    """A thing, or which of its kinds: then more is meant than what was just put in the cart."""
    return bool(slots.category or slots.brand or slots.colors or slots.shades or slots.sizes or slots.materials)


def titles(state: State) -> list[Tap]:
    """What was shown, to be tapped by its name."""
    return [taps.literal("see", one.product_id, label=one.title) for one in state.shown]


def seen(state: State, told: Found) -> Moved:
    """Show the product with its next question in the same bubble."""
    return _go_on(state, told, looking=True)


def taken(state: State, told: Found) -> Moved:
    return _go_on(state, told, looking=False)


def _go_on(state: State, told: Found, *, looking: bool) -> Moved:
    if not told.result:
        return ask(state, "what", words("product-gone"), taps=(taps.BROWSE,))
    product = cast("ProductFact", told.result)
    pick = _pick(state, product, told.args)
    state = replace(state, product_id=product["product_id"], title=product["title"], pick=pick)
    intro = () if state.asked and state.asked.question in ("option", "size_take") and not looking else _intro(product)
    if not any(variant["available"] > 0 for variant in product["variants"]):
        if pick.rest:
            gone = words("sold-out-product", title=product["title"])
            return take_several(replace(state, notices=(*state.notices, gone)), pick.rest)
        return similar(state, product["product_id"], _size(pick.chosen))
    name = next_option(product, pick.chosen)
    if name:
        return _ask_option(state, product, name, intro)
    variant = fitting(product, pick.chosen)[0]
    if variant["available"] < pick.quantity:
        return _too_few(state, product, variant)
    if looking:
        return _offer(state, product, variant, intro)
    return put_in_cart(state, variant["variant_id"])


def _pick(state: State, product: ProductFact, args: dict[str, Any]) -> Pick:
    before = state.pick if state.pick and state.pick.product_id == product["product_id"] else None
    chosen = dict(before.chosen) if before else {}
    if not before and state.wanted:
        chosen |= wished_options(product, state.wanted.get("colors", ()), state.wanted.get("sizes", ()))
    if said := args.get("said"):
        slots = Slots(colors=tuple(said["colors"]), sizes=tuple(said["sizes"]), shades=tuple(said["shades"]))
        chosen |= said_options(product, said["text"], slots)
    chosen |= product.get("named", {}) | args.get("chosen", {})
    quantity = args.get("quantity") or (before.quantity if before else 1)
    now = bool(args.get("now")) or bool(before and before.now)
    rest = tuple(args.get("rest") or (before.rest if before else ()))
    return Pick(product["product_id"], settled(product, chosen), quantity, before.replaces if before else "", now, rest)


def _intro(product: ProductFact) -> tuple[Words, ...]:
    prices = sorted({variant["price"]["minor"] for variant in product["variants"]})
    price = {"minor": prices[0], "currency": product["variants"][0]["price"]["currency"]}
    title = words("product-from" if len(prices) > 1 else "product", title=product["title"], price=price)
    said = [title]
    if product["description"]:
        said.append(plain(product["description"]))
    if product["rating_count"]:
        said.append(words("rating", rating=average(product["rating"]), count=product["rating_count"]))
    return tuple(said)


def _ask_option(state: State, product: ProductFact, name: str, intro: tuple[Words, ...]) -> Moved:
    assert state.pick is not None
    left = values(product, name, state.pick.chosen)
    there = [value for value, count in left.items() if count]
    if not there:
        return _too_few(state, product, fitting(product, state.pick.chosen)[0])
    question = _question(name, state.pick.chosen, state.language)
    labels = each_called(name, left, state.language)
    gone = [value for value, count in left.items() if not count]
    said = [
        *intro,
        *([words("gone-values", values={"list": [labels[value] for value in gone]})] if gone else ()),
        question,
    ]
    last = len(product["options"]) - len(state.pick.chosen) == 1
    choices = [_option_tap(product, state.pick, name, value, labels[value], left[value], last=last) for value in there]
    if state.stack:
        choices.append(taps.BACK)
    image = picture(product, state.pick.chosen) if intro else None
    shape = PictureShape(image["url"], image["alt"]) if image else None
    return ask(
        state, "option", *said, taps=choices, shape=shape, option=name, values=there, product_id=product["product_id"],
        gone=gone,
    )  # fmt: skip


def _option_tap(product: ProductFact, pick: Pick, name: str, value: str, label: str, left: int, *, last: bool) -> Tap:
    detail = words("only-left", count=left) if left <= _FEW_LEFT else None
    if last:
        variant = fitting(product, {**pick.chosen, name: value})[0]
        return taps.literal("add", variant["variant_id"], label=label, detail=detail)
    return taps.literal("opt", product["product_id"], name, value, label=label)


def _question(name: str, chosen: dict[str, str], language: str) -> Words:
    if name.casefold() in SIZE_NAMES:
        return words("which-size-in", chosen=written(chosen, language)) if chosen else words("which-size")
    if name.casefold() in COLOUR_NAMES:
        return words("which-colour")
    return words("which-option", option=option_word(name, language))


def _offer(state: State, product: ProductFact, variant: VariantFact, intro: tuple[Words, ...]) -> Moved:
    """Nothing left to choose: show it and let the shopper put it in the cart."""
    image = picture(product, variant["options"])
    left = variant["available"]
    told = (
        [words("chosen-options", options=written(variant["options"], state.language))]
        if len(product["variants"]) > 1
        else []
    )
    told += [words("only-left", count=left)] if left <= _FEW_LEFT else []
    choices = [taps.tap("add", variant["variant_id"])]
    if product["rating_count"]:
        choices.append(taps.tap("reviews", product["product_id"]))
    choices.append(taps.BACK if state.stack else taps.tap("keep"))
    return ask(
        state, "add_ok", *intro, *told, words("ask-order" if state.permitted else "ask-add"), taps=choices,
        shape=PictureShape(image["url"], image["alt"]) if image else None, variant_id=variant["variant_id"],
        orders=state.permitted,
    )  # fmt: skip


def _too_few(state: State, product: ProductFact, variant: VariantFact) -> Moved:
    """Fewer than asked for: offer what is there, or another choice."""
    left = variant["available"]
    size = _size(variant["options"])
    others = taps.tap("similar", product["product_id"], *((size,) if size else ()))
    options = written(variant["options"], state.language)
    what = nested(words("titled", title=product["title"], options=options)) if options else {"text": product["title"]}
    if left > 0:
        state = replace(state, pick=replace(state.pick, quantity=left) if state.pick else None)
        return ask(
            state, "add_ok", words("only-so-many", what=what, count=left), words("ask-take-these", count=left),
            taps=(taps.tap("add", variant["variant_id"], key="tap-take", count=left), others),
            variant_id=variant["variant_id"],
        )  # fmt: skip
    state = replace(state, pick=replace(state.pick, chosen={}) if state.pick else None)
    return ask(
        state, "sold_out", words("sold-out-variant", what=what), words("ask-other-option"),
        taps=(
            taps.tap("see", product["product_id"], key="tap-other-option"), others,
            taps.tap("want_back", variant["sku"]),
        ),
        product_id=product["product_id"],
    )  # fmt: skip


def _size(options: Mapping[str, str]) -> str:
    return next((value for name, value in options.items() if name.casefold() in SIZE_NAMES), "")


def answer_option(state: State, heard: Heard) -> Moved | None:
    """The open question's own answer: a value, a place in the list, or several options at once."""
    assert state.asked is not None
    about = state.asked.about
    if _asks_of_another(heard) or _wishes_anew(heard):
        return None
    value = value_meant(about["values"], heard)
    if value is not None:
        args = said_of(heard)
        return look(state, "product", "take", product_id=about["product_id"], chosen={about["option"]: value}, **args)
    gone = value_meant(about["gone"], heard) if about.get("gone") else None
    if gone is not None:
        return say(
            replace(state, returns=True), words("value-gone", value=called(about["option"], gone, state.language))
        )
    slots = heard.slots
    is_size = about["option"].casefold() in SIZE_NAMES
    if not slots.category and (slots.colors if is_size else slots.sizes):
        return look(state, "product", "take", product_id=about["product_id"], **said_of(heard))
    named = slots.sizes if about["option"].casefold() in SIZE_NAMES else slots.colors
    if named and not slots.category and len(heard.understanding.text) <= _SHORT:
        colours = tuple(colour_called(colour, state.language) for colour in slots.shades or slots.colors)
        said = words("value-not-there", value=", ".join(slots.sizes or colours))
        return say(replace(state, returns=True), said)
    return None


def _asks_of_another(heard: Heard) -> bool:
    """ "How much is the second one?": a place in what was shown, not in the list of colours."""
    slots, understood = heard.slots, heard.understanding
    named = slots.sizes or slots.colors or slots.shades
    return understood.intent == "details" and slots.ordinal is not None and not named and is_question(understood.text)


def _wishes_anew(heard: Heard) -> bool:
    """ "Blue evening dress, under 250": a kind of thing and its price are a search, no answer to "which colour?"."""
    slots = heard.slots
    return bool(slots.category and (slots.price_min or slots.price_max))


def another_size(state: State) -> Moved:
    """The product in hand again, its size to be chosen anew."""
    return _anew(state, SIZE_NAMES)


def its_colours(state: State) -> Moved:
    """The product in hand again, with all its colours."""
    return _anew(state, COLOUR_NAMES)


def _anew(state: State, names: Container[str]) -> Moved:
    chosen = state.pick.chosen if state.pick and state.pick.product_id == state.product_id else {}
    kept = {name: value for name, value in chosen.items() if name.casefold() not in names}
    pick = Pick(state.product_id, kept)
    return look(replace(state, asked=None, pick=pick, wanted={}), "product", "see", product_id=state.product_id)


def take_several(state: State, product_ids: Sequence[str]) -> Moved:
    """One after the other, each with its own questions; what is bought is asked at the end, never charged on the way."""
    first, *rest = product_ids
    return look(replace(state, asked=None, pick=None), "product", "take", product_id=first, rest=rest)


def put_in_cart(state: State, variant_id: str) -> Moved:
    pick = state.pick
    args: dict[str, Any] = {"variant_id": variant_id, "quantity": pick.quantity if pick else 1}
    if pick and pick.replaces:
        args["replaces"] = pick.replaces
    if pick and pick.rest:
        return do(replace(state, asked=None), "add_to_cart", "and_the_rest", **args)
    args |= suggestions_for(state)
    if pick and pick.now:
        return do(replace(state, asked=None), "add_to_cart", "take_now", **args, now=True)
    return do(replace(state, asked=None), "add_to_cart", **args)


def and_the_rest(state: State, told: Done) -> Moved:
    """What went in is said with what comes next."""
    held = cast("CartFact", told.result["cart"])
    line = next(line for line in held["lines"] if line["line_id"] == told.result["line_id"])
    put = words("added", what=titled(line, state.language), count=line["quantity"], total=line["total"])
    rest = state.pick.rest if state.pick else ()
    state = replace(state, cart_id=held["cart_id"], notices=(*state.notices, put))
    return take_several(state, rest) if rest else carting.added(state, told)


def take_now(state: State, variant_id: str, quantity: int = 0) -> Moved:
    """ "Yes" to the product in hand, or so many of it."""
    pick = state.pick or Pick(state.product_id)
    return put_in_cart(replace(state, pick=replace(pick, now=True, quantity=quantity or pick.quantity)), variant_id)


def agreed_to(state: State, heard: Heard) -> Moved:
    """ "Yes", or "yes, two"."""
    assert state.asked is not None
    about = state.asked.about
    return take_now(replace(state, asks=not about.get("orders")), about["variant_id"], _so_many(heard))


def answer_add(state: State, heard: Heard) -> Moved | None:
    """ "Take 2" below "shall I put it in your cart?": so many of it, at once."""
    assert state.asked is not None
    count = _so_many(heard)
    if not count or _names_something(heard.slots) or not hints_at("take", heard.understanding.text):
        return None
    return take_now(replace(state, asks=False), state.asked.about["variant_id"], count)


def _so_many(heard: Heard) -> int:
    """The one small number in it, in figures or in words; 0 if there is none."""
    text, language = heard.understanding.text, heard.understanding.language
    found = heard.slots.quantity or number_in(heard)
    if found is None and language != "ko":  # where "yes" is the same word as "four"
        spelled = find_numbers(text, tokens(text), language)
        found = int(spelled[0].value) if len(spelled) == 1 else 0
    return found if found and 0 < found < _MANY else 0


def similar(state: State, product_id: str, size: str = "") -> Moved:
    """Others in its place; size: the one that was wanted."""
    wished = state.wanted.get("sizes", ())
    size = size or (wished[0] if wished else "")
    args = {"size": size} if size else {}
    return look(replace(state, asked=None, pick=None), "similar", product_id=product_id, **args)


def choose_value(state: State, product_id: str, name: str, value: str) -> Moved:
    return look(state, "product", "take", product_id=product_id, chosen={name: value})
