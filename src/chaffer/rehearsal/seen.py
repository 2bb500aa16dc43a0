"""What a shopper sees, and how it is told."""

from dataclasses import dataclass, field


@dataclass
class Seen:
    """What the bot showed since the last look. text: of all bubbles; cards: titles; taps: labels, those of cards apart.

    pays: the sum on the page to pay on, as files write it.
    """

    text: str = ""
    taps: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    pays: str = ""
    bubbles: int = 0


class Differs(AssertionError):
    """What was seen is not what the file says, or a step cannot be done.

    problem: in words. place: what of the step, as `bot.says[1]`. seen: what was there instead, if anything was.
    play adds the rest. line: of the file. where: the step's number and name. history: what was seen before.
    """

    def __init__(self, problem: str, place: str = "", seen: Seen | None = None) -> None:
        self.problem, self.place, self.seen = problem, place, seen
        self.line = 0
        self.where = ""
        self.history: list[Seen] = []
        super().__init__(problem)

    def __str__(self) -> str:
        shown = f"\n--- the bot showed ---\n{as_text(self.seen)}" if self.seen else ""
        return f"line {self.line}, {self.where}: {self.problem}{shown}"


def as_text(seen: Seen) -> str:
    """As a person reads it, line by line."""
    lines = [seen.text] if seen.text else []
    lines += [f"  ▢ {title}" for title in seen.cards]
    lines += [f"  [{label}]" for label in seen.taps]
    lines += [f"  ⮕ pay {seen.pays}"] if seen.pays else []
    return "\n".join(lines)


def plain(text: str) -> str:
    """With ordinary spaces: nobody sees which ones a language puts between a number and its unit."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
