"""Remember what a person said of somebody they buy for."""

from typing import Any

import msgspec
from sqlalchemy import func, select, update

from chaffer.kernel.errors import Invalid
from chaffer.people.recipients import RECIPIENTS_AT_MOST, recipients_called
from chaffer.people.tables import contacts, recipients
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

TASTES_AT_MOST = 30
LETTERS_AT_MOST = 100


class KeepRecipient(msgspec.Struct, frozen=True):
    """What is absent stays as it is. likes, dislikes: more of them; what is said later goes before what was said.

    key: the relation, or "self". days: by occasion, each year, "05-03".
    """

    contact_id: str
    key: str
    label: str = ""
    name: str = ""
    phone: str = ""
    address: dict[str, Any] | None = None
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    days: dict[str, str] = {}


_COUNT = Statement(
    "recipients.count",
    select(func.count()).select_from(recipients).where(
        mine(recipients), recipients.c.contact_id == given("contact_id")
    ),
)  # fmt: skip
_ADD = Statement(
    "recipients.add",
    insert_all(recipients).on_conflict_do_nothing(index_elements=["shop_id", "contact_id", "key"]),
)
_CHANGE = Statement(
    "recipients.change",
    update(recipients)
    .where(mine(recipients), recipients.c.contact_id == given("of_contact"), recipients.c.key == given("of_key"))
    .values({
        name: given(f"new_{name}", type_=recipients.c[name].type)
        for name in ("label", "name", "phone", "address", "likes", "dislikes", "days", "used_at")
    }),
)  # fmt: skip


def keep_recipient(tx: Transaction, command: KeepRecipient) -> None:
    """Add them, or add to what is known. Safe to repeat. Raises Invalid (too many, too long)."""
    texts = (command.key, command.label, command.name, *command.likes, *command.dislikes, *command.days.values())
    if not command.key or any(len(text) > 2 * LETTERS_AT_MOST for text in texts):
        raise Invalid("this is too long to be remembered")
    tx.lock(contacts, id=command.contact_id)
    known = recipients_called(tx, command.contact_id, [command.key]).get(command.key)
    if known is None:
        if int(tx.value(_COUNT, contact_id=command.contact_id) or 0) >= RECIPIENTS_AT_MOST:
            raise Invalid(f"at most {RECIPIENTS_AT_MOST} recipients are remembered")
        tx.run(
            _ADD, id=tx.new_id("recipient"), contact_id=command.contact_id, key=command.key, label=command.label,
            name=command.name, phone=command.phone, address=command.address, likes=list(command.likes),
            dislikes=list(command.dislikes), days=command.days, created_at=tx.now, used_at=tx.now,
        )  # fmt: skip
        return
    tx.run(
        _CHANGE, of_contact=command.contact_id, of_key=command.key, new_label=command.label or known.label,
        new_name=command.name or known.name, new_phone=command.phone or known.phone,
        new_address=command.address or known.address, new_likes=_more(known.likes, command.likes, command.dislikes),
        new_dislikes=_more(known.dislikes, command.dislikes, command.likes), new_days={**known.days, **command.days},
        new_used_at=tx.now,
    )  # fmt: skip


def _more(known: tuple[str, ...], new: tuple[str, ...], opposite: tuple[str, ...]) -> list[str]:
    return [each for each in dict.fromkeys((*known, *new)) if each not in opposite][-TASTES_AT_MOST:]
