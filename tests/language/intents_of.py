"""Sentences with their intents, written apart from the seeds the model is trained from."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class IntentCase(NamedTuple):
    language: str
    intent: str
    text: str
    asked: str


def intent_cases(name: str = "intents.tsv") -> Iterator[IntentCase]:
    with (HERE / "frames" / name).open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                for text in row[2].split("|"):
                    yield IntentCase(row[0], row[1], text.strip(), row[3] if len(row) > 3 else "")
