"""The seeds the intent model is made from, and the report on what it makes of sentences it has not seen."""

from collections import Counter
from itertools import count

from tests.language.intents_of import intent_cases

from chaffer.language.intents import model
from chaffer.language.training.report import report, table
from chaffer.language.training.seeds import LANGUAGES, Line, apart, lines, seeds, split

SEEDS = seeds(lines())
ENOUGH = 60


def test_every_intent_has_enough_seeds_in_every_language() -> None:
    counts = Counter((seed.intent, seed.language) for seed in SEEDS)

    few = {pair: counts[pair] for name in model().names for pair in ((name, each) for each in LANGUAGES)}
    assert {pair: number for pair, number in few.items() if number < ENOUGH} == {}


def test_the_model_knows_every_intent_of_the_seeds() -> None:
    assert set(model().names) == {seed.intent for seed in SEEDS}


def test_no_test_sentence_is_a_seed() -> None:
    known = {seed.sentence.lower().strip(" ?!.") for seed in SEEDS}
    tested = [case.text.lower().strip(" ?!.") for case in intent_cases("intents_blind.tsv")]

    assert [text for text in tested if text in known] == []


def test_a_split_holds_out_whole_lines_the_same_ones_each_time() -> None:
    every = list(lines())
    kept, held = split(every, 7, 0.2)

    assert (kept, held) == split(every, 7, 0.2)
    assert held != split(every, 8, 0.2)[1]
    assert sorted(kept + held) == sorted(every)
    assert 0.15 < len(held) / len(every) < 0.25


def test_the_report_tells_a_model_that_learnt_from_one_that_could_not() -> None:
    """The same few lines with their intents; then with intents that have nothing to do with what is said."""
    wanted = {"show_cart", "thanks", "human", "unknown", "cancel_order"}
    some = [line for line in lines() if line.language == "en" and line.intent in wanted and len(line.sentences) > 1]
    names, ticks = sorted(wanted), count()
    shuffled = [
        Line(names[number % len(names)], line.language, (sentence,))
        for line in some
        for number, sentence in enumerate(line.sentences)
    ]

    learnt = report(3, 0.3, lambda: float(next(ticks)), apart(some))
    lost = report(3, 0.3, lambda: float(next(ticks)), shuffled)

    assert learnt.by_language["en"].right / learnt.by_language["en"].every > 0.75
    assert lost.by_language["en"].right / lost.by_language["en"].every < 0.4
    assert "wrongly refused" in table(learnt)
