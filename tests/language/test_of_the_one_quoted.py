"""What is said below a quoted product: which size, and whether it is taken."""

import pytest
from tests.language.test_tester_findings import read


@pytest.mark.parametrize(
    ("text", "language", "intent", "size"),
    [
        ("buy this in M", "en", "add_to_cart", "M"), ("I'll take this one in size 38", "en", "add_to_cart", "38"),
        ("je le prends en M", "fr", "add_to_cart", "M"), ("이거 M으로 살게요", "ko", "add_to_cart", "M"),
        ("беру это в размере M", "ru", "add_to_cart", "M"),
        ("in 38", "en", "inform", "38"), ("en 38", "fr", "inform", "38"), ("в 38", "ru", "inform", "38"),
    ],
)  # fmt: skip
def test_a_size_is_heard_with_the_wish_or_alone(text: str, language: str, intent: str, size: str) -> None:
    told = read(text, language)
    assert (told.intent, told.slots.sizes) == (intent, (size,))
