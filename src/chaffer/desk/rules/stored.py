"""The rules of a shop, and what they did."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from chaffer.desk.rules.rule import Definition, Occurrence, definition_in
from chaffer.desk.tables import rule_firings, rules
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction, guarded

LATEST = 20
SHOWN_AT_MOST = 200
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
_ALL = Statement("rules.all", select(rules).where(mine(rules)).order_by(rules.c.position, rules.c.id))
_ONE = Statement("rules.one", select(rules).where(mine(rules), rules.c.id == given("id")))
_ON = Statement(
    "rules.on",
    select(rules)
    .where(mine(rules), rules.c.event == given("event"), rules.c.active)
    .order_by(rules.c.position, rules.c.id),
)
_WANTED = Statement(
    "rules.wanted",
    select(rules.c.event, rules.c.minutes).where(
        mine(rules), in_list(rules.c.event, "events"), rules.c.active
    ).distinct(),
)  # fmt: skip
_FIRED = Statement(
    "rule_firings.add",
    insert_all(rule_firings).on_conflict_do_nothing(
        index_elements=["shop_id", "rule_id", "conversation_id", "once"]
    ),
)  # fmt: skip
_TOLD = guarded(
    "rule_firings.told", rule_firings, rule_firings.c.id == given("id_"), outcome=given("became"), steps=given("did")
)
_SINCE = Statement(
    "rule_firings.since",
    select(func.count().label("number"))
    .select_from(rule_firings)
    .where(
        mine(rule_firings), rule_firings.c.conversation_id == given("conversation_id"),
        rule_firings.c.rule_id == given("rule_id"), rule_firings.c.at >= given("since"),
    ),
)  # fmt: skip
_IN = Statement(
    "rule_firings.in",
    select(rule_firings)
    .where(
        mine(rule_firings), rule_firings.c.conversation_id == given("conversation_id"),
        rule_firings.c.at >= given("since"), rule_firings.c.at < given("until"),
    )
    .order_by(rule_firings.c.at.desc(), rule_firings.c.id.desc())
    .limit(given("limit")),
)  # fmt: skip
_OF = Statement(
    "rule_firings.of",
    select(rule_firings)
    .where(mine(rule_firings), rule_firings.c.rule_id == given("rule_id"))
    .order_by(rule_firings.c.at.desc(), rule_firings.c.id.desc())
    .limit(LATEST),
)
_COUNTS = Statement(
    "rule_firings.counts",
    select(rule_firings.c.rule_id, func.count().label("number"), func.max(rule_firings.c.at).label("last"))
    .where(mine(rule_firings), rule_firings.c.at >= given("since"))
    .group_by(rule_firings.c.rule_id),
)


def all_rules(tx: Transaction) -> list[Any]:
    """In the order in which they are looked at."""
    return tx.rows(_ALL)


def rule(tx: Transaction, rule_id: str) -> Any:
    """Raises NotFound."""
    return tx.one(_ONE, id=rule_id)


def rules_on(tx: Transaction, event: str) -> list[tuple[Any, Definition]]:
    """Those that are switched on and follow from this event, in order. One that cannot be read is left out."""
    found = [(row, definition_in(row.definition)) for row in tx.rows(_ON, event=event)]
    return [(row, definition) for row, definition in found if definition is not None]


def wanted(tx: Transaction, events: Iterable[str]) -> dict[str, list[int]]:
    """Of these events, those that a rule follows from, with the minutes such rules name. One statement."""
    told: dict[str, list[int]] = {}
    for row in tx.rows(_WANTED, events=sorted(set(events))):
        told.setdefault(row.event, []).append(row.minutes)
    return told


def begin_firing(tx: Transaction, rule_row: Any, about: Occurrence) -> str:
    """The id of its line; "" if this rule has followed from this occurrence already."""
    firing_id = tx.new_id("firing")
    new = tx.run(
        _FIRED, id=firing_id, rule_id=rule_row.id, conversation_id=about.conversation_id, once=about.once,
        event=about.event, name=rule_row.name, outcome="done", steps=[], at=tx.now,
    )  # fmt: skip
    return firing_id if new else ""


def tell_firing(tx: Transaction, firing_id: str, outcome: str, steps: Sequence[dict[str, str]]) -> None:
    """outcome: done, partly (something could not be done), stopped (it went round in circles)."""
    tx.run(_TOLD, id_=firing_id, became=outcome, did=list(steps))


def fired_since(tx: Transaction, rule_id: str, conversation_id: str, since: datetime) -> int:
    return int(tx.value(_SINCE, rule_id=rule_id, conversation_id=conversation_id, since=since))


def firings_between(
    tx: Transaction, conversation_id: str, since: datetime | None, until: datetime | None
) -> list[Any]:  # fmt: skip
    """What rules did in a conversation from this moment on and before that one, the latest first; None: no bound."""
    return tx.rows(
        _IN, conversation_id=conversation_id, since=since or _FIRST, until=until or _LAST, limit=SHOWN_AT_MOST
    )  # fmt: skip


def latest_of(tx: Transaction, rule_id: str) -> list[Any]:
    """The latest 20 times."""
    return tx.rows(_OF, rule_id=rule_id)


def firing_counts(tx: Transaction, since: datetime) -> dict[str, Any]:
    """By rule: number and last."""
    return {row.rule_id: row for row in tx.rows(_COUNTS, since=since)}
