"""Print how often the exact slot frame and the intent are right, per language, and what a call costs.

PYTHONPATH=src:. python tools/measure_language.py [-v]
"""

import sys
import time
from collections import Counter

from tests.language.intents_of import intent_cases

from chaffer.language.training.frames import SHOPS, TODAY, cases, frame_of
from chaffer.language.understanding import understand


def main() -> None:
    for name in ("friendly.tsv", "awkward.tsv", "blind.tsv"):
        right, every = Counter[str](), Counter[str]()
        for case in cases(name):
            got = frame_of(case.text, case.language)
            every[case.language] += 1
            right[case.language] += got == case.frame
            if got != case.frame and "-v" in sys.argv:
                print(f"  {case.text}\n    said {got}\n    want {case.frame}")
        _show(f"exact frame, {name}", right, every)
    texts: list[tuple[str, str]] = []
    for name in ("intents.tsv", "intents_blind.tsv"):
        _measure_intents(name, texts)
    spent = []
    for text, currency in texts * 3:
        start = time.process_time_ns()
        understand(text, today=TODAY, currency=currency)
        spent.append((time.process_time_ns() - start) / 1e6)
    spent.sort()
    print(f"CPU ms a call: p50 {spent[len(spent) // 2]:.2f}, p99 {spent[len(spent) * 99 // 100]:.2f}")


def _measure_intents(name: str, texts: list[tuple[str, str]]) -> None:
    right, every = Counter[str](), Counter[str]()
    for intent_case in intent_cases(name):
        currency, country = SHOPS[intent_case.language]
        texts.append((intent_case.text, currency))
        told = understand(
            intent_case.text, today=TODAY, currency=currency, country=country, language_hint=intent_case.language,
            asked=intent_case.asked,
        )  # fmt: skip
        every[intent_case.language] += 1
        right[intent_case.language] += told.intent == intent_case.intent
        if told.intent != intent_case.intent and "-v" in sys.argv:
            print(f"  {intent_case.text}: {told.intent} {told.confidence:.2f}, want {intent_case.intent}")
    _show(f"intent, {name}", right, every)


def _show(what: str, right: Counter[str], every: Counter[str]) -> None:
    parts = [f"{language} {right[language]}/{every[language]}" for language in every]
    print(f"{what}: {right.total()}/{every.total()} = {right.total() / every.total():.3f}  ({', '.join(parts)})")


if __name__ == "__main__":
    main()
