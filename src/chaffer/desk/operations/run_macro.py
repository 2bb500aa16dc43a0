"""Run a macro in some conversations, in the name of whoever runs it."""

from collections.abc import Sequence

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.desk.operations.write_macro import macro
from chaffer.desk.rules.acting import Step, act
from chaffer.desk.rules.rule import Macro
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation

TOGETHER = 25
"""Conversations of one call."""


class Ran(msgspec.Struct, frozen=True):
    """steps: what became of each action. why: "not_found" for a conversation that is gone."""

    conversation_id: str
    steps: tuple[Step, ...] = ()
    why: str = ""


def run_macro(tx: Transaction, macro_id: str, conversations: Sequence[str], actor: Actor) -> list[Ran]:
    """Raises NotFound without such a macro."""
    content = msgspec.convert(macro(tx, macro_id).actions, Macro)
    ran = []
    for here in dict.fromkeys(conversations):
        try:
            conversation(tx, here)
        except NotFound as gone:
            ran.append(Ran(here, why=gone.code))
            continue
        ran.append(Ran(here, tuple(act(tx, here, content.actions, actor))))
        tx.changed("conversation", here)
    audit.record(
        tx, actor, "macro.run", target_kind="macro", target_id=macro_id, after=[each.conversation_id for each in ran]
    )
    return ran
