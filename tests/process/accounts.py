"""The reckoning after the kills: what was acknowledged against what was done, from the records themselves."""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import psycopg

from tests.process.shoppers import Crowd


@dataclass(slots=True)
class Reckoning:
    """Every field but the counts must be empty."""

    acknowledged: int = 0
    answered: int = 0
    unknown: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    sent_twice: list[str] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        names = ("lost", "doubled", "disordered", "unanswered", "sent_twice", "unsent")
        return [
            f"{name}: {getattr(self, name)[:5]} ({len(getattr(self, name))})" for name in names if getattr(self, name)
        ]


def read_rows(database_url: str, sql: str) -> list[tuple[Any, ...]]:
    if database_url.startswith("sqlite:///"):
        connection = sqlite3.connect(database_url.removeprefix("sqlite:///"))
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
    with psycopg.connect(database_url, autocommit=True) as postgres:
        postgres.execute("SET chaffer.shop = '*'")
        return list(postgres.execute(sql.encode()).fetchall())


def unsettled(database_url: str) -> int:
    """How much is still under way."""
    ((events,),) = read_rows(database_url, "SELECT count(*) FROM inbox WHERE state = 'kept'")
    ((sends,),) = read_rows(
        database_url, "SELECT count(*) FROM messages WHERE direction = 'out' AND state IN ('promised', 'sending')"
    )
    return int(events) + int(sends)


def reckon(database_url: str, crowd: Crowd) -> Reckoning:
    found = Reckoning()
    heard = read_rows(
        database_url,
        "SELECT external_id, conversation_id, seq, turn_id FROM messages WHERE direction = 'in' "
        "ORDER BY conversation_id, seq",
    )
    times = Counter(row[0] for row in heard)
    found.doubled = [wamid for wamid, count in times.items() if count > 1]
    in_order: defaultdict[str, list[str]] = defaultdict(list)
    for wamid, conversation_id, _seq, turn_id in heard:
        in_order[conversation_id].append(wamid)
        if not turn_id:
            found.unanswered.append(wamid)
    for wamids in in_order.values():
        found.disordered += [second for first, second in zip(wamids, wamids[1:], strict=False) if second < first]
    for shopper in crowd.shoppers:
        found.acknowledged += len(shopper.acknowledged)
        found.lost += [wamid for wamid in shopper.acknowledged if wamid not in times]

    sent = read_rows(database_url, "SELECT id, state, turn_id FROM messages WHERE direction = 'out'")
    speaking = {turn_id for _id, _state, turn_id in sent}
    found.unanswered += [wamid for wamid, _c, _s, turn_id in heard if turn_id not in speaking]
    for message_id, state, _turn in sent:
        arrived = crowd.sink.by_reference[message_id]
        if arrived > 1:
            found.sent_twice.append(message_id)
        if state == "unknown":
            found.unknown += 1
        elif state not in ("sent", "delivered", "read") or arrived == 0:
            found.unsent.append(f"{message_id} {state} {arrived}")
    known = {message_id for message_id, _state, _turn in sent}
    found.doubled += [reference for reference in crowd.sink.by_reference if reference not in known]
    found.answered = len(sent)
    return found
