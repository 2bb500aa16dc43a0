"""What a person of the shop laid out in the thread: products, the cart. Taking of it is the bot's trade.

While the person keeps the next move, whatever takes one of these things gives it to the bot; all else stays with the person.
"""

from msgspec.structs import replace

from chaffer.conversations.dialogue import addressing, carting, checking_out, choosing, finding, orders, taps
from chaffer.conversations.dialogue.checking_out import BY_HAND
from chaffer.conversations.dialogue.effects import Ask, Command, Say
from chaffer.conversations.dialogue.facts import CardFact
from chaffer.conversations.dialogue.hints import hints_at
from chaffer.conversations.dialogue.inputs import Done, Heard
from chaffer.conversations.dialogue.matching import number_in, pointing, product_meant, said_of
from chaffer.conversations.dialogue.moved import Moved, look
from chaffer.conversations.dialogue.quoting import pointed_back
from chaffer.conversations.dialogue.state import Shown, State
from chaffer.conversations.dialogue.tapping import tapped
from chaffer.conversations.dialogue.words import Words, plain, words
from chaffer.kernel.message import Tapped
from chaffer.language.asking import is_question
from chaffer.language.several import joined_places

_TAPS = frozenset(
    ("see", "take", "opt", "add", "take_some", "cart", "change", "line", "qty", "remove", "checkout", "pay")
)
"""Taps that take something, or change what is taken."""
_TAKES = frozenset(("choose", "add_to_cart", "checkout", "pay"))
_GOES_ON = frozenset(("checkout", "pay", "affirm"))
_FEW = 24  # characters
_LONGEST = 80  # characters: longer than "take 2", it is said to the person


def products(state: State, said: str, cards: list[CardFact]) -> Moved:
    """A look board: things to look at, in the person's own words. From now on "the second" is one of these."""
    state = replace(
        state, asked=None, stack=(), wanted={}, seen=0, pick=None, quote_id="", lost=0, returns=False, notices=()
    )
    lead = plain(said) if said else words("laid-out", count=len(cards))
    state, effects = finding.show(state, (lead,), cards, more_left=False)
    (shown,) = effects
    assert isinstance(shown, Say)
    return replace(state, offered=(), board=True), [replace(shown, taps=())]


def cart(state: State) -> Moved:
    """The living cart, as it is now."""
    return carting.cart(_clear(state))


def order(state: State, order_id: str) -> Moved:
    return orders.show(_clear(state), order_id)


def payment(state: State) -> Moved:
    """On to the page to pay on, or to what is missing for it. Nothing is charged and ordered by that."""
    return checking_out.checkout(replace(_clear(state), asks=True))


def paid_online(state: State) -> Moved | None:
    """Where several ways to pay are offered: the page of the first that has one; None if there is no such question."""
    if state.asked is None or state.asked.question != "payment":
        return None
    online = [method for method in state.asked.about.get("methods", ()) if method not in BY_HAND]
    return checking_out.pay(state, online[0]) if online else None


def in_own_words(said: str, effects: list[Say | Ask]) -> list[Say | Ask]:
    """A person's sentence in front of the first bubble."""
    if not said or not effects:
        return effects
    first = effects[0]
    own: tuple[Words, ...] = (plain(said), *first.words)
    return [replace(first, words=own), *effects[1:]]


def laid(state: State) -> State:
    """A person laid this out."""
    return replace(state, board=True)


def taken_beside_a_person(state: State, heard: Heard) -> Moved | None:
    """Whoever takes what was laid out goes on with the bot, even while a person has the next move."""
    moved = answer(state, heard)
    if moved is None:
        return None
    state, effects = moved
    return state, [Command("go_on"), *effects]


def went_on(state: State, _told: Done) -> Moved:
    """The bot has the next move again."""
    return state, []


def answer(state: State, heard: Heard) -> Moved | None:
    """ "Take 2", "the second one", a tap on a card, "check out" below a cart: what a person laid out is taken."""
    if not state.board:
        return None
    state = replace(pointed_back(state, heard), language=state.language or heard.hint)
    for part in heard.parts:
        if isinstance(part, Tapped):
            return tapped(replace(state, board=False), part.id, heard) if _is_laid(state, part.id) else None
    text = heard.understanding.text
    if state.asked is not None and state.asked.question == "address" and any(map(str.isdigit, heard.text)):
        return addressing.answer_address(replace(state, board=False), heard)
    if not text or len(text) > _LONGEST or is_question(text):
        return None
    return _product(state, heard) or _cart(state, heard)


def _is_laid(state: State, tap_id: str) -> bool:
    """A card that takes something, or an answer to what is asked below it; not the way to a person, who is here."""
    verb = taps.read(tap_id)[0]
    asked = state.asked is not None and any(one.id == tap_id for one in state.asked.taps)
    return verb in _TAPS or (asked and verb != "person")


def _product(state: State, heard: Heard) -> Moved | None:
    text, intent = heard.understanding.text, heard.understanding.intent
    takes = intent in _TAKES or hints_at("take", text)
    if len(state.shown) == 1:
        only = state.shown[0]
        return _take(state, only, heard, number_in(heard) or 0) if takes or intent == "affirm" else None
    several = joined_places(text, len(state.shown))
    if len(several) > 1 and (takes or _only_places(text) or heard.slots.ordinal):
        named = [state.shown[place].product_id for place in several]
        return choosing.take_several(replace(state, board=False, asks=False), named)
    meant = _meant(state, heard)
    if meant is None or not (takes or pointing(heard).ordinal):
        return None
    if not hints_at("take", text) and intent not in ("add_to_cart", "checkout", "pay"):
        return choosing.see(replace(state, board=False, asked=None), meant.product_id, heard=heard)
    return _take(state, meant, heard)


def _only_places(text: str) -> bool:
    """ "1 and 3", and hardly a word beside."""
    return len(text) <= _FEW


def _meant(state: State, heard: Heard) -> Shown | None:
    """A bare number beside a word of taking is a place on the board, since several are shown."""
    meant = product_meant(state.shown, heard)
    number = number_in(heard)
    if meant is None and number and heard.slots.quantity is None and 0 < number <= len(state.shown):
        return state.shown[number - 1]
    return meant


def _take(state: State, one: Shown, heard: Heard, quantity: int = 0) -> Moved:
    said = said_of(heard)
    state = replace(state, board=False, asked=None, asks=False)
    return look(
        state,
        "product",
        "take",
        product_id=one.product_id,
        **{**said, "quantity": said["quantity"] or quantity},
        now=True,
    )


def _cart(state: State, heard: Heard) -> Moved | None:
    question = state.asked.question if state.asked else ""
    if question != "cart" or heard.understanding.intent not in _GOES_ON:
        return None
    return checking_out.checkout(replace(state, board=False), heard)


def _clear(state: State) -> State:
    return replace(state, asked=None, stack=(), returns=False, notices=(), lost=0)
