"""Bring a file of questions and answers in. Again and again: what is unchanged is not written."""

from collections import Counter

import msgspec

from chaffer.commerce.faq.operations.delete_entry import delete_gone
from chaffer.commerce.faq.operations.put_entry import PutEntry, put_entry
from chaffer.commerce.faq.reading_files import Problem, Read, read_file
from chaffer.runtime.transaction import Transaction

AT_ONCE = 200
"""Entries written in one transaction."""


class Imported(msgspec.Struct, frozen=True):
    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, more: "Imported") -> "Imported":
        return Imported(self.new + more.new, self.changed + more.changed, self.unchanged + more.unchanged)


def parts(content: bytes, language: str) -> tuple[list[list[Read]], list[Problem]]:
    """A file's entries in portions for `import_part`, and what could not be read."""
    entries, problems = read_file(content, language)
    return [entries[at : at + AT_ONCE] for at in range(0, len(entries), AT_ONCE)], problems


def import_part(tx: Transaction, entries: list[Read], source: str) -> Imported:
    """Write them under their keys. Safe to repeat."""
    outcomes: Counter[str] = Counter()
    for each in entries:
        command = PutEntry(each.key, each.language, each.question, each.answer, each.phrasings, source)
        outcomes[put_entry(tx, command)[1]] += 1
    return Imported(outcomes["new"], outcomes["changed"], outcomes["unchanged"])


def prune(tx: Transaction, entries: list[Read], source: str) -> int:
    """Delete what an earlier state of this file brought and this one does not. How many went."""
    return delete_gone(tx, source, {(each.key, each.language) for each in entries})
