"""Shoppers who find, choose, fill a cart and order, tapping what the replies offer them."""

import asyncio
import contextlib
import random
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.meta import Meta
from bench.people import phone
from bench.search_catalogue import queries
from bench.shop import Number

ADDRESS = "Ann Smith, 12 Main Street, Springfield, IL 62701, USA"
PATIENCE_SECONDS = 10.0
CONFIRMED_SECONDS = 0.5
TURNS_IN_A_ROW = 12
"""Then another shopper has a go: WhatsApp lets nobody be written to without end."""
# What each step taps, by the beginnings of the ids it looks for; a step whose ids are not offered is left out.
WAY = (
    ("find", ()),
    ("choose", ("see:",)),
    ("add", ("add:",)),
    ("find", ()),
    ("choose", ("see:",)),
    ("add", ("add:",)),
    ("show cart", ()),
    ("checkout", ("checkout",)),
    ("checkout", ("yes", "address:", "saved", "use")),
    ("checkout", ("pay:cash_on_delivery",)),
)
WORDS = {"show cart": "show my cart"}
Reply = tuple[dict[str, Any], "asyncio.Task[None] | None", float]
"""What was said, the task that reports on it, when it came."""


@dataclass(slots=True)
class Tally:
    """latencies: seconds from posting a message to its reply. acks: to its 200. kinds: turns by step."""

    turns: int = 0
    silent: int = 0
    latencies: list[float] = field(default_factory=list)
    acks: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Shopper:
    number: str
    at: int = 0
    offered: dict[str, tuple[str, str]] = field(default_factory=dict)
    address_wanted: bool = False


class Crowd:
    """Everybody who writes to these numbers. Each is either idle or waiting for one reply."""

    def __init__(self, meta: Meta, numbers: Sequence[Number], seed: int = 1) -> None:
        self.meta = meta
        self.tally = Tally()
        self._chance = random.Random(seed)
        self._searches = queries(300)
        shoppers = []
        for number in numbers:
            for n in range(number.first, number.first + number.count):
                shoppers.append(Shopper(phone(n)))
                meta.numbers[phone(n)] = number.phone_number_id
        self._chance.shuffle(shoppers)
        self._idle = deque(shoppers)
        self._replies: dict[str, asyncio.Future[Reply]] = {}
        self.meta.heard = self._heard

    async def closed(self, at_once: int, seconds: float) -> None:
        """So many shoppers at once, each writing as soon as its reply is there."""
        until = time.perf_counter() + seconds
        await asyncio.gather(*(self._live(until) for _ in range(at_once)))

    async def open(self, per_second: float, seconds: float) -> None:
        """Messages at a steady mean rate, whatever the server does; arrivals are Poisson's."""
        tasks: set[asyncio.Task[None]] = set()
        began = at = time.perf_counter()
        while at < began + seconds:
            at += self._chance.expovariate(per_second)
            if (wait := at - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            if self._idle:
                task = asyncio.create_task(self._once(self._idle.popleft()))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
        if tasks:
            await asyncio.wait(tasks, timeout=PATIENCE_SECONDS)

    def fresh(self) -> Tally:
        """The tally so far; a new one begins."""
        done, self.tally = self.tally, Tally()
        return done

    async def _live(self, until: float) -> None:
        while time.perf_counter() < until:
            shopper = self._idle.popleft()
            for _ in range(TURNS_IN_A_ROW):
                if time.perf_counter() < until:
                    await self._turn(shopper)
            self._idle.append(shopper)

    async def _once(self, shopper: Shopper) -> None:
        await self._turn(shopper)
        self._idle.append(shopper)

    async def _turn(self, shopper: Shopper) -> None:
        kind, element = self._next(shopper)
        reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._replies[shopper.number] = reply
        began = time.perf_counter()
        self.tally.acks.append(await self.meta.say(shopper.number, element))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                payload, reports, at = await reply
                self.tally.latencies.append(at - began)
                _read(shopper, payload)
                if reports is not None:
                    await reports
                if str(element).find("'pay:") > 0:  # that the order is placed is told by itself
                    await asyncio.sleep(CONFIRMED_SECONDS)
                self.tally.turns += 1
                self.tally.kinds[kind] += 1
                return
        self.tally.silent += 1
        shopper.at, shopper.offered = 0, {}

    def _next(self, shopper: Shopper) -> tuple[str, dict[str, Any]]:
        if shopper.address_wanted:
            shopper.address_wanted = False
            return "checkout", _text(ADDRESS)
        while True:
            kind, wanted = WAY[shopper.at % len(WAY)]
            shopper.at += 1
            if kind == "find":
                return kind, _text(self._chance.choice(self._searches))
            if kind in WORDS:
                return kind, _text(WORDS[kind])
            found = [choice for choice in shopper.offered if choice.startswith(wanted)]
            if found:
                choice = self._chance.choice(found)
                form, title = shopper.offered[choice]
                return kind, {
                    "type": "interactive",
                    "interactive": {"type": form, form: {"id": choice, "title": title}},
                }

    def _heard(self, to: str, payload: dict[str, Any], reports: "asyncio.Task[None] | None") -> None:
        waiting = self._replies.pop(to, None)
        if waiting is not None and not waiting.done():
            waiting.set_result((payload, reports, time.perf_counter()))


def _text(body: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": body}}


def _read(shopper: Shopper, payload: dict[str, Any]) -> None:
    """What the reply offers to tap: id -> (how it comes back, its title)."""
    shopper.offered = {}
    interactive = payload.get("interactive", {})
    action = interactive.get("action", {})
    for button in action.get("buttons", ()):
        shopper.offered[button["reply"]["id"]] = ("button_reply", button["reply"]["title"])
    for section in action.get("sections", ()):
        for row in section.get("rows", ()):
            shopper.offered[row["id"]] = ("list_reply", row["title"])
    for card in action.get("cards", ()):
        for button in card.get("action", {}).get("buttons", ()):
            reply = button.get("quick_reply", button.get("reply", {}))
            if "id" in reply:
                shopper.offered[reply["id"]] = ("button_reply", reply.get("title", ""))
    shopper.address_wanted = "name and address" in str(interactive.get("body", {}).get("text", "")).casefold()
