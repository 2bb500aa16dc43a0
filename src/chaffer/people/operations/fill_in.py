"""Note a person's name and e-mail address as somebody who knows them told us."""

import msgspec
from sqlalchemy import Text, case, update

from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_name, _email = given("name", type_=Text()), given("email", type_=Text())
_FILL = Statement(
    "people.fill_in",
    update(contacts)
    .where(mine(contacts), contacts.c.id == given("id_"))
    .values(
        name=case((_name == "", contacts.c.name), else_=_name),
        email=case((_email == "", contacts.c.email), else_=_email),
    ),
)


class FillIn(msgspec.Struct, frozen=True):
    """name, email: empty leaves what is known."""

    contact_id: str
    name: str = ""
    email: str = ""


def fill_in(tx: Transaction, command: FillIn) -> None:
    """What is told now counts. Safe to repeat."""
    if command.name or command.email:
        tx.run(_FILL, id_=command.contact_id, name=command.name, email=command.email)
        tx.changed("contact", command.contact_id)
