"""What customers of the demo shop say, in the four languages."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from chaffer.demo import catalogue_lines
from chaffer.demo.shelves import LANGUAGES, more_reviews, shelved
from chaffer.language.review_topics import TOPICS, sides

Plain = dict[str, Any]
OWN = {"fr": "[A-Za-zÀ-ÿ]", "ko": "[가-힣]", "ru": "[А-Яа-яё]"}


@pytest.fixture(scope="module")
def reviews() -> list[Plain]:
    return [review for line in catalogue_lines() for review in json.loads(line).get("reviews", [])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hundred_are_written_in_each_language_and_they_disagree(language: str, reviews: list[Plain]) -> None:
    own = [each for each in reviews if each["language"] == language]
    ratings = Counter(each["rating"] for each in own)

    assert len(own) >= 100
    assert ratings[5] < 0.65 * len(own)
    assert ratings[2] + ratings[3] >= 0.07 * len(own)
    assert all(re.search(OWN[language], each["text"]) and len(each["text"]) <= 120 for each in own)
    assert len({each["text"] for each in own}) == len(own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_of_things_on_the_shelves(language: str) -> None:
    assert more_reviews(language).keys() <= {product.id for product in shelved()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_the_counted_topics_is_spoken_of_in_each_language(language: str, reviews: list[Plain]) -> None:
    said = Counter(topic for each in reviews if each["language"] == language for topic in sides(each["text"]))

    assert said.keys() == TOPICS.keys()
    assert said.total() >= 40
