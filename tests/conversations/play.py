"""Conversations as data: what a shopper does, what the bot answers, what the database holds then.

A file is a list of steps under `steps`, with an optional `language` (the shopper's phone), `shop` (changes to the
shop of shop.jsonl) and `about` (one sentence). A step does one thing:

    - shopper: I need a prom dress          # or a list: sent so fast that one turn answers all of them;
                                            # `about` names the SKU of the product it was sent from
    - tap: Check out                        # what was shown last; `card` says on which card
    - order: {HARBOUR-BLUE-M: 2}            # a cart from the channel's catalogue
    - sends: picture                        # picture, voice, video, sticker, document, location, contact, reaction, unsupported
    - event: paid                           # something happens outside; words behind it are its details
    - waits: 25 hours

and may say what is seen next:

    bot:
      says: [pieces of text, in this order]
      not: [text that must not be there]
      taps: [labels]                        # all of them, in order; `offers` names some of them
      cards: [titles]                       # all of them, in order; `shows` names some of them
      pays: $179                            # a page to pay on, for this sum
      bubbles: 1
      silent: true
    holds:
      cart: {HARBOUR-BLUE-M: 2}
      orders: [placed paid|refunded open]   # state, payment, fulfilment; newest first; | where time may decide
      consent: withdrawn
      owner: team
      address: Portland

Nothing here knows a channel: whoever implements Stage plays the same files through a real wire.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import yaml

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
SHOP = HERE / "shop.jsonl"
_ACTS = ("shopper", "tap", "order", "sends", "event", "waits")


@dataclass
class Seen:
    """What the bot showed since the last look. text: of all bubbles; cards: titles; taps: labels, those of cards apart."""

    text: str = ""
    taps: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    pays: str = ""
    bubbles: int = 0


class Stage(Protocol):
    """Where a conversation is played."""

    def say(self, texts: list[str], about: str) -> None: ...
    def tap(self, label: str, card: str) -> None: ...
    def send_order(self, items: dict[str, int]) -> None: ...
    def send(self, what: str) -> None: ...
    def event(self, name: str, details: list[str]) -> None: ...
    def wait(self, amount: int, unit: str) -> None: ...
    def read_bot(self) -> Seen: ...
    def holds(self, what: str) -> Any: ...


def load(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told


def play(told: dict[str, Any], stage: Stage) -> list[Seen]:
    """Play every step; what was seen after each. Raises AssertionError naming the step that went wrong."""
    history = []
    for number, step in enumerate(told["steps"], 1):
        act(step, stage)
        seen = stage.read_bot()
        history.append(seen)
        where = f"step {number} ({_name(step)})"
        check_bot(step.get("bot") or {}, seen, where)
        for what, expected in (step.get("holds") or {}).items():
            found = stage.holds(what)
            assert _fits(what, expected, found), f"{where}: {what} is {found!r}, not {expected!r}"
    return history


def act(step: dict[str, Any], stage: Stage) -> None:
    match _name(step):
        case "shopper":
            said = step["shopper"]
            stage.say(
                [str(each) for each in said] if isinstance(said, list) else [str(said)], str(step.get("about", ""))
            )
        case "tap":
            stage.tap(str(step["tap"]), str(step.get("card", "")))
        case "order":
            stage.send_order({str(sku): int(count) for sku, count in step["order"].items()})
        case "sends":
            stage.send(str(step["sends"]))
        case "event":
            name, *details = str(step["event"]).split()
            stage.event(name, details)
        case "waits":
            amount, unit = str(step["waits"]).split()
            stage.wait(int(amount), unit)


def _name(step: dict[str, Any]) -> str:
    return next(name for name in _ACTS if name in step)


def check_bot(expected: dict[str, Any], seen: Seen, where: str) -> None:
    shown = f"\n--- the bot showed ---\n{as_text(seen)}"
    if expected.get("silent"):
        assert not seen.bubbles, f"{where}: should be silent{shown}"
        return
    at = 0
    for piece in _listed(expected.get("says")):
        found = seen.text.find(_plain(piece), at)
        assert found >= 0, f"{where}: does not say {piece!r} (or not in this place){shown}"
        at = found + len(_plain(piece))
    for piece in _listed(expected.get("not")):
        assert _plain(piece) not in seen.text, f"{where}: says {piece!r}{shown}"
    if "taps" in expected:
        assert seen.taps == _listed(expected["taps"]), f"{where}: taps are {seen.taps}{shown}"
    for label in _listed(expected.get("offers")):
        assert label in seen.taps, f"{where}: {label!r} is not offered{shown}"
    if "cards" in expected:
        assert seen.cards == _listed(expected["cards"]), f"{where}: cards are {seen.cards}{shown}"
    for title in _listed(expected.get("shows")):
        assert title in seen.cards, f"{where}: {title!r} is not shown{shown}"
    for title in _listed(expected.get("hides")):
        assert title not in seen.cards, f"{where}: {title!r} is shown{shown}"
    if "pays" in expected:
        assert seen.pays == str(expected["pays"]), f"{where}: asks to pay {seen.pays!r}{shown}"
    if "bubbles" in expected:
        assert seen.bubbles == expected["bubbles"], f"{where}: {seen.bubbles} bubbles{shown}"
    assert seen.bubbles or not expected, f"{where}: the bot is silent"


def _fits(what: str, expected: Any, found: Any) -> bool:
    if what == "address":
        return str(expected) in str(found)
    if what == "orders":
        return len(expected) == len(found) and all(map(_stands, expected, found))
    return bool(expected == found)


def _stands(expected: str, found: str) -> bool:
    """Each word may name alternatives: "cancelled paid|refunded open"."""
    wanted, words = expected.split(), found.split()
    return len(wanted) == len(words) and all(word in each.split("|") for each, word in zip(wanted, words, strict=True))


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [] if value is None else [str(value)]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def as_text(seen: Seen) -> str:
    """For the reader of a failure, and for `transcript`."""
    lines = [seen.text]
    lines += [f"  ▢ {title}" for title in seen.cards]
    lines += [f"  [{label}]" for label in seen.taps]
    lines += [f"  ⮕ pay {seen.pays}"] if seen.pays else []
    return "\n".join(lines)


def transcript(told: dict[str, Any], history: list[Seen]) -> str:
    """The whole conversation, to be read by a person."""
    out = []
    for step, seen in zip(told["steps"], history, strict=False):
        name = _name(step)
        out.append(f"> {name}: {step[name]}")
        out.append(as_text(seen))
    return "\n".join(out)


def updated(told: dict[str, Any], history: list[Seen]) -> str:
    """The file with what was seen in the place of what was expected; a person judges the difference."""
    for step, seen in zip(told["steps"], history, strict=True):
        bot: dict[str, Any] = {}
        if not seen.bubbles:
            bot["silent"] = True
        else:
            bot["says"] = [line for line in seen.text.split("\n") if line.strip()]
            for name in ("taps", "cards", "pays"):
                if value := getattr(seen, name):
                    bot[name] = value
        step["bot"] = bot
    return str(yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120))
