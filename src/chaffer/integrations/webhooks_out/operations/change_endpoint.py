"""Change what an endpoint is told, and whether."""

from typing import Any, Literal

import msgspec
from sqlalchemy import update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.integrations.webhooks_out.listing import get_endpoint
from chaffer.integrations.webhooks_out.operations.disable import disable
from chaffer.integrations.webhooks_out.shape import check_types, check_url
from chaffer.integrations.webhooks_out.subscriptions import TOPIC
from chaffer.integrations.webhooks_out.tables import webhook_endpoints
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_COLUMNS = ("url", "description", "types", "state", "trouble", "failing_since", "changed_at")
_WRITE = Statement(
    "webhook_endpoints.change",
    update(webhook_endpoints)
    .where(mine(webhook_endpoints), webhook_endpoints.c.id == given("id_"))
    .values({name: given(name) for name in _COLUMNS}),
)


class ChangeEndpoint(msgspec.Struct, frozen=True):
    """What is None stays as it is."""

    endpoint_id: str
    url: str | None = None
    types: tuple[str, ...] | None = None
    description: str | None = None
    state: Literal["active", "disabled"] | None = None


def change_endpoint(
    tx: Transaction, command: ChangeEndpoint, actor: Actor = SYSTEM, *, anywhere: bool = False
) -> None:  # fmt: skip
    """Made active again, it starts afresh: what failed before does not count. Raises NotFound, Invalid."""
    tx.lock(webhook_endpoints, id=command.endpoint_id)
    row = get_endpoint(tx, command.endpoint_id)
    if command.url is not None:
        check_url(command.url, anywhere=anywhere)
    check_types(command.types or ())
    asked = {name: getattr(command, name) for name in ("url", "description", "state", "types")}
    asked = {name: value for name, value in asked.items() if value is not None}
    after: dict[str, Any] = {name: asked.get(name, getattr(row, name)) for name in _COLUMNS}
    after["types"] = sorted(set(after["types"]))
    if command.state == "active":
        after["trouble"], after["failing_since"] = "", None
    after["state"] = "active" if command.state == "active" else row.state
    tx.run(_WRITE, id_=row.id, **{**after, "changed_at": tx.now})
    if command.state == "disabled":
        disable(tx, row.id, "on request")
    tx.changed(TOPIC, row.id)
    audit.record(
        tx, actor, "webhook.change", target_kind="webhook", target_id=row.id,
        before={name: getattr(row, name) for name in asked}, after=asked,
    )  # fmt: skip
