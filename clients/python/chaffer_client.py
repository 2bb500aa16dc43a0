"""A client for Chaffer's API in one file: copy it into your project. Needs Python 3.11 and httpx.

    from chaffer_client import Chaffer

    shop = Chaffer("https://shop.example", "chf_…")
    for order in shop.orders(state="placed"):
        print(order["number"], order["total"]["minor"])

    shop.say(conversation_id, "It leaves today.")

    for change in shop.stream("order", "message"):
        print(change.topic, change.id)

Calls are repeated where that is safe: after a broken connection, 429, 502, 503 or 504. A POST carries an
Idempotency-Key, so that the server does it once however often it is sent.
"""

import base64
import binascii
import hmac
import json
import random
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, NotRequired, Self, TypedDict

import httpx

__version__ = "1"

Json = dict[str, Any]
AGAIN = frozenset({429, 502, 503, 504})
EVENTS_AT_ONCE = 100


class Money(TypedDict):
    """minor: whole minor units (cents, yen). currency: ISO 4217."""

    minor: int
    currency: str


class Contact(TypedDict):
    id: str
    name: str
    email: str
    language: str
    country: str
    identities: list[dict[str, str]]
    created_at: str


class Message(TypedDict):
    """parts: tagged objects, such as {"type": "text", "text": "…"}. direction: in, out."""

    id: str
    seq: int
    direction: Literal["in", "out"]
    author_kind: str
    parts: list[Json]
    state: str
    at: str


class Order(TypedDict):
    """state: placed, cancelled, completed. payment_state: due, paid, part_refunded, refunded."""

    id: str
    number: str
    contact_id: str
    conversation_id: str
    state: str
    payment_state: str
    fulfilment_state: str
    total: Money
    lines: list[Json]
    shipments: list[Json]
    placed_at: str


class SiteEvent(TypedDict):
    """What a shopper did on your own site. who: {"contact_id"} or {"channel", "kind", "value"}. at: ISO 8601."""

    id: str
    type: Literal["view", "cart", "order", "voucher"]
    who: dict[str, str]
    at: NotRequired[str]
    details: NotRequired[Json]


class ChafferError(Exception):
    """A "no" of the server. code: stable and machine-readable; request_id: quote it when you ask for help."""

    def __init__(self, status: int, problem: Json) -> None:
        self.status = status
        self.code = str(problem.get("code", ""))
        self.detail = str(problem.get("detail", ""))
        self.request_id = str(problem.get("request_id", ""))
        self.errors: list[Json] = list(problem.get("errors") or ())
        self.details: Json = dict(problem.get("details") or {})
        super().__init__(f"{status} {self.code}: {self.detail}")


class NotFound(ChafferError):
    """404: this shop has nothing with this id."""


class Refused(ChafferError):
    """409 or 422: the rules forbid it, or a field is wrong (see `errors`)."""


class NotAllowed(ChafferError):
    """401 or 403: the key is not valid, or lacks a permission."""


class Unreachable(Exception):
    """No whole answer came, however often it was tried."""


class BadSignature(Exception):
    """A webhook that we did not sign, or one that is too old."""


@dataclass(frozen=True)
class Change:
    """One event of the stream. seq: where to go on after it. topic "reset": read anew what you hold."""

    seq: int
    topic: str
    id: str


@dataclass(frozen=True)
class WebhookEvent:
    """One verified webhook. id: the same at each repeat: keep it, and pass over what you have."""

    id: str
    type: str
    version: int
    shop_id: str
    at: datetime
    data: Json


@dataclass
class Chaffer:
    """url: of the server, without `/api`. key: `chaffer apikey create --shop …`. tries: of one call, at most.

    sleep: waits so many seconds; for tests.
    """

    url: str
    key: str
    timeout_seconds: float = 30.0
    tries: int = 5
    sleep: Callable[[float], None] = time.sleep
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        headers = {"authorization": f"Bearer {self.key}", "user-agent": f"chaffer-client/{__version__}"}
        self.http = httpx.Client(
            base_url=f"{self.url.rstrip('/')}/api/v1", headers=headers, timeout=self.timeout_seconds
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.http.close()

    # Every operation of the API goes through these; `/api/v1` on your server describes all of them.

    def get(self, path: str, **asked: Any) -> Any:
        return self.call("GET", path, params=asked)

    def post(self, path: str, body: Mapping[str, Any] | None = None, *, idempotency_key: str = "") -> Any:
        """idempotency_key: your own, if the same call may come from elsewhere again; else one is made."""
        return self.call("POST", path, body=body or {}, idempotency_key=idempotency_key)

    def put(self, path: str, body: Mapping[str, Any]) -> Any:
        return self.call("PUT", path, body=body)

    def patch(self, path: str, body: Mapping[str, Any]) -> Any:
        return self.call("PATCH", path, body=body)

    def delete(self, path: str) -> Any:
        return self.call("DELETE", path)

    def pages(self, path: str, **asked: Any) -> Iterator[Any]:
        """Every item of a list, page by page as you go on."""
        cursor = ""
        while True:
            page = self.get(path, **asked, **({"cursor": cursor} if cursor else {}))
            yield from page["items"]
            cursor = page.get("next_cursor", "")
            if not cursor:
                return

    def call(
        self, method: str, path: str, *, params: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None, idempotency_key: str = "",
    ) -> Any:  # fmt: skip
        """The answer's JSON; None for an answer without content. Raises ChafferError, Unreachable."""
        headers = {"idempotency-key": idempotency_key or uuid.uuid4().hex} if method == "POST" else {}
        why = ""
        for attempt in range(self.tries):
            if attempt:
                self.sleep(_wait(attempt, why))
            try:
                answer = self.http.request(method, path, params=params, json=body, headers=headers)
            except httpx.TransportError as error:
                why = f"{type(error).__name__}"
                continue
            if answer.status_code in AGAIN and attempt + 1 < self.tries:
                why = answer.headers.get("retry-after", "")
                continue
            return _read(answer)
        raise Unreachable(f"{method} {path}: no answer after {self.tries} tries ({why})")

    # Shoppers and talk.

    def contacts(self) -> Iterator[Contact]:
        """Newest first."""
        return self.pages("/contacts", limit=100)

    def contact(self, contact_id: str) -> Contact:
        found: Contact = self.get(f"/contacts/{contact_id}")
        return found

    def timeline(self, contact_id: str) -> Iterator[Json]:
        """What happened with a shopper, latest first."""
        return self.pages(f"/contacts/{contact_id}/timeline", limit=100)

    def conversations(self, **filters: str) -> Iterator[Json]:
        """Newest first. filters: state, owner_kind, contact_id."""
        return self.pages("/conversations", limit=100, **filters)

    def messages(self, conversation_id: str) -> Iterator[Message]:
        """Latest first."""
        return self.pages(f"/conversations/{conversation_id}/messages", limit=100)

    def say(self, conversation_id: str, text: str) -> list[str]:
        """Answer as a person; the bot is silent from then on. The ids of the messages it became."""
        return list(self.post(f"/conversations/{conversation_id}/messages", {"text": text})["ids"])

    # Goods and orders.

    def products(self) -> Iterator[Json]:
        """Oldest first."""
        return self.pages("/products", limit=100)

    def search(self, words: str, *, limit: int = 10, language: str = "") -> list[Json]:
        """Products by what a shopper would write."""
        return list(self.get("/products/search", q=words, limit=limit, language=language)["hits"])

    def set_stock(self, sku: str, on_hand: int | None) -> Json:
        """on_hand: None if nobody counts."""
        told: Json = self.put(f"/variants/{sku}/stock", {"on_hand": on_hand})
        return told

    def set_price(self, sku: str, price: Money) -> Json:
        told: Json = self.put(f"/variants/{sku}/price", dict(price))
        return told

    def orders(self, **filters: str) -> Iterator[Order]:
        """Newest first. filters: contact_id, state, fulfilment_state."""
        return self.pages("/orders", limit=100, **filters)

    def order(self, order_id: str) -> Order:
        found: Order = self.get(f"/orders/{order_id}")
        return found

    def ship(self, order_id: str, *, carrier: str = "", tracking_number: str = "", tracking_url: str = "") -> Json:
        """All that is in no parcel yet leaves in one."""
        body = {"carrier": carrier, "tracking_number": tracking_number, "tracking_url": tracking_url}
        told: Json = self.post(f"/orders/{order_id}/shipments", body)
        return told

    def refund(self, order_id: str, key: str, *, minor: int | None = None, reason: str = "") -> Json:
        """minor: None for all that is left. A second refund with the same key is the first one."""
        told: Json = self.post(f"/orders/{order_id}/refunds", {"key": key, "minor": minor, "reason": reason})
        return told

    def tell_events(self, events: Iterable[SiteEvent]) -> dict[str, str]:
        """What shoppers did on your own site, as many as you like; by your id, what became of each."""
        became: dict[str, str] = {}
        for batch in _batches(events, EVENTS_AT_ONCE):
            told = self.post("/events", {"events": batch})
            became |= {each["id"]: each["became"] for each in told["items"]}
        return became

    # Being told.

    def add_webhook(self, url: str, *types: str, description: str = "") -> Json:
        """The endpoint, with its secret under "secret"."""
        made: Json = self.post("/webhooks", {"url": url, "types": list(types), "description": description})
        return {**made, "secret": self.get(f"/webhooks/{made['id']}/secrets")["items"][0]["secret"]}

    def stream(self, *topics: str, after: int | None = None) -> Iterator[Change]:
        """Every change from now on, or after this number; without end. Connects again by itself and misses nothing.

        Raises ChafferError if the server says no.
        """
        broken = 0
        while True:
            try:
                for change in self._listen(topics, after):
                    broken, after = 0, change.seq
                    if change.topic:
                        yield change
            except httpx.TransportError:
                pass
            except ChafferError as error:
                if error.status not in AGAIN:
                    raise
            broken += 1
            self.sleep(_wait(broken, ""))

    def _listen(self, topics: Sequence[str], after: int | None) -> Iterator[Change]:
        headers = {} if after is None else {"last-event-id": str(after)}
        silence = httpx.Timeout(self.timeout_seconds, read=60.0)  # the server says something every fifteen seconds
        with self.http.stream(
            "GET", "/stream", params={"topics": ",".join(topics)}, headers=headers, timeout=silence
        ) as answer:
            if answer.status_code != 200:
                answer.read()
                _read(answer)
            fields: dict[str, str] = {}
            for line in answer.iter_lines():
                if line:
                    name, _, value = line.partition(":")
                    fields[name] = value.strip()
                    continue
                if "data" in fields and "id" in fields:
                    yield _change(fields)
                fields = {}


def verify_webhook(
    secrets: str | Sequence[str], headers: Mapping[str, str], body: bytes, *, tolerance_seconds: int = 300,
    now: datetime | None = None,
) -> WebhookEvent:  # fmt: skip
    """What a webhook of ours tells. body: the raw bytes. secrets: one, or several while they change.

    Raises BadSignature. A web framework's headers will do, however they are spelt.
    """
    told = {name.lower(): value for name, value in headers.items()}
    event_id, at = told.get("webhook-id", ""), told.get("webhook-timestamp", "")
    if not (event_id and at.isascii() and at.isdigit() and len(at) < 12):
        raise BadSignature("the headers of a webhook are missing")
    age = (now or datetime.now(UTC)).timestamp() - int(at)
    if abs(age) > tolerance_seconds:
        raise BadSignature("too old, or from the future")
    message = f"{event_id}.{at}.".encode() + body
    ours = [_signature(secret, message) for secret in ([secrets] if isinstance(secrets, str) else secrets)]
    theirs = [each.removeprefix("v1,") for each in told.get("webhook-signature", "").split() if each.startswith("v1,")]
    # Every pair is compared, so that the time it takes tells nothing.
    if not any([hmac.compare_digest(a.encode(), b.encode()) for a in ours for b in theirs]):
        raise BadSignature("none of the signatures fits")
    event = json.loads(body)
    return WebhookEvent(
        event["id"],
        event["type"],
        event["version"],
        event["shop_id"],
        datetime.fromisoformat(event["at"]),
        event["data"],
    )


def _signature(secret: str, message: bytes) -> str:
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignature("this is no secret of a webhook") from error
    return base64.b64encode(hmac.digest(key, message, "sha256")).decode()


def _change(fields: Mapping[str, str]) -> Change:
    if fields.get("event") == "reset":
        return Change(int(fields["id"]), "reset", "")
    data = json.loads(fields["data"])
    return Change(int(fields["id"]), data["topic"], data["id"])


def _read(answer: httpx.Response) -> Any:
    """Raises ChafferError."""
    if answer.is_success:
        return answer.json() if answer.content else None
    try:
        problem = answer.json()
    except ValueError:
        problem = {"detail": answer.text[:200]}
    kinds: dict[int, type[ChafferError]] = {401: NotAllowed, 403: NotAllowed, 404: NotFound, 409: Refused, 422: Refused}
    raise kinds.get(answer.status_code, ChafferError)(answer.status_code, problem if isinstance(problem, dict) else {})


def _wait(attempt: int, asked: str) -> float:
    """Seconds before the next try: what the server asked for, else doubling up to half a minute, partly by chance."""
    if asked.isascii() and asked.isdigit() and len(asked) < 4:
        return float(asked)
    whole = min(30.0, 0.5 * 2.0 ** min(attempt - 1, 10))
    return whole / 2 + random.random() * whole / 2


def _batches(events: Iterable[SiteEvent], size: int) -> Iterator[list[SiteEvent]]:
    batch: list[SiteEvent] = []
    for event in events:
        batch.append(event)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
