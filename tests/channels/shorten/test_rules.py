"""How a shop looks on WhatsApp, and what the same words become where there is nothing to tap."""

import pytest

from chaffer.channels.shorten import cut, length, pieces, shorten, unique
from chaffer.channels.shorten.cutting import one_line
from chaffer.channels.shorten.fit import fit
from chaffer.channels.trial.channel import LIMITS as PLAIN
from chaffer.channels.whatsapp.limits import LIMITS
from chaffer.kernel.message import (
    CartCard,
    CartLine,
    Choice,
    Choices,
    Form,
    Link,
    Media,
    OrderCard,
    Part,
    PaymentRequest,
    ProductCard,
    ProductCards,
    Text,
)
from chaffer.kernel.money import Money

VIEW = (Choice("view:1", "View"), Choice("add:1", "Add to cart"))
MORE = (Choice("more", "Show me more"),)


def dress(number: int, *, image: bool = True, taps: int = 2) -> ProductCard:
    choices = tuple(Choice(f"{each.id}:{number}", each.label) for each in VIEW[:taps])
    url = f"https://shop.example/{number}.jpg" if image else ""
    return ProductCard(f"prd_{number}", f"SKU{number}", f"Dress {number}", f"${number}0", "Silk", url, "", choices)


def test_search_results_are_one_carousel_with_the_words_above() -> None:
    arranged = shorten(
        [Text("Here are three."), ProductCards("Blue dresses", tuple(dress(at) for at in range(3)), MORE)], LIMITS
    )

    assert [type(part) for part in arranged] == [ProductCards]
    assert arranged[0].body == "Here are three.\n\nBlue dresses\n\n▸ Show me more"  # type: ignore[union-attr]


def test_eleven_results_are_two_carousels_of_nearly_one_size() -> None:
    arranged = shorten([ProductCards("Found", tuple(dress(at) for at in range(11)))], LIMITS)

    assert [len(part.cards) for part in arranged if isinstance(part, ProductCards)] == [6, 5]


def test_cards_keep_their_order_when_they_are_not_alike() -> None:
    cards = (dress(1), dress(2), dress(3, image=False), dress(4, image=False), dress(5), dress(6, taps=1))
    arranged = shorten([ProductCards("Found", cards)], LIMITS)

    told = " ".join(str(part) for part in arranged)
    places = [told.index(f"view:1:{number}") for number in range(1, 7)]
    assert places == sorted(places)


def test_one_product_is_a_picture_with_buttons() -> None:
    from_render = shorten([ProductCards("Good choice", (dress(1),), MORE)], LIMITS)

    assert from_render == [ProductCards("Good choice", (dress(1),), MORE)]


def test_sizes_are_a_list_and_two_answers_are_buttons() -> None:
    sizes = tuple(Choice(f"size:{each}", each) for each in ("XS", "S", "M", "L"))
    few = (Choice("yes", "Yes, order it"), Choice("no", "Not yet"))

    assert shorten([Choices("Which size?", sizes, "Sizes")], LIMITS) == [Choices("Which size?", sizes, "Sizes")]
    assert shorten([Choices("Shall I?", few)], LIMITS) == [Choices("Shall I?", few)]


def test_eleven_choices_are_numbered_text() -> None:
    arranged = shorten([Choices("Which?", tuple(Choice(f"c{at}", f"Colour {at}") for at in range(11)))], LIMITS)

    assert isinstance(arranged[0], Text)
    assert arranged[0].text.endswith("11. Colour 10")


def test_a_picture_before_a_question_becomes_its_header() -> None:
    arranged = shorten([Media("image", url="https://shop.example/1.jpg"), Choices("This one?", VIEW)], LIMITS)

    assert arranged == [Choices("This one?", VIEW, image_url="https://shop.example/1.jpg")]


def test_a_list_cannot_carry_a_picture_so_the_picture_goes_first() -> None:
    sizes = tuple(Choice(f"size:{each}", each) for each in ("XS", "S", "M", "L"))
    arranged = shorten([Choices("Which size?", sizes, "Sizes", image_url="https://shop.example/1.jpg")], LIMITS)

    assert arranged == [Media("image", url="https://shop.example/1.jpg"), Choices("Which size?", sizes, "Sizes")]


def test_a_cart_says_its_lines_once_and_its_total() -> None:
    lines = (CartLine("S1", 2, "Red mug", price="$20.00"), CartLine("S2", 1, "Blue dress", price="$120.00"))
    arranged = shorten([CartCard(lines, "Your cart", "$140.00", choices=VIEW)], LIMITS)
    said = shorten([CartCard(lines, "2 × Red mug, 1 × Blue dress, $140.00 in all", "$140.00", choices=VIEW)], LIMITS)

    assert arranged == [Choices("Your cart\n\n2 × Red mug · $20.00\n1 × Blue dress · $120.00\n\n*$140.00*", VIEW)]
    assert said == [Choices("2 × Red mug, 1 × Blue dress, $140.00 in all", VIEW)]


def test_paying_is_a_button_that_opens_the_page() -> None:
    request = PaymentRequest("Your order is $140.00.", "Pay now", "https://pay.example/1", Money(14000, "USD"), "chk_1")

    assert shorten([request], LIMITS) == [Link("Your order is $140.00.", "https://pay.example/1", "Pay now")]
    assert shorten([request], PLAIN) == [Text("Your order is $140.00.\n\nPay now: https://pay.example/1")]


def test_an_order_with_a_link_and_choices_keeps_both() -> None:
    card = OrderCard(
        "Order MF-7 is on its way.",
        "ord_1",
        "MF-7",
        "shipped",
        "https://t.example/1",
        "Track",
        (Choice("help", "Help"),),
    )

    assert shorten([card], LIMITS) == [
        Choices("Order MF-7 is on its way.\n\nshipped\n\nTrack: https://t.example/1", (Choice("help", "Help"),))
    ]


def test_a_label_too_long_for_a_button_is_spelled_out_in_the_body() -> None:
    long = Choice("go", "Deliver it to my sister in Lyon")
    arranged = shorten([Choices("Where to?", (long, Choice("home", "Home")))], LIMITS)

    assert arranged == [
        Choices(
            "Where to?\n\n• Deliver it to my sister in Lyon",
            (Choice("go", "Deliver it to my…"), Choice("home", "Home")),
        )
    ]


def test_without_buttons_choices_are_numbered() -> None:
    parts: list[Part] = [Text("Hello."), Choices("Which size?", (Choice("s", "S", "3 left"), Choice("m", "M")))]

    assert shorten(parts, PLAIN) == [Text("Hello.\n\nWhich size?\n\n1. S · 3 left\n2. M")]


def test_nothing_to_say_is_no_bubble() -> None:
    assert shorten([Text(" \u200b "), Choices("", ()), ProductCards("", ())], LIMITS) == []


@pytest.mark.parametrize(
    ("text", "limit", "told"),
    [
        ("Add to my shopping cart", 20, "Add to my shopping…"),
        ("Donaudampfschifffahrtsgesellschaft", 20, "Donaudampfschifffah…"),
        ("파란색 실크 드레스를 장바구니에", 12, "파란색 실크 드레스를…"),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 20, "👩‍👩‍👧‍👦…"),
        ("🇫🇷🇺🇸🇩🇪🇬🇧", 10, "🇫🇷🇺🇸…"),
        ("short", 20, "short"),
    ],
)
def test_a_label_is_cut_where_a_reader_would(text: str, limit: int, told: str) -> None:
    assert cut(text, limit) == told
    assert length(told) <= limit


def test_labels_that_would_be_alike_are_told_apart() -> None:
    assert unique(["Blue dress with sleeves", "Blue dress with silk lining", "blue dress with…"], 16) == [
        "Blue dress with…", "Blue dress…  2".replace("  ", " "), "blue dress… 3",
    ]  # fmt: skip


def test_long_words_are_cut_between_paragraphs_then_sentences() -> None:
    text = "First paragraph. It has two sentences.\n\n" + "A second one goes on. " * 5

    assert pieces(text, 80)[0] == "First paragraph. It has two sentences."
    assert all(piece.endswith(".") for piece in pieces(text, 80))
    assert " ".join(pieces(text, 80)).split() == text.split()


def test_addresses_below_a_form_are_cut_before_they_take_all_its_room() -> None:
    """They once left less than nothing for the question, and it was cut without end."""
    kept = tuple(Choice(f"address:{at}", f"{at} " + "Long Street " * 40) for at in range(3))
    told = Form("Where shall it go?", "address", "Fill in", (), choices=kept)

    (form,) = fit(told, LIMITS)

    assert isinstance(form, Form)
    assert form.body == "Where shall it go?"
    assert [choice.id for choice in form.choices] == ["address:0", "address:1", "address:2"]
    assert len(form.body) + sum(len(choice.label) + 3 for choice in form.choices) <= LIMITS.body


def test_a_limit_without_room_is_refused_and_not_tried_for_ever() -> None:
    with pytest.raises(ValueError, match="pieces of 0"):
        pieces("some words", 0)


def test_one_line_keeps_the_fixed_spaces_of_french() -> None:
    assert one_line("  La robe\n «\u00a0Lila\u00a0» :\t39\u202f€ ") == "La robe «\u00a0Lila\u00a0» : 39\u202f€"
