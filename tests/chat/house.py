"""A shop with a chat on its site, on a real server."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.cli.serving import Assembled, assemble
from chaffer.rehearsal.listening import Listening, free_port
from chaffer.rehearsal.moved_clock import MovedClock
from chaffer.rehearsal.web_page import WebPage
from chaffer.runtime.database import Database
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from tests.conversations.shelf import open_shop
from tests.process.records import read_rows

ORIGIN = "https://shop.example"
KEY = bytes(range(32))


@dataclass(slots=True)
class House:
    """settings: of the next start, as keyword arguments."""

    database_url: str
    folder: Path
    settings: dict[str, Any] = field(default_factory=dict)
    shop_id: str = ""
    site: str = ""
    identity_key: str = ""
    server: Listening = field(init=False)
    assembled: Assembled = field(init=False)
    clock: MovedClock = field(default_factory=MovedClock)
    pages: list[WebPage] = field(default_factory=list)

    def start(self) -> None:
        port = free_port()
        told = {"chat_messages_per_minute": 100_000, **self.settings}
        settings = Settings(data_dir=self.folder, port=port, database_url=self.database_url, **told)
        self.assembled = assemble(settings, open_database(self.database_url, self.clock), Secrets([KEY]))
        if not self.shop_id:
            self.shop_id = self.clock.new_id("shop")
            open_shop(self.db, self.shop_id, "marlow")
            made = self.db.write_now(
                self.shop_id, lambda tx: add_web_chat(tx, AddWebChat((ORIGIN,)), self.assembled.server.secrets)
            )
            self.site, self.identity_key = made.site_key, made.identity_key
        self.server = Listening(lambda: self.assembled.app, port)

    def stop(self) -> None:
        for page in self.pages:
            page.close()
        self.pages.clear()
        self.server.stop()
        self.db.close()

    @property
    def db(self) -> Database:
        return self.assembled.server.db

    def page(self, origin: str = ORIGIN, *, opened: bool = True, **asked: Any) -> WebPage:
        """A new visitor's page, with its socket open."""
        page = WebPage(self.server.url, self.site, origin)
        self.pages.append(page)
        page.begin(**asked)
        if opened:
            page.open()
        return page

    def beside(self, page: WebPage) -> WebPage:
        """The same visitor in another tab."""
        other = WebPage(self.server.url, self.site, page.origin)
        other.token = page.token
        self.pages.append(other)
        other.open()
        return other

    def identity(self, sub: str, key: str = "", head: dict[str, Any] | None = None, **claims: Any) -> str:
        """What the shop's own server signs."""
        now = int(self.clock.now().timestamp())
        told = {"sub": sub, "aud": self.site, "iat": now, "exp": now + 3600, **claims}
        told = {name: value for name, value in told.items() if value is not None}
        body = f"{_part(head or {'alg': 'HS256', 'typ': 'JWT'})}.{_part(told)}"
        signed = hmac.digest((key or self.identity_key).encode(), body.encode(), hashlib.sha256)
        return f"{body}.{base64.urlsafe_b64encode(signed).rstrip(b'=').decode()}"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return read_rows(self.database_url, sql)

    def until(self, holds: Callable[[], Any], seconds: float = 20.0) -> Any:
        """Wait for it; what it gave. Raises AssertionError when the time is over."""
        ends = time.monotonic() + seconds
        while not (found := holds()):
            assert time.monotonic() < ends, "it did not come to this"
            time.sleep(0.02)
        return found


def _part(told: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


def words(message: dict[str, Any]) -> str:
    """Everything a message says in words."""
    return "\n".join(part.get("text", "") or part.get("label", "") for part in message["parts"])
