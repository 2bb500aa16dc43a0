"""Tell another system what happens from now on."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.integrations.webhooks_out.listing import count_endpoints
from chaffer.integrations.webhooks_out.shape import check_types, check_url
from chaffer.integrations.webhooks_out.signing import new_secret, seal
from chaffer.integrations.webhooks_out.subscriptions import TOPIC
from chaffer.integrations.webhooks_out.tables import webhook_endpoints
from chaffer.kernel.errors import Conflict
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

AT_MOST = 20
_ADD = Statement(
    "webhook_endpoints.add",
    insert_all(webhook_endpoints, "id", "url", "description", "types", "sealed_secrets", "created_at", "changed_at"),
)


class AddEndpoint(msgspec.Struct, frozen=True):
    """types: names of `webhooks_out.types`; none: all, those of later releases too."""

    url: str
    types: tuple[str, ...] = ()
    description: str = ""


def add_endpoint(
    tx: Transaction, command: AddEndpoint, secrets: Secrets, actor: Actor = SYSTEM, *, anywhere: bool = False
) -> str:  # fmt: skip
    """Its id. anywhere: plain http is allowed too, as the operator settled.

    Raises Invalid for an address or a type that cannot be, Conflict when the shop has as many as it may have.
    """
    check_url(command.url, anywhere=anywhere)
    check_types(command.types)
    if count_endpoints(tx) >= AT_MOST:
        raise Conflict(f"a shop has at most {AT_MOST} endpoints", at_most=AT_MOST)
    endpoint_id = tx.new_id("webhook")
    sealed = seal(secrets, tx.shop_id, endpoint_id, [new_secret()])
    tx.run(
        _ADD, id=endpoint_id, url=command.url, description=command.description, types=sorted(set(command.types)),
        sealed_secrets=sealed, created_at=tx.now, changed_at=tx.now,
    )  # fmt: skip
    tx.changed(TOPIC, endpoint_id)
    audit.record(
        tx, actor, "webhook.add", target_kind="webhook", target_id=endpoint_id,
        after={"url": command.url, "types": list(command.types)},
    )  # fmt: skip
    return endpoint_id
