"""Other houses whose word on who somebody is a shop takes, and whom it knows by it."""

from typing import Any

from sqlalchemy import delete, select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.staff.people import person, person_by_email
from chaffer.accounts.staff.tables import sign_on_providers, sign_on_subjects
from chaffer.accounts.tables import shops
from chaffer.kernel.errors import NotFound
from chaffer.runtime.secrets import Secrets, place
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_ADD = Statement("sign_on.add", insert_all(sign_on_providers))
_REMOVE = Statement(
    "sign_on.remove", delete(sign_on_providers).where(mine(sign_on_providers), sign_on_providers.c.id == given("id"))
)
_FORGET = Statement(
    "sign_on.forget",
    delete(sign_on_subjects).where(mine(sign_on_subjects), sign_on_subjects.c.provider_id == given("id")),
)
_LIST = Statement(
    "sign_on.list", select(sign_on_providers).where(mine(sign_on_providers)).order_by(sign_on_providers.c.id)
)
_BY_ID = Statement(
    "sign_on.by_id",
    select(sign_on_providers)
    .join(shops, shops.c.shop_id == sign_on_providers.c.shop_id)
    .where(sign_on_providers.c.id == given("id"), shops.c.state != "closed"),
)
_KNOWN = Statement(
    "sign_on.known",
    select(sign_on_subjects.c.staff_id).where(
        mine(sign_on_subjects), sign_on_subjects.c.provider_id == given("provider_id"),
        sign_on_subjects.c.subject == given("subject"),
    ),
)  # fmt: skip
_TAKEN = Statement(
    "sign_on.taken",
    select(sign_on_subjects.c.subject).where(
        mine(sign_on_subjects), sign_on_subjects.c.provider_id == given("provider_id"),
        sign_on_subjects.c.staff_id == given("staff_id"),
    ),
)  # fmt: skip
_LINK = Statement(
    "sign_on.link",
    insert_all(sign_on_subjects).on_conflict_do_nothing(index_elements=["shop_id", "provider_id", "subject"]),
)


def add_provider(
    tx: Transaction, name: str, issuer: str, client_id: str, secret: str, secrets: Secrets, actor: Actor
) -> str:
    """Its id."""
    made = tx.new_id("sign_on")
    sealed = secrets.seal(secret.encode(), _place(tx.shop_id, made))
    tx.run(
        _ADD, id=made, name=name, issuer=issuer, client_id=client_id, sealed_secret=sealed, created_at=tx.now
    )  # fmt: skip
    audit.record(tx, actor, "sign_on.add", target_kind="sign_on", target_id=made, after={"issuer": issuer})
    return made


def remove_provider(tx: Transaction, provider_id: str, actor: Actor) -> None:
    """Nobody comes in by it any more; who was known by it is forgotten. Raises NotFound."""
    if not tx.run(_REMOVE, id=provider_id):
        raise NotFound("this shop has no such provider", provider_id=provider_id)
    tx.run(_FORGET, id=provider_id)
    audit.record(tx, actor, "sign_on.remove", target_kind="sign_on", target_id=provider_id)


def providers_of_shop(tx: Transaction) -> list[Any]:
    """Their secrets are sealed still."""
    return tx.rows(_LIST)


def provider_row(tx: Transaction, provider_id: str) -> Any | None:
    """The transaction looks across shops: the address names the provider, and so its shop."""
    return tx.row(_BY_ID, id=provider_id)


def secret_of(secrets: Secrets, row: Any) -> str:
    return secrets.open(bytes(row.sealed_secret), _place(row.shop_id, row.id)).decode()


def known_by(tx: Transaction, provider_id: str, subject: str, email: str, origin: str) -> str | None:
    """Who that is; None for nobody of this shop, and for who is disabled.

    The first time, a person is known by an address that the provider saw to be theirs; from then on by the subject
    alone, and that person by no other subject.
    """
    found = tx.value(_KNOWN, provider_id=provider_id, subject=subject)
    if found is not None:
        return str(found) if person(tx, found).state == "active" else None
    whom = person_by_email(tx, email) if email else None
    if whom is None or whom.state != "active":
        return None
    tx.lock(shops)
    if tx.row(_TAKEN, provider_id=provider_id, staff_id=whom.id) is not None:
        return None
    if not tx.run(_LINK, provider_id=provider_id, subject=subject, staff_id=whom.id, created_at=tx.now):
        return None
    actor = Actor("staff", whom.id, origin)
    audit.record(tx, actor, "sign_on.link", target_kind="staff", target_id=whom.id, after={"provider_id": provider_id})
    return whom.id


def _place(shop_id: str, provider_id: str) -> bytes:
    return place(shop_id, "sign_on_providers", "sealed_secret", provider_id)
