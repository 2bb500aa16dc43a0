"""Whatever a shopper does, in whatever order: no error, and never silence."""

import random
from collections.abc import Callable, Iterator

import pytest

from chaffer.kernel.message import CartCard, Choices, OrderCard, Part, ProductCards, Tapped, Text
from chaffer.rehearsal.script import Script, load
from tests.conversations.shelf import WITHOUT_A_PHONE
from tests.dialogue.stage import SENT, DialogueStage

STEPS = 60


def everything_said() -> list[str]:
    """Each text of every conversation file, in four languages, once."""
    said: dict[str, None] = {}
    for path in WITHOUT_A_PHONE:
        for step in load(path).steps:
            said |= dict.fromkeys(step.texts)
    return sorted(said)


def tappable(shown: list[Part]) -> Iterator[Tapped]:
    for part in shown:
        match part:
            case ProductCards():
                choices = [*part.more, *(choice for card in part.cards for choice in card.choices)]
            case Choices() | CartCard() | OrderCard():
                choices = list(part.choices)
            case _:
                choices = []
        yield from (Tapped(choice.id, choice.label) for choice in choices)


@pytest.mark.parametrize("seed", range(12))
def test_no_order_of_things_breaks_the_conversation(seed: int, stage_for: Callable[[Script], DialogueStage]) -> None:
    chance = random.Random(seed)
    stage = stage_for(Script(language=chance.choice(["en", "fr", "ko", "ru"]), name=chance.choice(["", "Ada Byron"])))
    said = [text for text in everything_said() if text.lower() not in _LEAVE_THE_BOT]
    for _ in range(STEPS):
        taps = list(tappable(stage.shown[-6:]))
        what = chance.random()
        if taps and what < 0.4:
            done: Part = chance.choice(taps)
        elif what < 0.9:
            done = Text(chance.choice(said))
        else:
            done = chance.choice([part for name, part in SENT.items() if name != "reaction"])
        stage._turn([(done,)])
        seen = stage.read_bot()
        assert seen.text or seen.cards, f"silent after {done}"
        assert "{" not in seen.text, seen.text
        if stage.holds("owner") != "bot":
            stage.event("hand_back", [])


_LEAVE_THE_BOT = frozenset(("are you there?", "hello?"))
