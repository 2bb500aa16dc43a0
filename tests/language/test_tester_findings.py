"""What a tester wrote and was misread: bounds without a currency, questions, occasions, words that look like things."""

import pytest

from chaffer.kernel.money import Money
from chaffer.language.training.frames import SHOPS, TODAY
from chaffer.language.understanding import Understanding, understand


def read(text: str, language: str, asked: str = "") -> Understanding:
    currency, country = SHOPS[language]
    return understand(text, today=TODAY, currency=currency, country=country, language_hint=language, asked=asked)


@pytest.mark.parametrize(
    ("text", "language", "most"),
    [
        ("prom dress under 200", "en", 200),
        ("shirts under 250", "en", 250),
        ("shirts up to 250", "en", 250),
        ("dress less than 200", "en", 200),
        ("dress max 240", "en", 240),
        ("платье до 200", "ru", 200),
        ("рубашки не больше 250", "ru", 250),
        ("robe moins de 200", "fr", 200),
        ("chemise jusqu'à 250", "fr", 250),
        ("드레스 200 이하", "ko", 200),
        ("운동화 200 이하", "ko", 200),
        ("최대 200 셔츠", "ko", 200),
    ],
)
def test_a_bound_without_a_currency_is_a_price_in_the_shops_own(text: str, language: str, most: int) -> None:
    slots = read(text, language).slots
    assert slots.price_max == Money.parse(str(most), SHOPS[language][0])
    assert (slots.price_min, slots.sizes) == (None, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [("shirts over 200", "en"), ("платье дороже 200", "ru"), ("robe plus de 200", "fr"), ("셔츠 200 이상", "ko")],
)
def test_a_lower_bound_without_a_currency_is_a_price_too(text: str, language: str) -> None:
    slots = read(text, language).slots
    assert slots.price_min == Money.parse("200", SHOPS[language][0])
    assert (slots.price_max, slots.sizes) == (None, ())


@pytest.mark.parametrize(
    ("text", "asked"),
    [("신발 250", ""), ("운동화는 250", ""), ("250mm", ""), ("250 사이즈", ""), ("발이 250인데", ""), ("250", "size")],
)
def test_a_foot_in_millimetres_is_a_size_where_something_says_so(text: str, asked: str) -> None:
    assert read(text, "ko", asked).slots.sizes == ("250",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("do you have reviews?", "en"),
        ("any reviews?", "en"),
        ("are there reviews", "en"),
        ("does it have any ratings?", "en"),
        ("y a-t-il des avis ?", "fr"),
        ("avez-vous des avis clients ?", "fr"),
        ("후기 있어요?", "ko"),
        ("есть отзывы?", "ru"),
        ("а есть ли отзывы?", "ru"),
    ],
)
def test_a_question_for_reviews_is_heard_surely(text: str, language: str) -> None:
    told = read(text, language)
    assert (told.intent, told.confidence > 0.9) == ("reviews", True)


def test_a_wish_that_speaks_of_reviews_is_still_a_search() -> None:
    assert read("do you have a dress with good reviews?", "en").intent == "search"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("robe de bal", "fr"),
        ("бальное платье", "ru"),
        ("무도회 드레스", "ko"),
        ("프롬 드레스", "ko"),
        ("prom dress", "en"),
    ],
)
def test_a_ball_dress_is_for_the_prom(text: str, language: str) -> None:
    slots = read(text, language).slots
    assert (slots.occasion, slots.category) == ("prom", "dress")


def test_a_colour_that_is_called_one_is_no_flower() -> None:
    slots = read("платье в красном цвете", "ru").slots
    assert (slots.colors, slots.categories) == (("red",), ("dress",))
    assert read("цветы", "ru").slots.category == "flower"


def test_to_show_is_no_watch() -> None:
    assert read("montrez", "fr").slots.category == ""
    assert read("montrez-moi des robes", "fr").slots.categories == ("dress",)
    assert read("une montre", "fr").slots.category == "watch"


@pytest.mark.parametrize("text", ["현금결제 가능해요?", "카드 결제 되나요?"])
def test_whether_cash_is_taken_is_a_question_about_paying(text: str) -> None:
    assert read(text, "ko").intent == "payment_info"


@pytest.mark.parametrize(
    ("text", "language"), [("no, blue", "en"), ("nope, the blue one", "en"), ("non, bleu", "fr"), ("нет, синее", "ru")]
)
def test_a_no_with_a_comma_answers_and_what_follows_is_wanted(text: str, language: str) -> None:
    slots = read(text, language).slots
    assert (slots.colors, slots.not_colors) == (("blue",), ())


@pytest.mark.parametrize(
    ("text", "denied"), [("no blue", "blue"), ("no, not red", "red"), ("no, no red please", "red")]
)
def test_a_no_before_a_colour_still_denies_it(text: str, denied: str) -> None:
    slots = read(text, "en").slots
    assert (slots.colors, slots.not_colors) == ((), (denied,))


@pytest.mark.parametrize(
    ("text", "language"), [("흰색 L", "ko"), ("검정 L로 주세요", "ko"), ("белое, L", "ru"), ("L", "ko")]
)
def test_a_letter_is_a_size_beside_letters_that_have_no_case(text: str, language: str) -> None:
    assert read(text, language).slots.sizes == ("L",)


def test_a_change_of_mind_is_no_word_to_search_for() -> None:
    assert read("no wait, shoes instead", "en").query == "shoes"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what do people say about the first one?", "en"),
        ("reviews of the second one", "en"),
        ("Que disent les avis sur le premier ?", "fr"),
        ("첫 번째 거 후기 어때요?", "ko"),
        ("두 번째 후기 알려줘", "ko"),
        ("Какие отзывы у первого?", "ru"),
    ],
)
def test_asking_what_others_say_of_one_shown_does_not_pick_it(text: str, language: str) -> None:
    heard = read(text, language, asked="choice")
    assert (heard.intent, heard.slots.ordinal is not None) == ("reviews", True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the second one?", "en"),
        ("la première", "fr"),
        ("두 번째요", "ko"),
        ("두 번째로 할게요", "ko"),
        ("Беру второе", "ru"),
    ],
)
def test_a_place_alone_still_picks(text: str, language: str) -> None:
    assert read(text, language, asked="choice").intent == "choose"
