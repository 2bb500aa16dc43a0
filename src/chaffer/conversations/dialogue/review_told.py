"""One review as a line: its stars, its words, whose they are, and their language if it is not the reader's."""

from collections.abc import Mapping
from typing import Any

from chaffer.conversations.dialogue.words import Words, nested, words


def review_told(key: str, review: Mapping[str, Any], language: str) -> Words:
    """key: the words around it. language: the reader's."""
    author, written = review["author"], review.get("language", "")
    if written and written != language:
        author = nested(words("review-author-in", author=author, language=written))
    return words(key, text=review["text"], author=author, rating=review["rating"])
