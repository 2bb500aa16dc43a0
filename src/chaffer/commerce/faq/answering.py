"""Which of a shop's answers fits a question, and how sure that is.

Measured on tests/commerce/faq/judged.tsv (`chaffer faq eval`): see docs/howto/faq.md.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from chaffer.commerce.faq.passages import Passage, Passages

SURE = 0.6
"""From here an answer is given as it stands."""
PERHAPS = 0.4
"""From here a question is offered as one that may have been meant."""
OFFERED = 3


class Entry(msgspec.Struct, frozen=True):
    """One answer in one language. key: the same in all of them."""

    id: str
    key: str
    language: str
    question: str
    phrasings: tuple[str, ...]
    answer: str


class Hit(msgspec.Struct, frozen=True):
    """score: 0 to 1."""

    entry: Entry
    score: float


class Answers:
    """All answers of a shop, ready to be asked."""

    def __init__(self, entries: Sequence[Entry], shop_language: str) -> None:
        self.entries = {(each.key, each.language): each for each in entries}
        self._by_key = {
            each.key: each for each in sorted(entries, key=lambda each: each.language != shop_language)[::-1]
        }
        asked = [(each, text) for each in entries for text in (each.question, *each.phrasings)]
        self._keys = [entry.key for entry, _ in asked]
        self._passages = Passages([Passage(text, entry.language, entry.answer) for entry, text in asked], exact=True)

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, question: str, language: str, at_most: int = OFFERED) -> list[Hit]:
        """The likeliest first, each in the shopper's language where the shop has it, else in the shop's."""
        if not self._keys:
            return []
        scores = self._passages.likeness(question, language).both()
        found: dict[str, float] = {}
        for number in np.argsort(-scores, kind="stable").tolist():
            found.setdefault(self._keys[number], float(scores[number]))
            if len(found) >= at_most:
                break
        return [Hit(self.told(key, language), round(score, 3)) for key, score in found.items() if score > 0]

    def told(self, key: str, language: str) -> Entry:
        """Raises KeyError for a key the shop does not have."""
        return self.entries.get((key, language)) or self._by_key[key]


def entry_of(row: Any) -> Entry:
    """From a row of faq_entries."""
    return Entry(row.id, row.key, row.language, row.question, tuple(row.phrasings), row.answer)
