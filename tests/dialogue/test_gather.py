"""Messages that waited for one turn."""

from chaffer.conversations.dialogue.gather import Gathered, gather
from chaffer.kernel.message import CartCard, CartLine, Media, Reaction, Tapped, Text

PICTURE = Media("image", provider_ref="m1")
TAP = Tapped("more", "Show more")


def test_two_messages_sent_fast_are_one_text() -> None:
    assert gather([(Text("I need a dress"),), (Text("for prom"),)]) == [Gathered("I need a dress\nfor prom")]


def test_the_same_said_twice_counts_once() -> None:
    assert gather([(Text("Hello"),), (Text("hello "),)]) == [Gathered("Hello")]


def test_texts_that_each_ask_for_something_stay_apart() -> None:
    said = [(Text("make it two"),), (Text("please"),), (Text("show my cart"),), (Text("show my cart"),)]

    heard = gather(said, lambda _before, after: "cart" in after)

    assert heard == [Gathered("make it two\nplease"), Gathered("show my cart")]


def test_a_tap_stands_alone_and_tapped_twice_counts_once() -> None:
    assert gather([(TAP,), (TAP,), (Text("in blue"),)]) == [Gathered(parts=(TAP,)), Gathered("in blue")]


def test_stop_stands_alone_whatever_is_said_beside_it() -> None:
    said = [(Text("a blue dress"),), (Text("STOP"),), (Text("START"),), (Text("STOP"),), (Text("hello"),)]

    assert gather(said) == [Gathered(text) for text in ("a blue dress", "STOP", "START", "STOP", "hello")]


def test_a_cart_stands_alone() -> None:
    cart = CartCard((CartLine("A", 1),))

    assert gather([(Text("here"),), (cart,)]) == [Gathered("here"), Gathered(parts=(cart,))]


def test_a_picture_goes_with_the_words_beside_it() -> None:
    assert gather([(PICTURE,), (Text("like this"),)]) == [Gathered("like this", (PICTURE,))]


def test_a_reaction_is_heard_only_alone() -> None:
    like = Reaction("wamid.1", "👍")

    assert gather([(like,), (Text("hi"),)]) == [Gathered("hi")]
    assert gather([(like,)]) == [Gathered(parts=(like,))]
