"""What those are called who wrote in a thread, or did something to it."""

from collections.abc import Iterable

from sqlalchemy import literal, select, union_all

from chaffer.accounts.tables import api_keys, staff
from chaffer.desk.tables import rules
from chaffer.runtime.statements import Statement, in_list, mine
from chaffer.runtime.transaction import Transaction

_NAMES = Statement(
    "desk.names",
    union_all(
        select(staff.c.id, staff.c.name, literal("staff").label("kind")).where(mine(staff), in_list(staff.c.id, "ids")),
        select(api_keys.c.id, api_keys.c.name, literal("key").label("kind")).where(
            mine(api_keys), in_list(api_keys.c.id, "ids")
        ),
        select(rules.c.id, rules.c.name, literal("rule").label("kind")).where(mine(rules), in_list(rules.c.id, "ids")),
    ),
)


def names_of(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """By id, the names of members of staff, of keys and of rules. One statement; none without ids."""
    wanted = sorted({each for each in ids if each})
    return {row.id: row.name for row in tx.rows(_NAMES, ids=wanted)} if wanted else {}
