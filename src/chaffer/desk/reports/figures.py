"""From counted facts to what people read: pure."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from chaffer.desk.reports.spans import quantile
from chaffer.desk.reports.talk import STEPS
from chaffer.kernel.money import Money

OUTCOMES = ("order", "resolved", "left", "open")


class Spans(msgspec.Struct, frozen=True):
    """How long something took, in whole seconds. number: of how many; null where it is none. p90: nine in ten were no slower."""

    number: int
    median_seconds: int | None
    p90_seconds: int | None


class Ratings(msgspec.Struct, frozen=True):
    """scores: how many gave 1, 2, 3, 4, 5. average_hundredths: of the scores, null without any. asked: how many were asked."""

    asked: int
    answered: int
    scores: tuple[int, int, int, int, int]
    average_hundredths: int | None


class Outcomes(msgspec.Struct, frozen=True):
    """What became of conversations: an order; resolved without one; left; still open."""

    order: int
    resolved: int
    left: int
    open: int


class FunnelStep(msgspec.Struct, frozen=True):
    """step: asked, shown (goods), carted, checkout, paid. talks: how many conversations came so far, or further."""

    step: str
    talks: int


class Figures(msgspec.Struct, frozen=True):
    """What docs/reference/reports.md says of each. unanswered: no answer at all. no_person: a person was waited for and
    did not come. The others of this kind have times: first_reply by anybody, person_reply by a person (in the
    hours people answer: person_reply_hours), resolution.
    """

    talks: int
    unanswered: int
    no_person: int
    first_reply: Spans
    person_reply: Spans
    person_reply_hours: Spans
    resolution: Spans
    resolution_hours: Spans
    outcomes: Outcomes
    funnel: tuple[FunnelStep, ...]
    orders: int
    sales: tuple[Money, ...]
    ratings: Ratings


def figures(facts: Mapping[str, int]) -> Figures:
    return Figures(
        facts.get("talks", 0), facts.get("unanswered", 0), facts.get("no_person", 0),
        spans(facts, "reply"), spans(facts, "person"), spans(facts, "person_hours"), spans(facts, "solve"),
        spans(facts, "solve_hours"),
        Outcomes(*(facts.get(f"ended.{outcome}", 0) for outcome in OUTCOMES)),
        tuple(FunnelStep(step, facts.get(f"step.{step}", 0)) for step in STEPS),
        facts.get("orders", 0),
        tuple(Money(facts[name], name.partition(".")[2]) for name in sorted(facts) if name.startswith("sales.")),
        ratings(facts),
    )  # fmt: skip


def spans(facts: Mapping[str, int], name: str) -> Spans:
    counted = Counter({
        int(rest): number for fact, number in facts.items() for kind, _, rest in (fact.partition("."),) if kind == name
    })  # fmt: skip
    return Spans(counted.total(), quantile(counted, 0.5), quantile(counted, 0.9))


def ratings(facts: Mapping[str, int]) -> Ratings:
    one, two, three, four, five = (facts.get(f"rated.{score}", 0) for score in range(1, 6))
    answered = one + two + three + four + five
    total = one + 2 * two + 3 * three + 4 * four + 5 * five
    average = (200 * total + answered) // (2 * answered) if answered else None
    return Ratings(facts.get("rated.asked", 0), answered, (one, two, three, four, five), average)
