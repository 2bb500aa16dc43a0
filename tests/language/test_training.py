"""The seeds the intent model is trained from."""

from collections import Counter

from tests.language.intents_of import intent_cases
from tools.train_intents import sentences

from chaffer.language.intents import model

SHOPPING = {
    "search", "refine", "browse", "show_more", "choose", "details", "reviews", "size_help", "add_to_cart", "change_quantity",
    "remove_from_cart", "show_cart", "checkout", "pay", "order_status", "cancel_order", "return_order", "human", "delivery_info",
    "payment_info",
}  # fmt: skip


def test_every_shopping_intent_has_enough_seeds_in_every_language() -> None:
    counts = Counter((intent, language) for intent, language, _ in sentences())
    few = {(i, lang): counts[i, lang] for i in SHOPPING for lang in ("en", "fr", "ko", "ru") if counts[i, lang] < 45}
    assert few == {}


def test_the_model_knows_every_intent_of_the_seeds() -> None:
    assert set(model().names) == {intent for intent, _, _ in sentences()}


def test_no_test_sentence_is_a_seed() -> None:

    seeds = {sentence.lower().strip(" ?!.") for intent, _, sentence in sentences() if intent in SHOPPING}
    tested = [case.text.lower().strip(" ?!.") for case in intent_cases("intents_blind.tsv")]
    assert [text for text in tested if text in seeds] == []
