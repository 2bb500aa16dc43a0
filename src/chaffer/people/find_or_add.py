"""Whose address is this? One person, however a channel spells them."""

from collections.abc import Sequence

from sqlalchemy import case, select

from chaffer.kernel.message import Identity
from chaffer.people.events import ContactAdded
from chaffer.people.tables import contacts, identities
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

_FIND = Statement(
    "people.find",
    select(identities.c.contact_id, identities.c.kind, identities.c.canonical).where(
        mine(identities),
        identities.c.channel == given("channel"),
        identities.c.account_id == given("account_id"),
        in_list(identities.c.kind, "kinds"),
        in_list(identities.c.canonical, "canonicals"),
        identities.c.ended_at.is_(None),
    ),
)
_ADD_CONTACT = Statement(
    "people.add", insert_all(contacts, "id", "name", "language", "country", "created_at", "seen_at")
)
_ADDRESSES = Statement(
    "people.addresses",
    select(identities.c.kind, identities.c.value, identities.c.canonical)
    .where(
        mine(identities),
        identities.c.contact_id == given("contact_id"),
        identities.c.channel == given("channel"),
        identities.c.account_id == given("account_id"),
        identities.c.ended_at.is_(None),
    )
    .order_by(identities.c.created_at.desc()),
)
_RANK = {"phone": 0, "bsuid": 1, "parent_bsuid": 2}
_insert = insert_all(identities)
_ended = identities.c.ended_at.is_not(None)
_ADD_IDENTITY = Statement(
    "people.add_identity",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "channel", "account_id", "kind", "canonical"],
        # A number that somebody gave up and another person was given is that person's from then on.
        set_={
            "value": _insert.excluded.value,
            "contact_id": case((_ended, _insert.excluded.contact_id), else_=identities.c.contact_id),
            "evidence": case((_ended, _insert.excluded.evidence), else_=identities.c.evidence),
            "created_at": case((_ended, _insert.excluded.created_at), else_=identities.c.created_at),
            "ended_at": None,
        },
    ).returning(identities.c.contact_id),
)


def find_or_add(
    tx: Transaction, channel: str, account_id: str, known_as: Sequence[Identity], name: str = "", country: str = ""
) -> str:
    """The contact known under any of these addresses; a new one if none is known.

    Addresses we did not know yet are added to the contact. Two rivals adding the same person at once agree: the
    address is unique, and the loser takes the winner's contact. If two contacts are known under different ones of
    these addresses, the first address decides; merging people needs evidence and is not done here.
    """
    known = owners(tx, channel, account_id, known_as)
    contact_id = next((known[i.kind, i.key] for i in known_as if (i.kind, i.key) in known), "")
    fresh = ""
    for identity in known_as:
        if (identity.kind, identity.key) in known:
            continue
        fresh = fresh or contact_id or tx.new_id("contact")
        owner = add_identity(tx, contact_id or fresh, channel, account_id, identity, {"from": "channel"})
        if not contact_id:
            contact_id = owner
            if owner == fresh:
                tx.run(
                    _ADD_CONTACT, id=fresh, name=name, language="", country=country, created_at=tx.now, seen_at=tx.now
                )  # fmt: skip
                tx.noted(ContactAdded(fresh, channel, name))
    return contact_id


def owners(tx: Transaction, channel: str, account_id: str, known_as: Sequence[Identity]) -> dict[tuple[str, str], str]:
    """By kind and canonical form: the contact that each of these addresses belongs to now. One statement."""
    return {
        (row.kind, row.canonical): row.contact_id
        for row in tx.rows(
            _FIND,
            channel=channel,
            account_id=account_id,
            kinds=[identity.kind for identity in known_as],
            canonicals=[identity.key for identity in known_as],
        )
    }


def add_identity(
    tx: Transaction, contact_id: str, channel: str, account_id: str, identity: Identity, evidence: dict[str, str]
) -> str:
    """Note the address as this contact's, unless it is somebody's already; whose it is then."""
    return str(tx.value(
        _ADD_IDENTITY, id=tx.new_id("identity"), contact_id=contact_id, channel=channel, account_id=account_id,
        kind=identity.kind, value=identity.value, canonical=identity.key, evidence=evidence, created_at=tx.now,
        ended_at=None,
    ))  # fmt: skip


def addresses_of(tx: Transaction, contact_id: str, channel: str, account_id: str) -> list[Identity]:
    """Under which addresses this end of the channel can reach the contact, best first."""
    rows = tx.rows(_ADDRESSES, contact_id=contact_id, channel=channel, account_id=account_id)
    found = [Identity(row.kind, row.value, row.canonical) for row in rows]
    return sorted(found, key=lambda identity: _RANK.get(identity.kind, len(_RANK)))
