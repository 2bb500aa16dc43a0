"""Whose history it is: found by any address that is known, else added."""

from functools import lru_cache

import phonenumbers
from sqlalchemy import select

from chaffer.accounts.tables import channel_accounts
from chaffer.channels.whatsapp.identities import canonical
from chaffer.integrations.history.draft import Customer
from chaffer.kernel.message import Identity
from chaffer.people.find_or_add import add_identity, find_or_add, owners
from chaffer.people.operations.change_contact import ChangeContact, change_contact
from chaffer.people.operations.save_address import SaveAddress, save_address
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

CHANNEL, ACCOUNT = "history", ""
"""Where addresses are noted that no channel of ours has proved."""

_NUMBERS = Statement(
    "history.numbers",
    select(channel_accounts.c.id).where(
        mine(channel_accounts), channel_accounts.c.kind == "whatsapp", channel_accounts.c.state != "removed"
    ).order_by(channel_accounts.c.id),
)  # fmt: skip
_EMPTY = Statement(
    "history.what_is_missing",
    select(contacts.c.name, contacts.c.email, contacts.c.language, contacts.c.country).where(
        mine(contacts), contacts.c.id == given("id")
    ),
)


def person_of(tx: Transaction, customer: Customer, country: str) -> str:
    """The contact, with what the file tells of it and we did not know; "" if the file tells nobody.

    A phone is noted under the shop's WhatsApp numbers too: whoever writes from it is this person.
    """
    known_as = _addresses(customer, country)
    if not known_as:
        return ""
    phones = [identity for identity in known_as if identity.kind == "phone"]
    contact_id, numbers = "", [row.id for row in tx.rows(_NUMBERS)] if phones else []
    for account_id in numbers:
        contact_id = contact_id or next(iter(owners(tx, "whatsapp", account_id, phones).values()), "")
    if contact_id:
        _note_all(tx, contact_id, known_as)
    else:
        contact_id = find_or_add(tx, CHANNEL, ACCOUNT, known_as, customer.name[:200], customer.country)
    for account_id in numbers:
        if not owners(tx, "whatsapp", account_id, phones):
            _note(tx, contact_id, "whatsapp", account_id, phones[0])
    _fill(tx, contact_id, customer)
    return contact_id


def _note_all(tx: Transaction, contact_id: str, known_as: list[Identity]) -> None:
    there = owners(tx, CHANNEL, ACCOUNT, known_as)
    for identity in known_as:
        if (identity.kind, identity.key) not in there:
            _note(tx, contact_id, CHANNEL, ACCOUNT, identity)


def _note(tx: Transaction, contact_id: str, channel: str, account_id: str, identity: Identity) -> None:
    add_identity(tx, contact_id, channel, account_id, identity, {"from": "history"})


def _fill(tx: Transaction, contact_id: str, customer: Customer) -> None:
    row = tx.one(_EMPTY, id=contact_id)
    told = {"name": customer.name[:200], "email": customer.email[:254], "language": customer.language,
            "country": customer.country}  # fmt: skip
    missing = {name: value if value and not getattr(row, name) else None for name, value in told.items()}
    if any(missing.values()):
        change_contact(
            tx, ChangeContact(contact_id, missing["name"], missing["email"], missing["language"], missing["country"])
        )  # fmt: skip
    if customer.address is not None:
        save_address(tx, SaveAddress(contact_id, customer.address))


def _addresses(customer: Customer, country: str) -> list[Identity]:
    found = []
    if customer.external_id:
        found.append(Identity("external", customer.external_id[:200]))
    if phone := e164(customer.phone, customer.country or country):
        found.append(canonical(Identity("phone", phone)))
    if "@" in customer.email and len(customer.email) <= 254:
        found.append(Identity("email", customer.email, customer.email.strip().lower()))
    return found


@lru_cache(maxsize=1_000)
def e164(written: str, country: str) -> str:
    """The number with + and country code; "" if it is none."""
    if not written or len(written) > 40:
        return ""
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
