"""Webhooks out: who is told of what happens in this shop, with which secret, and what became of each telling."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from chaffer.integrations.webhooks_out.listing import get_delivery, get_endpoint, list_deliveries, list_endpoints
from chaffer.integrations.webhooks_out.operations.add_endpoint import AddEndpoint, add_endpoint
from chaffer.integrations.webhooks_out.operations.change_endpoint import ChangeEndpoint, change_endpoint
from chaffer.integrations.webhooks_out.operations.remove_endpoint import remove_endpoint
from chaffer.integrations.webhooks_out.operations.resend import resend, resend_failed
from chaffer.integrations.webhooks_out.operations.rotate_secret import RotateSecret, rotate_secret
from chaffer.integrations.webhooks_out.promise import ping as promise_ping
from chaffer.integrations.webhooks_out.signing import Secret, in_force, unseal
from chaffer.integrations.webhooks_out.types import TYPES, VERSION
from chaffer.people.listing import LAST
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, PageAsked, after_of, page_of
from chaffer.web.route import Nothing

Url = Annotated[str, msgspec.Meta(min_length=1, max_length=2000, examples=["https://shop.example/chaffer"])]
Types = Annotated[
    tuple[Annotated[str, msgspec.Meta(max_length=60)], ...],
    msgspec.Meta(max_length=100, examples=[["order.paid", "message.received"]]),
]
Description = Annotated[str, msgspec.Meta(max_length=300)]


class EndpointOut(msgspec.Struct, frozen=True):
    """types: none means all. state: active, disabled. trouble: why it was disabled. failing_since: no delivery arrived
    since then; after three days it is disabled.
    """

    id: str
    url: str
    description: str
    types: tuple[str, ...]
    state: str
    trouble: str
    failing_since: datetime | None
    created_at: datetime
    changed_at: datetime


class NewEndpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """types: names of `/event-types`; none: all of them, those of later releases too."""

    url: Url
    types: Types = ()
    description: Description = ""


class EndpointChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is absent stays as it is. Made active again, an endpoint starts afresh."""

    url: Url | None = None
    types: Types | None = None
    description: Description | None = None
    state: Literal["active", "disabled"] | None = None


class SecretOut(msgspec.Struct, frozen=True):
    """until: when it stops signing; null for the one in force."""

    secret: str
    until: datetime | None


class SecretsOut(msgspec.Struct, frozen=True):
    """All that sign now, the newest first. A receiver needs one of them."""

    items: tuple[SecretOut, ...]


class Rotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """keep_hours: how long the secrets there are sign beside the new one; 0 if one was stolen."""

    keep_hours: Annotated[int, msgspec.Meta(ge=0, le=168)] = 24


class TryOut(msgspec.Struct, frozen=True):
    """status: HTTP status of the answer; null if there was none, and error says why."""

    at: datetime
    status: int | None
    error: str
    milliseconds: int


class DeliveryOut(msgspec.Struct, frozen=True):
    """event_id: the header webhook-id, the same at each try. state: waiting, sending, delivered, failed.

    status, answer: of the last try; the answer's first kilobyte. due_at: the next try, while waiting.
    """

    id: str
    event_id: str
    type: str
    state: str
    attempts: int
    status: int | None
    answer: str
    error: str
    due_at: datetime
    created_at: datetime
    finished_at: datetime | None


class WholeDelivery(msgspec.Struct, frozen=True):
    """body: the very text that was signed and sent."""

    delivery: DeliveryOut
    body: str
    tries: tuple[TryOut, ...]


class DeliveriesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal["", "waiting", "sending", "delivered", "failed"] = ""


class ResendAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """since: of those made from then on, with a time zone."""

    since: Annotated[datetime, msgspec.Meta(tz=True)]


class Resent(msgspec.Struct, frozen=True):
    count: int


class EventTypes(msgspec.Struct, frozen=True):
    version: int
    items: tuple[str, ...]


async def types(_call: Call, _: Nothing) -> EventTypes:
    return EventTypes(VERSION, tuple(TYPES))


async def list_(call: Call, asked: PageAsked) -> Page[EndpointOut]:
    def work(tx: Transaction) -> Page[EndpointOut]:
        rows = list_endpoints(tx, after_of(asked.cursor, ""), asked.limit + 1)
        return page_of([_endpoint(row) for row in rows], asked.limit)

    return await call.read(work)


async def get(call: Call, _: Nothing) -> EndpointOut:
    return await call.read(lambda tx: _endpoint(get_endpoint(tx, call.path["id"])))


async def add(call: Call, asked: NewEndpoint) -> EndpointOut:
    command = AddEndpoint(asked.url, asked.types, asked.description)

    def work(tx: Transaction) -> EndpointOut:
        made = add_endpoint(tx, command, call.backstage.secrets, call.actor, anywhere=_anywhere(call))
        return _endpoint(get_endpoint(tx, made))

    return await call.write(work)


async def change(call: Call, asked: EndpointChange) -> EndpointOut:
    command = ChangeEndpoint(call.path["id"], asked.url, asked.types, asked.description, asked.state)

    def work(tx: Transaction) -> EndpointOut:
        change_endpoint(tx, command, call.actor, anywhere=_anywhere(call))
        return _endpoint(get_endpoint(tx, call.path["id"]))

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_endpoint(tx, call.path["id"], call.actor))


async def secrets(call: Call, _: Nothing) -> SecretsOut:
    def work(tx: Transaction) -> SecretsOut:
        row = get_endpoint(tx, call.path["id"])
        held = unseal(call.backstage.secrets, tx.shop_id, row.id, row.sealed_secrets)
        return _secrets(in_force(held, tx.now))

    return await call.read(work)


async def rotate(call: Call, asked: Rotation) -> EndpointOut:
    """The new secret is not in the answer, which an Idempotency-Key would keep: it is read from `secrets`."""
    command = RotateSecret(call.path["id"], asked.keep_hours)

    def work(tx: Transaction) -> EndpointOut:
        rotate_secret(tx, command, call.backstage.secrets, call.actor)
        return _endpoint(get_endpoint(tx, call.path["id"]))

    return await call.write(work)


async def ping(call: Call, _: Nothing) -> DeliveryOut:
    def work(tx: Transaction) -> DeliveryOut:
        endpoint = get_endpoint(tx, call.path["id"])
        return _delivery(get_delivery(tx, endpoint.id, promise_ping(tx, endpoint.id)))

    return await call.write(work)


async def deliveries(call: Call, asked: DeliveriesAsked) -> Page[DeliveryOut]:
    def work(tx: Transaction) -> Page[DeliveryOut]:
        endpoint = get_endpoint(tx, call.path["id"])
        rows = list_deliveries(tx, endpoint.id, after_of(asked.cursor, LAST), asked.limit + 1, asked.state)
        return page_of([_delivery(row) for row in rows], asked.limit)

    return await call.read(work)


async def delivery(call: Call, _: Nothing) -> WholeDelivery:
    def work(tx: Transaction) -> WholeDelivery:
        row = get_delivery(tx, call.path["id"], call.path["delivery_id"])
        return WholeDelivery(_delivery(row), row.body, msgspec.convert(tuple(row.tries), tuple[TryOut, ...]))

    return await call.read(work)


async def send_again(call: Call, _: Nothing) -> DeliveryOut:
    def work(tx: Transaction) -> DeliveryOut:
        resend(tx, call.path["id"], call.path["delivery_id"], call.actor)
        return _delivery(get_delivery(tx, call.path["id"], call.path["delivery_id"]))

    return await call.write(work)


async def send_failed_again(call: Call, asked: ResendAsked) -> Resent:
    def work(tx: Transaction) -> Resent:
        return Resent(resend_failed(tx, get_endpoint(tx, call.path["id"]).id, asked.since, call.actor))

    return await call.write(work)


def _anywhere(call: Call) -> bool:
    return call.backstage.settings.webhooks_out_to == "anywhere"


def _endpoint(row: Any) -> EndpointOut:
    return EndpointOut(
        row.id, row.url, row.description, tuple(row.types), row.state, row.trouble, row.failing_since, row.created_at,
        row.changed_at,
    )  # fmt: skip


def _secrets(held: list[Secret]) -> SecretsOut:
    return SecretsOut(tuple(SecretOut(each.secret, each.until) for each in held))


def _delivery(row: Any) -> DeliveryOut:
    return DeliveryOut(*(getattr(row, name) for name in DeliveryOut.__struct_fields__))
