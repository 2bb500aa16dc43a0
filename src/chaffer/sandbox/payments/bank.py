"""What the stand-in provider knows: sessions, refunds, keys. Kept in memory; no HTTP in here."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from chaffer.kernel.clock import Clock
from chaffer.kernel.ids import encode

TOKEN_BITS = 160
FEE_PPM, FEE_MINOR = 29_000, 30
CARDS = ("pays", "declines", "authentication", "times_out")
ERRORS = {"declines": "card_declined", "authentication": "authentication_failed", "times_out": "bank_timed_out"}

WebhookMode = Literal["after", "before", "twice", "late", "never"]


class Modes(msgspec.Struct):
    """How the provider behaves.

    webhook: after the shopper is sent back, before it, twice, `late_seconds` later, or never.
    think_seconds: how long the page ponders a card that times out.
    """

    webhook: WebhookMode = "after"
    late_seconds: float = 30.0
    think_seconds: float = 2.0


class Item(msgspec.Struct, frozen=True):
    title: str
    quantity: int
    total_minor: int


class Wish(msgspec.Struct, frozen=True):
    """What a merchant asks for. reference: the merchant's own id of the payment."""

    reference: str
    minor: int
    currency: str
    description: str = ""
    items: tuple[Item, ...] = ()
    language: str = "en"
    shop_name: str = ""
    return_url: str = ""
    notify_url: str = ""
    expires_at: datetime | None = None
    country: str = ""


class Session(msgspec.Struct):
    """state: open, paid, expired. error: why the last try did not work, while it is open."""

    id: str
    token: str
    wish: Wish
    state: str = "open"
    error: str = ""
    paid_minor: int = 0
    fee_minor: int = 0
    refunded_minor: int = 0
    tries: int = 0


class Refund(msgspec.Struct, frozen=True):
    id: str
    session: str
    minor: int


class Refused(Exception):
    """The provider says no, with a code and an HTTP status."""

    def __init__(self, code: str, status: int = 422) -> None:
        self.code, self.status = code, status
        super().__init__(code)


class Bank:
    """All sessions and refunds. Every change goes through here; `charges` counts what cards really paid."""

    def __init__(self, clock: Clock, modes: Modes | None = None) -> None:
        self.clock = clock
        self.modes = modes or Modes()
        self.sessions: dict[str, Session] = {}
        self.refunds: dict[str, Refund] = {}
        self.charges: list[tuple[str, int]] = []
        self._by_token: dict[str, str] = {}
        self._keys: dict[str, tuple[Any, str]] = {}

    def open(self, key: str, wish: Wish) -> Session:
        """The session of this key; the same one however often it is asked for. Raises Refused."""
        if wish.minor <= 0 or len(wish.currency) != 3:
            raise Refused("amount_invalid")
        known = self._once(key, wish)
        if known:
            return self.sessions[known]
        session = Session(f"ts_{self._chance()}", self._chance(), wish)
        self.sessions[session.id] = session
        self._by_token[session.token] = session.id
        self._keys[key] = (wish, session.id)
        return session

    def get(self, session_id: str) -> Session:
        """Raises Refused if there is none."""
        session = self.sessions.get(session_id)
        if session is None:
            raise Refused("session_unknown", 404)
        return self._of_now(session)

    def behind(self, token: str) -> Session:
        """The session whose page this is. Raises Refused."""
        return self.get(self._by_token.get(token, ""))

    def charge(self, session: Session) -> bool:
        """Take the money, once; False if it was taken, or the session is over."""
        if self._of_now(session).state != "open":
            return False
        session.state, session.error, session.paid_minor = "paid", "", session.wish.minor
        session.fee_minor = min(session.wish.minor, session.wish.minor * FEE_PPM // 1_000_000 + FEE_MINOR)
        self.charges.append((session.id, session.wish.minor))
        return True

    def decline(self, session: Session, error: str) -> None:
        if self._of_now(session).state == "open":
            session.error = error
            session.tries += 1

    def refund(self, key: str, session_id: str, minor: int) -> Refund:
        """Give back, once for each key, never more than was paid. Raises Refused."""
        known = self._once(key, (session_id, minor))
        if known:
            return self.refunds[known]
        session = self.get(session_id)
        if minor <= 0 or session.refunded_minor + minor > session.paid_minor:
            raise Refused("refund_too_large")
        refund = Refund(f"tr_{self._chance()}", session_id, minor)
        session.refunded_minor += minor
        self.refunds[refund.id] = refund
        self._keys[key] = ((session_id, minor), refund.id)
        return refund

    def next_event_id(self) -> str:
        return f"te_{self._chance()}"

    def _once(self, key: str, asked: Any) -> str:
        """What this key gave before. Raises Refused if it was used for something else, or is missing."""
        if not key:
            raise Refused("idempotency_key_missing", 400)
        before, made = self._keys.get(key, (asked, ""))
        if before != asked:
            raise Refused("idempotency_key_reused", 409)
        return made

    def _of_now(self, session: Session) -> Session:
        ends = session.wish.expires_at
        if session.state == "open" and ends is not None and ends <= self.clock.now():
            session.state = "expired"
        return session

    def _chance(self) -> str:
        return encode(self.clock.chance(TOKEN_BITS), TOKEN_BITS // 5)
