"""A script played on a stage, step by step. Whoever implements Stage plays the same files."""

from typing import Any, Protocol

import msgspec

from chaffer.rehearsal.expect import check_bot, check_held
from chaffer.rehearsal.marks import line_of
from chaffer.rehearsal.script import Manner, Script, Step
from chaffer.rehearsal.seen import Differs, Seen, as_text


class Stage(Protocol):
    """Where a conversation is played. What cannot be done raises Differs."""

    def say(self, texts: list[str], about: str) -> None: ...
    def say_so(self, texts: list[str], manner: Manner) -> None: ...
    def tap(self, label: str, card: str) -> None: ...
    def send_order(self, items: dict[str, int]) -> None: ...
    def fill_in(self, answers: dict[str, str]) -> None: ...
    def send(self, what: str) -> None: ...
    def event(self, name: str, details: list[str]) -> None: ...
    def wait(self, amount: int, unit: str) -> None: ...
    def read_bot(self) -> Seen: ...
    def holds(self, what: str) -> Any: ...


def play(script: Script, stage: Stage) -> list[Seen]:
    """Play every step; what was seen after each. Raises Differs naming line and step that went wrong."""
    history: list[Seen] = []
    for number, step in enumerate(script.steps):
        try:
            act(step, stage)
            seen = stage.read_bot()
            history.append(seen)
            check_bot(step.bot, seen)
            for what in _asked(step):
                check_held(step.holds, what, stage.holds(what))  # type: ignore[arg-type]
        except Differs as differs:
            differs.line = line_of(script.lines, f"$.steps[{number}].{differs.place or step.act}")
            differs.where = f"step {number + 1} ({step.act})"
            differs.history = history
            raise
    return history


def act(step: Step, stage: Stage) -> None:
    """Do what the shopper, or the world, does in this step."""
    match step.act:
        case "shopper":
            if step.manner == Manner():
                stage.say(step.texts, step.about)
            else:
                stage.say_so(step.texts, step.manner)
        case "tap":
            stage.tap(str(step.tap), step.card)
        case "order":
            stage.send_order(step.order or {})
        case "sends":
            stage.send(str(step.sends))
        case "fills":
            stage.fill_in(step.fills or {})
        case "event":
            name, *details = str(step.event).split()
            stage.event(name, details)
        case "waits":
            amount, unit = str(step.waits).split()
            stage.wait(int(amount), unit if unit.endswith("s") else f"{unit}s")


def transcript(script: Script, history: list[Seen]) -> str:
    """The whole conversation, to be read by a person."""
    out = []
    for step, seen in zip(script.steps, history, strict=False):
        done = getattr(step, step.act)
        out.append(f"> {step.act}: {', '.join(done) if isinstance(done, list) else done}")
        if shown := as_text(seen):
            out.append(shown)
    return "\n".join(out)


def _asked(step: Step) -> list[str]:
    held = step.holds
    if held is None:
        return []
    return [name for name in msgspec.structs.asdict(held) if getattr(held, name) is not None]
