"""A conversation file: what a shopper does, what the bot answers, what the database holds then.

The format is explained in docs/howto/write-a-conversation-test.md. Nothing here knows a channel.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from chaffer.commerce.pricing.days import DayPlan
from chaffer.commerce.pricing.reach import Reach
from chaffer.commerce.returns.policy import Policy
from chaffer.rehearsal.marks import Lines, Unreadable, line_of, read_marked

ACTS = ("shopper", "tap", "order", "sends", "fills", "event", "waits")
SENDS = (
    "picture", "voice", "video", "sticker", "document", "location", "contact", "reaction", "unsupported", "correction",
    "deletion", "call", "echo",
)  # fmt: skip
EVENTS = {"paid": 0, "declined": 0, "packed": 0, "shipped": 0, "scan": 1, "stock": 2, "hand_back": 0, "company": 1, "received": 0,
          "credit": 1, "voucher": 3, "quoted": 2, "withdrawn": 0, "taken": 0, "closed": 0, "rating_asked": 0,
          "laid": 1, "approved": 0, "refused": 0, "labelled": 0, "saves": 0, "answers": 2}  # fmt: skip
"""What may happen outside; with how many details at least."""
_WAITS = re.compile(r"\d{1,5} (second|minute|hour|day|week)s?")
_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]*)`")
_KINDS = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<found>[^`]*)`")
_IN_WORDS = {
    "int": "a whole number", "str": "a text", "array": "a list", "object": "names with values", "bool": "true or false",
}  # fmt: skip
_PLACE = re.compile(r" - at `(?:key in )?(?P<path>\$[^`]*)`$")

Texts = str | list[str]


class WrongScript(Exception):
    """The file cannot be played. Its text names file and line."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        self.path, self.line, self.problem = path, line, problem
        super().__init__(f"{path}:{line}: {problem}")


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of delivery. minor: its price in the shop's currency, whole minor units. days: least and most.

    plan: on which days it drives (docs/howto/delivery-days.md).
    """

    code: str
    name: str
    minor: int
    names: dict[str, str] = {}
    days: tuple[int, int] = (0, 0)
    plan: DayPlan | None = None


class Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """parts: quantities by SKU. minor: what one costs, in whole minor units; without it, percent off."""

    title: str
    parts: dict[str, int]
    minor: int | None = None
    percent: int = 0
    titles: dict[str, str] = {}


class Tax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is charged in a country, on delivery too. included: prices hold it."""

    country: str
    name: str
    percent: int
    included: bool = False


class ShopChanges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the shop of this file differs. payment: the ways to pay. settings: others of the shop's. stock: by SKU.
    forms: its number has forms.

    faq: questions and answers as `chaffer faq import` reads them. guides: a product's guide, by SKU.
    number: settings of its WhatsApp number, such as `country: IN`. currency: of its prices, which keep their numbers.
    time_zone, reach (of its one place), lead_days (by SKU): for days of delivery.
    prices: by SKU, in whole minor units. relations: by handle, then by kind, as in catalogue files. bundles: see
    Bundle. policy: as for `chaffer policy set`. taxes: see Tax. sellers: by name, the handles of what they sell.
    """

    payment: list[str] | None = None
    settings: dict[str, Any] = {}
    delivery: list[Rate] = []
    stock: dict[str, int] = {}
    prices: dict[str, int] = {}
    policy: Policy | None = None
    forms: bool = False
    number: dict[str, str] = {}
    currency: str = ""
    relations: dict[str, dict[str, list[str]]] = {}
    bundles: list[Bundle] = []
    time_zone: str = ""
    reach: Reach = Reach()
    sellers: dict[str, list[str]] = {}
    lead_days: dict[str, int] = {}
    faq: str = ""
    guides: dict[str, str] = {}
    taxes: list[Tax] = []


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"says_not": "not"}):
    """What is seen after a step. What is None may be anything."""

    says: Texts = []
    says_not: Texts = []
    taps: Texts | None = None
    offers: Texts = []
    cards: Texts | None = None
    shows: Texts = []
    hides: Texts = []
    pays: str | None = None
    bubbles: int | None = None
    silent: bool = False


class Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the database holds after a step. What is None may be anything."""

    cart: dict[str, int] | None = None
    orders: list[str] | None = None
    consent: str | None = None
    owner: str | None = None
    address: str | None = None
    checkouts: list[str] | None = None
    said: list[str] | None = None
    reactions: list[str] | None = None
    origin: str | None = None
    place: str | None = None
    unanswered: list[str] | None = None
    cards: list[str] | None = None
    sides: dict[str, list[str]] | None = None
    rated: str | None = None
    state: str | None = None


class Manner(msgspec.Struct, frozen=True):
    """How something is written. quotes: a piece of the bubble it answers to; ad: the headline it came from.

    corrected: what it is changed to before anybody can answer; deleted: it is taken back as fast.
    """

    quotes: str = ""
    ad: str = ""
    corrected: str = ""
    deleted: bool = False


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of ACTS is given. about: the SKU it was written from; card: on which a label is tapped.

    quotes, ad, corrected, deleted: see Manner.
    """

    shopper: Texts | None = None
    tap: str | None = None
    order: dict[str, int] | None = None
    sends: str | None = None
    fills: dict[str, str] | None = None
    event: str | None = None
    waits: str | None = None
    about: str = ""
    card: str = ""
    quotes: str = ""
    ad: str = ""
    corrected: str = ""
    deleted: bool = False
    bot: Expected | None = None
    holds: Held | None = None

    @property
    def act(self) -> str:
        return next((name for name in ACTS if getattr(self, name) is not None), "")

    @property
    def manner(self) -> Manner:
        return Manner(self.quotes, self.ad, self.corrected, self.deleted)

    @property
    def texts(self) -> list[str]:
        """What the shopper writes, if this is what happens."""
        return listed(self.shopper)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    steps: list[Step]
    about: str = ""
    language: str = ""
    name: str = ""
    shop: ShopChanges = ShopChanges()
    wire: bool = False
    jobs: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """about: one sentence. language: of the shopper's phone; name: in the shopper's profile. lines: see marks.

    wire: it says how WhatsApp's phone behaves, and means nothing without one. jobs: it waits for what a worker does.
    """

    steps: list[Step] = field(default_factory=list)
    about: str = ""
    language: str = ""
    name: str = ""
    shop: ShopChanges = field(default_factory=ShopChanges)
    path: str = ""
    lines: Lines = field(default_factory=dict)
    wire: bool = False
    jobs: bool = False


def load(path: Path) -> Script:
    """Raises WrongScript for a file that cannot be played, FileNotFoundError."""
    try:
        told, lines = read_marked(path.read_text(encoding="utf-8"))
    except Unreadable as error:
        raise WrongScript(str(path), error.line, error.problem) from error
    except UnicodeDecodeError as error:
        raise WrongScript(str(path), 1, "this is not text in UTF-8") from error
    read = _converted(str(path), told, lines)
    for number, step in enumerate(read.steps):
        if problem := _problem(step):
            raise WrongScript(str(path), line_of(lines, f"$.steps[{number}]"), problem)
    return Script(read.steps, read.about, read.language, read.name, read.shop, str(path), lines, read.wire, read.jobs)


def listed(value: Texts | None) -> list[str]:
    """A single text stands for a list of it; an empty one for none."""
    return value if isinstance(value, list) else [value] if value else []


def _converted(path: str, told: Any, lines: Lines) -> _File:
    try:
        return msgspec.convert(_without_empty(told), _File, strict=False)
    except msgspec.ValidationError as error:
        where = found["path"] if (found := _PLACE.search(str(error))) else "$"
        problem = _PLACE.sub("", str(error))
        if unknown := _UNKNOWN.search(problem):
            where, problem = f"{where}.{unknown['name']}", f"nobody knows {unknown['name']!r} here"
        raise WrongScript(path, line_of(lines, where), _KINDS.sub(_in_words, problem)) from error


def _in_words(kinds: re.Match[str]) -> str:
    wanted = [_IN_WORDS.get(each, each) for each in kinds["wanted"].split(" | ") if each != "null"]
    return f"here belongs {' or '.join(wanted)}, not {_IN_WORDS.get(kinds['found'], kinds['found'])}"


def _without_empty(told: Any) -> Any:
    """`bot:` with nothing below it says nothing."""
    if isinstance(told, dict):
        return {
            name: _without_empty(value)
            for name, value in told.items()
            if value != "" or name not in ("bot", "holds", "shop")
        }
    return [_without_empty(each) for each in told] if isinstance(told, list) else told


def _problem(step: Step) -> str:
    given = [name for name in ACTS if getattr(step, name) is not None]
    if len(given) != 1:
        what = " and ".join(given) if given else "none of them"
        return f"a step does one thing of {', '.join(ACTS)}; here is {what}"
    return _CHECKS[step.act](step)


def _check_said(step: Step) -> str:
    return "" if step.texts and all(step.texts) else "nothing is said here"


def _check_sent(step: Step) -> str:
    what = str(step.sends).split(" ")[0]
    return "" if what in SENDS else f"nobody can send {what!r}: it is one of {', '.join(SENDS)}"


def _check_event(step: Step) -> str:
    name, *details = str(step.event).split() or [""]
    if name not in EVENTS:
        return f"nobody knows the event {name!r}: it is one of {', '.join(EVENTS)}"
    if len(details) < EVENTS[name]:
        return f"the event {name!r} needs {EVENTS[name]} more word(s) behind it"
    if name == "stock" and not details[1].isdecimal():
        return f"{details[1]!r} is no count"
    return ""


def _check_wait(step: Step) -> str:
    return "" if _WAITS.fullmatch(str(step.waits)) else f"{step.waits!r} is no time: write '25 hours'"


def _fine(_step: Step) -> str:
    return ""


_CHECKS: dict[str, Callable[[Step], str]] = {
    "shopper": _check_said, "tap": _fine, "order": _fine, "sends": _check_sent, "fills": _fine, "event": _check_event,
    "waits": _check_wait,
}  # fmt: skip
