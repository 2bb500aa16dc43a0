"""How a shopper buys: by what the last answer offers to tap, whatever the words are."""

import random
import re
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp

from tests.process.meta import Json, link, offers, text

ADDRESS = "Anna Lee, 12 Oak Street, Portland, OR 97205"
WISHES = ("I need a prom dress", "a blue linen shirt", "a striped shirt", "a wool scarf", "a white dress, size M")
# The first of these that is offered is tapped; anything else would lead away from buying.
WANTED = ("pay", "deliver", "checkout", "add", "take_some", "opt", "take", "see", "cart")
STEPS_AT_MOST = 14
_TO_PROVIDER = re.compile(r'href="(http://[^"]+/pay/[a-z0-9]+)"')


@dataclass(frozen=True, slots=True)
class Pay:
    """Open this page of the shop's, and pay there."""

    url: str


class Habit(Protocol):
    def next(self, heard: list[Json]) -> Json | Pay:
        """What the shopper does after these answers: a message element, or a payment."""
        ...


class Asks:
    """Each of these is answered with one bubble and changes nothing."""

    questions = ("help", "hello", "what can you do?", "thanks", "how much is delivery?")

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def next(self, heard: list[Json]) -> Json | Pay:
        return text(self._chance.choice(self.questions))


class Buys:
    """Finds, chooses, pays, and begins again; gives up what does not come to an end and empties the cart."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._steps = 0

    def next(self, heard: list[Json]) -> Json | Pay:
        self._steps += 1
        if self._steps > STEPS_AT_MOST:
            self._steps = 0
            return text("empty my cart")
        page = next((url for payload in heard if "/pay/" in (url := link(payload))), "")
        if page:
            self._steps = 0
            return Pay(page)
        return self._tap({tap: element for payload in heard for tap, element in offers(payload)})

    def _tap(self, offered: dict[str, Json]) -> Json:
        by_verb: dict[str, list[Any]] = {}
        for tap, element in offered.items():
            by_verb.setdefault(tap.partition(":")[0], []).append(element)
        if "address_again" in by_verb and "yes" in by_verb:
            return dict(by_verb["yes"][0])
        if set(by_verb) == {"person"}:
            return text(ADDRESS)
        for verb in WANTED:
            if verb in by_verb:
                return dict(self._chance.choice(by_verb[verb]))
        self._steps = 0
        return text(self._chance.choice(WISHES))


async def pay_at(session: aiohttp.ClientSession, page: str, card: str) -> bool:
    """From the shop's page to the provider's, and pay there with this test card; whether the provider was reached."""
    try:
        async with session.get(page) as ours:
            found = _TO_PROVIDER.search(await ours.text())
        if found is None:
            return False
        async with session.post(found[1], data={"card": card}, allow_redirects=False) as theirs:
            return theirs.status in (200, 303)
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False
