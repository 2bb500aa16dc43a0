"""Questions, and what they ask about."""

import pytest

from chaffer.language.asking import about_goods, about_shop, asked_about, is_question
from chaffer.language.normalise import normalise


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("How long does delivery take?", ["when", "delivery"]),
        ("Combien coûte la livraison à l'étranger ?", ["cost", "delivery", "abroad"]),
        ("배송은 얼마나 걸리나요?", ["delivery", "when"]),
        ("Ещё можно отменить заказ?", ["cancel"]),
        ("a red dress under 100", []),
    ],
)
def test_what_is_asked_about_is_the_same_in_every_language(text: str, about: list[str]) -> None:
    assert [each.name for each in asked_about(normalise(text))] == about


@pytest.mark.parametrize("text", ["do you have boots", "где магазин", "반품 되나요", "est-ce que c'est chaud", "red?"])
def test_a_question_is_known_without_its_mark(text: str) -> None:
    assert is_question(normalise(text))


@pytest.mark.parametrize("text", ["red boots", "빨간 부츠", "une robe rouge", "красное платье", "thanks"])
def test_a_wish_is_no_question(text: str) -> None:
    assert not is_question(normalise(text))


def test_what_only_a_product_can_tell_is_not_asked_of_the_shop() -> None:
    assert about_goods("is it warm?")
    assert not about_shop("is it warm?")
    assert about_shop("how do returns work?")
    assert not about_goods("how do returns work?")


def test_a_very_long_text_is_read_only_at_its_beginning() -> None:
    assert asked_about("x" * 500 + " delivery") == ()
