"""Answers kept for repeated API calls may show a person; those that do are forgotten before their day is over."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Text, cast, delete

from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.tables import idempotency
from chaffer.runtime.transaction import Transaction

SHORTEST = 4
"""Shorter words stand in too many answers."""
_FORGET = Statement(
    "idempotency.forget_person",
    delete(idempotency).where(mine(idempotency), cast(idempotency.c.answer, Text).like(given("pattern"), escape="\\")),
)


def forget_answers(tx: Transaction, rows: Mapping[str, list[dict[str, Any]]]) -> int:
    """Those that hold a name, a mail address, a number, a street or the id of this person; how many."""
    count = 0
    for mark in sorted(_marks(rows)):
        inside = msgspec.json.encode(mark).decode()[1:-1]
        for special in "\\%_":
            inside = inside.replace(special, "\\" + special)
        count += tx.run(_FORGET, pattern=f"%{inside}%")
    return count


def _marks(rows: Mapping[str, list[dict[str, Any]]]) -> set[str]:
    found: set[str] = set()
    for row in rows.get("contacts", ()):
        found |= {row["id"], row["name"], row["email"]}
    for row in rows.get("identities", ()):
        found |= {row["value"], row["canonical"]}
    for row in rows.get("addresses", ()):
        found |= {row["name"], row["phone"], *row["lines"]}
    return {mark for mark in found if len(mark) >= SHORTEST}
