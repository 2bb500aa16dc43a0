"""Take over what a platform says of an account's templates."""

from collections.abc import Sequence

from chaffer.accounts.operations.note_template import NoteTemplate, note_template
from chaffer.accounts.templates import template_gone, templates_of
from chaffer.channels.whatsapp.manage_templates import TemplateTold
from chaffer.inbox.notices.templates import STATES
from chaffer.runtime.transaction import Transaction


def take_over_templates(tx: Transaction, account_id: str, told: Sequence[TemplateTold]) -> None:
    """told: all that there are; those we knew and that are not among them are gone."""
    there = {(each.name, each.language) for each in told}
    for each in told:
        take_over_template(tx, account_id, each)
    for row in templates_of(tx, account_id):
        if (row.name, row.language) not in there and row.state != "disabled":
            template_gone(tx, row.id)


def take_over_template(tx: Transaction, account_id: str, told: TemplateTold) -> None:
    note_template(
        tx, NoteTemplate(
            account_id, told.name, told.language, state_of(told.status), told.category.lower(), told.quality, told.reason,
            told.components,
        )
    )  # fmt: skip


def state_of(status: str) -> str:
    """Our word for the platform's."""
    return STATES.get(status.upper(), "pending")
