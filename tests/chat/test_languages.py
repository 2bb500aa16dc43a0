"""The page speaks the visitor's language, also where we speak first."""

import pytest

from tests.chat.house import House, words

GREETINGS = {"fr": "Bonjour", "ko": "안녕하세요", "ru": "Здравствуйте"}
PUZZLE = {"fr": "Je vous préviendrai ici", "ko": "다시 들어오면 여기로", "ru": "Я напишу вам сюда"}


@pytest.mark.parametrize("language", GREETINGS)
def test_greeting_and_answer_are_in_the_pages_language(house: House, language: str) -> None:
    page = house.page(opened=False)
    told = page.begin(language=f"{language}-XX")
    page.open()

    page.send({"type": "want_back", "id": "w1", "sku": "PUZZLE"})

    assert told["language"] == language
    assert told["greeting"].startswith(GREETINGS[language])
    assert PUZZLE[language] in words(page.answer())
