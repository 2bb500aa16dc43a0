"""The reckoning after the kills: what was acknowledged against what was done, from the records themselves."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.process.records import read_rows


@dataclass(slots=True)
class Reckoning:
    """Every field but the counts must be empty."""

    acknowledged: int = 0
    answered: int = 0
    unknown: int = 0
    orders: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    sent_twice: list[str] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)
    books: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        names = ("lost", "doubled", "disordered", "unanswered", "sent_twice", "unsent", "books")
        return [
            f"{name}: {getattr(self, name)[:5]} ({len(getattr(self, name))})" for name in names if getattr(self, name)
        ]


def reckon(database_url: str, acknowledged: Sequence[str], arrived: Mapping[str, int]) -> Reckoning:
    """acknowledged: ids the server said 200 to. arrived: how often each message of ours, by its id, reached Meta."""
    found = Reckoning(acknowledged=len(acknowledged))
    heard = read_rows(
        database_url,
        "SELECT external_id, conversation_id, seq, turn_id FROM messages WHERE direction = 'in' "
        "ORDER BY conversation_id, seq",
    )
    times = Counter(row[0] for row in heard)
    found.doubled = [wamid for wamid, count in times.items() if count > 1]
    found.lost = [wamid for wamid in acknowledged if wamid not in times]
    in_order: defaultdict[str, list[str]] = defaultdict(list)
    for wamid, conversation_id, _seq, _turn_id in heard:
        in_order[conversation_id].append(wamid)
    for wamids in in_order.values():
        found.disordered += [second for first, second in itertools.pairwise(wamids) if second < first]
    _reckon_sends(database_url, found, {wamid: turn_id for wamid, _c, _s, turn_id in heard}, arrived)
    ((found.orders,),) = read_rows(database_url, "SELECT count(*) FROM orders")
    return found


def _reckon_sends(database_url: str, found: Reckoning, turns: Mapping[str, str], arrived: Mapping[str, int]) -> None:
    sent = read_rows(database_url, "SELECT id, state, turn_id FROM messages WHERE direction = 'out'")
    found.answered = len(sent)
    speaking = {turn_id for _id, _state, turn_id in sent}
    found.unanswered = [wamid for wamid, turn_id in turns.items() if not turn_id or turn_id not in speaking]
    for message_id, state, _turn in sent:
        times = arrived.get(message_id, 0)
        if times > 1:
            found.sent_twice.append(message_id)
        if state == "unknown":
            found.unknown += 1
        elif state not in ("sent", "delivered", "read") or not times:
            found.unsent.append(f"{message_id} {state} {times}")
    known = {message_id for message_id, _state, _turn in sent}
    found.doubled += [reference for reference in arrived if reference not in known]
