"""How well sentences are understood that the model was not made from."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from chaffer.language.extraction import extract
from chaffer.language.facets import NO_FACETS
from chaffer.language.intent_features import masked_words
from chaffer.language.intents import Model, as_model, intent_of
from chaffer.language.normalise import normalise
from chaffer.language.reading import read
from chaffer.language.training.fit import fit
from chaffer.language.training.frames import FILES, SHOPS, TODAY, cases, frame_of
from chaffer.language.training.seeds import LANGUAGES, Line, Seed, seeds, split

UNKNOWN = "unknown"


class Tally(msgspec.Struct):
    """Of the sentences of one language. strange: those about nothing a shop does; found: told as such.
    refused: others told as such.
    """

    every: int = 0
    right: int = 0
    strange: int = 0
    found: int = 0
    refused: int = 0


class Report(msgspec.Struct):
    """by_language: of the sentences held out. confused: (meant, told), the most frequent first.
    frames: file -> (exactly right, all). milliseconds: of CPU a sentence, on average.
    """

    learnt: int
    by_language: dict[str, Tally]
    confused: list[tuple[tuple[str, str], int]]
    frames: dict[str, tuple[int, int]]
    milliseconds: float


def report(seed: int, held_out: float, clock: Callable[[], float], some: Sequence[Line]) -> Report:
    """Split the lines, learn from one part, and be tested on the other. clock: CPU seconds."""
    kept, held = split(some, seed, held_out)
    learnt = seeds(kept)
    known = set(learnt)
    asked = [each for each in seeds(held) if each not in known]
    model = as_model(fit(learnt))
    tallies = {language: Tally() for language in LANGUAGES}
    confused: Counter[tuple[str, str]] = Counter()
    began = clock()
    for case, told in _told(asked, model):
        tally = tallies[case.language]
        tally.every += 1
        tally.right += told == case.intent
        if case.intent == UNKNOWN:
            tally.strange += 1
            tally.found += told == UNKNOWN
        else:
            tally.refused += told == UNKNOWN
        if told != case.intent:
            confused[case.intent, told] += 1
    spent = clock() - began
    exact = {name: _exact(name) for name in FILES}
    return Report(len(learnt), tallies, confused.most_common(8), exact, spent * 1000 / max(len(asked), 1))


def _told(some: Sequence[Seed], model: Model) -> Iterator[tuple[Seed, str]]:
    for case in some:
        currency, country = SHOPS[case.language]
        plain = normalise(case.sentence)
        reading = read(case.sentence, plain, case.language)
        got = extract(reading, today=TODAY, currency=currency, country=country, asked="", facets=NO_FACETS)
        yield case, intent_of(plain, masked_words(reading, got.things, got.spans), got.slots, "", model).name


def _exact(name: str) -> tuple[int, int]:
    every = list(cases(name))
    return sum(frame_of(case.text, case.language) == case.frame for case in every), len(every)


def table(made: Report) -> str:
    """The report as a person reads it."""
    out = [f"learnt from {made.learnt} sentences, asked about others", ""]
    out.append(f"{'':10}{'sentences':>10}{'right':>8}{'strange':>9}{'found':>8}{'wrongly refused':>17}")
    for language, tally in [*made.by_language.items(), ("all", _sum(made.by_language.values()))]:
        shares = _share(tally.right, tally.every), _share(tally.found, tally.strange)
        refused = _share(tally.refused, tally.every - tally.strange)
        out.append(f"{language:10}{tally.every:>10}{shares[0]:>8}{tally.strange:>9}{shares[1]:>8}{refused:>17}")
    out += ["", "most often confused (meant, told):"]
    out += [f"  {meant}, {told}: {count}" for (meant, told), count in made.confused]
    out += ["", "slots exactly right:"]
    out += [f"  {name.removesuffix('.tsv')}: {right} of {every}" for name, (right, every) in made.frames.items()]
    out += ["", f"{made.milliseconds:.2f} ms CPU a sentence"]
    return "\n".join(out)


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        for name in Tally.__struct_fields__:
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
    return whole


def _share(some: int, every: int) -> str:
    return f"{some / every:.1%}" if every else "-"
