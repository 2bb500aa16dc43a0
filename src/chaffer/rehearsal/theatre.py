"""Scripts played one after the other, each in a town of its own that begins at the same moment."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from chaffer.accounts.shops import all_shops
from chaffer.kernel.errors import Conflict
from chaffer.rehearsal.marks import line_of
from chaffer.rehearsal.moved_clock import MovedClock
from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.play import play
from chaffer.rehearsal.script import Script
from chaffer.rehearsal.seen import Differs, Seen
from chaffer.rehearsal.town import Assemble, Town
from chaffer.rehearsal.wire_stage import WireStage
from chaffer.runtime.database import Database
from chaffer.runtime.migrate import migrate
from chaffer.runtime.opening import open_database
from chaffer.runtime.transaction import ANY_SHOP

STARTS = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
"""A Monday, just after noon: every file is played on this day."""
TOGETHER = 10
"""How many messages said at once come in one webhook call."""
_SLUG = "rehearsal-"

Fill = Callable[[Database, str, str], None]
"""Opens the shop of this id and short name, and puts its goods on the shelves."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """history: what was seen after each step. differs: None if all went as written."""

    script: Script
    history: list[Seen]
    seconds: float
    differs: Differs | None = None


class Theatre:
    """folder: for all that is left behind. fill: makes the shop. payments: the path of the test provider.

    database_url: one for all scripts, which must hold nothing else; without it each has a new SQLite file.
    """

    def __init__(self, folder: Path, assemble: Assemble, payments: str, fill: Fill, database_url: str = "") -> None:
        self._folder, self._assemble, self._payments, self._fill = folder, assemble, payments, fill
        self._database_url = database_url
        self._filled: tuple[Path, str] | None = None
        self._numbers = MovedClock(STARTS)
        if database_url:
            self._claim(database_url)

    def perform(self, script: Script) -> Outcome:
        """Play it in a new town. Raises Refusal, or whatever `fill` raises, if there is no shop to play in."""
        number = self._numbers.chance(29)
        folder = self._folder / f"{Path(script.path).stem or 'script'}-{number}"
        folder.mkdir(parents=True)
        shop_id, url = self._shop(number, folder)
        town = Town.open(self._assemble, url, folder, STARTS, TOGETHER)
        began = time.monotonic()
        try:
            history = self._play(script, town, shop_id, number)
        except Differs as differs:
            differs.line = differs.line or line_of(script.lines, "$.shop")
            return Outcome(script, differs.history, time.monotonic() - began, differs)
        finally:
            town.close()
        return Outcome(script, history, time.monotonic() - began)

    def _play(self, script: Script, town: Town, shop_id: str, number: int) -> list[Seen]:
        pages = Pages(town.app.url + self._payments)
        pages.provider_tells_first()
        return play(script, WireStage(town, pages, shop_id, number, script))

    def _shop(self, number: int, folder: Path) -> tuple[str, str]:
        """The id of a shop nobody has spoken to, and the database it is in."""
        if self._database_url:
            return self._fill_new(self._database_url, number), self._database_url
        if self._filled is None:
            template = self._folder / "filled.db"
            migrate(f"sqlite:///{template}")
            self._filled = template, self._fill_new(f"sqlite:///{template}", number)
        template, shop_id = self._filled
        shutil.copyfile(template, folder / "chaffer.db")
        return shop_id, f"sqlite:///{folder / 'chaffer.db'}"

    def _fill_new(self, url: str, number: int) -> str:
        db = open_database(url, MovedClock(STARTS))
        try:
            shop_id = db.clock.new_id("shop")
            self._fill(db, shop_id, f"{_SLUG}{number}")
        finally:
            db.close()
        return shop_id

    @staticmethod
    def _claim(url: str) -> None:
        """A server at work sends what it finds: never begin one on a database that others use."""
        migrate(url)
        db = open_database(url, MovedClock(STARTS))
        try:
            found = [shop.slug for shop in db.read_now(ANY_SHOP, all_shops) if not shop.slug.startswith(_SLUG)]
        finally:
            db.close()
        if found:
            raise Conflict(f"this database holds the shop {found[0]!r}: conversations are tried in one that is empty")
