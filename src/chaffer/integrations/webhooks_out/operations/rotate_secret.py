"""A new secret for an endpoint; the old one signs beside it for a while, so that nothing is refused meanwhile."""

from datetime import timedelta

import msgspec
from sqlalchemy import update

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.integrations.webhooks_out.listing import get_endpoint
from chaffer.integrations.webhooks_out.signing import Secret, in_force, new_secret, seal, unseal
from chaffer.integrations.webhooks_out.tables import webhook_endpoints
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

AT_MOST = 5
_WRITE = Statement(
    "webhook_endpoints.rotate",
    update(webhook_endpoints)
    .where(mine(webhook_endpoints), webhook_endpoints.c.id == given("id_"))
    .values(sealed_secrets=given("sealed_"), changed_at=given("at")),
)


class RotateSecret(msgspec.Struct, frozen=True):
    """keep_hours: how long the secrets there are still sign too; 0 if one was stolen."""

    endpoint_id: str
    keep_hours: int = 24


def rotate_secret(tx: Transaction, command: RotateSecret, secrets: Secrets, actor: Actor = SYSTEM) -> list[Secret]:
    """All that sign now, the new one first. Raises NotFound."""
    tx.lock(webhook_endpoints, id=command.endpoint_id)
    row = get_endpoint(tx, command.endpoint_id)
    until = tx.now + timedelta(hours=command.keep_hours)
    old = [
        Secret(each.secret, min(each.until or until, until))
        for each in unseal(secrets, tx.shop_id, row.id, row.sealed_secrets)
    ]
    held = in_force([new_secret(), *old], tx.now)[:AT_MOST]
    tx.run(_WRITE, id_=row.id, sealed_=seal(secrets, tx.shop_id, row.id, held), at=tx.now)
    audit.record(
        tx, actor, "webhook.rotate", target_kind="webhook", target_id=row.id, after={"keep_hours": command.keep_hours}
    )
    return held
