"""Take a stored turn once more, in a transaction that is taken back."""

from dataclasses import dataclass, replace
from typing import Any, NoReturn

import msgspec
from sqlalchemy import func, select, update

from chaffer.conversations.house import House
from chaffer.conversations.replaying.recorded import Recorded
from chaffer.conversations.replaying.reheard import GONE, OpenedAgain, Reheard
from chaffer.conversations.replaying.stored import StoredTurn
from chaffer.conversations.turn import commit, prepare
from chaffer.inbox.lanes import Lane, want
from chaffer.inbox.tables import inbox
from chaffer.kernel.errors import NotFound
from chaffer.kernel.message import Part
from chaffer.people.tables import contacts
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.statements import Statement, given, in_list, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads import tables

_THREAD = ("dialogue", "language", "owner_kind", "last_out_at", "sides")
_SET_THREAD = Statement(
    "replay.set_thread",
    update(tables.conversations)
    .where(mine(tables.conversations), tables.conversations.c.id == given("id_"))
    .values({name: given(name) for name in _THREAD})
    .returning(tables.conversations.c.channel, tables.conversations.c.contact_id),
)
_SET_CONTACT = Statement(
    "replay.set_contact",
    update(contacts)
    .where(mine(contacts), contacts.c.id == given("id_"))
    .values(name=given("name"), country=given("country")),
)
_NOTHING_WAITS = Statement(
    "replay.nothing_waits",
    update(inbox)
    .where(mine(inbox), inbox.c.conversation_id == given("conversation_id_"), inbox.c.state == "kept")
    .values(state="handled"),
)
_THESE_WAIT = Statement(
    "replay.these_wait",
    update(inbox)
    .where(mine(inbox), in_list(inbox.c.id, "ids"))
    .values(state="kept", body=func.coalesce(inbox.c.body, given("nothing"))),
)
_FREE_LANE = Statement(
    "replay.free_lane",
    update(tables.lanes)
    .where(mine(tables.lanes), tables.lanes.c.conversation_id == given("id_"))
    .values(lease_until=None, paused_until=None),
)
_ANSWERED = Statement(
    "replay.answered",
    select(tables.messages.c.part)
    .where(
        mine(tables.messages), tables.messages.c.conversation_id == given("conversation_id"),
        tables.messages.c.turn_id == given("turn_id"), tables.messages.c.direction == "out",
    )
    .order_by(tables.messages.c.seq),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Replayed:
    """answered: what it would promise now. asked_anew: what was looked up or done in today's data, for want of a
    stored answer. gone: how many raw bodies could not be opened, so that the kept message stood in for them.
    failed: the defect that ended it, empty if none did.
    """

    turn: StoredTurn
    answered: tuple[Part, ...] = ()
    asked_anew: tuple[str, ...] = ()
    gone: int = 0
    failed: str = ""

    @property
    def differs(self) -> bool:
        return bool(self.failed) or self.answered != tuple(self.turn.answered)


def replay(house: House, secrets: Secrets, shop_id: str, turn: StoredTurn) -> Replayed:
    """From the state it began with, at its own hour, with the answers it was given. Blocks this thread.

    Every trace of it is rolled back. A turn that is not `unreadable` is asked for.
    """
    try:
        house.db.write_now(shop_id, lambda tx: _take_back(_replay(house, secrets, tx, turn)))
    except _TakenBack as taken:
        return taken.replayed
    except Exception as error:  # noqa: BLE001 — a defect in the code as it is now is what a replay looks for
        return Replayed(turn, failed=repr(error))


class _TakenBack(Exception):
    """Ends the transaction without leaving anything behind."""

    def __init__(self, replayed: Replayed) -> None:
        self.replayed = replayed
        super().__init__()


def _take_back(replayed: Replayed) -> NoReturn:
    raise _TakenBack(replayed)


def _replay(house: House, secrets: Secrets, tx: Transaction, turn: StoredTurn) -> Replayed:
    tx.now = turn.began_at
    recorded, bodies = Recorded(turn), OpenedAgain(secrets)
    channel = _set_back(tx, turn)
    then = replace(
        house, bodies=bodies, channels={channel: Reheard(house.channels[channel], turn).as_channel()},
        queries=recorded.skills(house.queries), commands=recorded.skills(house.commands), sender="",
    )  # fmt: skip
    lane = want(tx, turn.conversation_id, f"replay/{turn.id}")
    assert isinstance(lane, Lane), "nobody else holds a lane that was just freed"
    commit(then, tx, prepare(then, tx, lane))
    rows = tx.rows(_ANSWERED, conversation_id=turn.conversation_id, turn_id=tx.turn_id)
    return Replayed(turn, _parts(rows), tuple(recorded.asked_anew), len(bodies.gone))


def _set_back(tx: Transaction, turn: StoredTurn) -> str:
    """Put the thread and its shopper back to where this turn found them; the thread's channel."""
    heard = turn.heard
    row = tx.one(
        _SET_THREAD, id_=turn.conversation_id, dialogue=turn.before, language=heard.hint, owner_kind=heard.owner,
        last_out_at=turn.answered_at, sides={},  # whom each message was for, stands in the owner of what was heard
    )  # fmt: skip
    tx.run(_SET_CONTACT, id_=row.contact_id, name=heard.profile_name, country=heard.country)
    tx.run(_NOTHING_WAITS, conversation_id_=turn.conversation_id)
    ids = [each.event_id for each in turn.said]
    if tx.run(_THESE_WAIT, ids=ids, nothing=GONE) != len(ids):
        raise NotFound("not all that arrived for it is there any more")
    tx.run(_FREE_LANE, id_=turn.conversation_id)
    return str(row.channel)


def _parts(rows: list[Any]) -> tuple[Part, ...]:
    return tuple(msgspec.convert(row.part, Part) for row in rows)
