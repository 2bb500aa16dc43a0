"""Something happened that a rule may follow from: promised as a job in the same transaction, so it follows just once."""

from collections.abc import Mapping, Sequence

import msgspec

from chaffer.desk.rules.rule import Occurrence
from chaffer.desk.rules.stored import wanted
from chaffer.runtime.jobs import enqueue
from chaffer.runtime.transaction import Transaction

FOLLOW = "rules.follow"
"""The job that looks which rules follow, and does what they say."""


def promise(tx: Transaction, *occurrences: Occurrence, known: Mapping[str, Sequence[int]] | None = None) -> None:
    """One statement where no rule follows from any of them. known: what `wanted` told already."""
    if not occurrences:
        return
    listening = wanted(tx, [each.event for each in occurrences]) if known is None else known
    for each in occurrences:
        if each.event in listening:
            deeper = msgspec.structs.replace(each, depth=tx.depth)
            enqueue(tx, FOLLOW, f"{each.event}/{each.conversation_id}/{each.once}", msgspec.to_builtins(deeper))
