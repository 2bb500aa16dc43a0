"""A lane lets one turn at a time into a conversation. It is a row with a lease, never a held transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Text, and_, case, exists, or_, select, tuple_, update

from chaffer.runtime.columns import Moment
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction, guarded
from chaffer.threads.tables import conversations, lanes

LEASE_SECONDS = 30
CLAIM_AT_MOST = 32


@dataclass(frozen=True, slots=True)
class Paused:
    """A conversation in which a person is typing: what arrives waits."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A conversation that is ours until the lease ends or the fence moves.

    wanted: how many arrivals were counted when it was taken; a later one leaves the lane due.
    """

    shop_id: str
    conversation_id: str
    fence: int
    wanted: int
    attempts: int = 0


_now, _lease = given("at", type_=Moment()), given("lease", type_=Moment())
_free = or_(lanes.c.lease_until.is_(None), lanes.c.lease_until < _now)
_awake = or_(lanes.c.paused_until.is_(None), lanes.c.paused_until < _now)
_taken = and_(_free, _awake, given("take", type_=Boolean()))
_WANT = Statement(
    "lanes.want",
    update(lanes)
    .where(mine(lanes), lanes.c.conversation_id == given("conversation_id"))
    .values(
        due=True,
        due_at=_now,
        wanted=lanes.c.wanted + 1,
        attempts=0,
        holder=case((_taken, given("holder", type_=Text())), else_=lanes.c.holder),
        fence=case((_taken, lanes.c.fence + 1), else_=lanes.c.fence),
        lease_until=case((_taken, _lease), else_=lanes.c.lease_until),
    )
    .returning(lanes.c.holder, lanes.c.fence, lanes.c.wanted, lanes.c.paused_until),
)
_due = (
    select(lanes.c.shop_id, lanes.c.conversation_id)
    .where(lanes.c.due, lanes.c.due_at <= _now, _free, _awake)  # word for word as the partial index has it
    .order_by(lanes.c.due_at)
    .limit(CLAIM_AT_MOST)
    .with_for_update(skip_locked=True)
)
_CLAIM = Statement(
    "lanes.claim",
    update(lanes)
    .where(tuple_(lanes.c.shop_id, lanes.c.conversation_id).in_(_due))
    .values(lease_until=_lease, holder=given("holder"), fence=lanes.c.fence + 1)
    .returning(lanes.c.shop_id, lanes.c.conversation_id, lanes.c.fence, lanes.c.wanted, lanes.c.attempts),
)
_RELEASE = Statement(
    "lanes.release",
    update(lanes)
    .where(mine(lanes), lanes.c.conversation_id == given("conversation_id"), lanes.c.fence == given("fence"))
    .values(due=lanes.c.wanted != given("wanted"), lease_until=None, attempts=0)
    .returning(lanes.c.due),
)
_PUT_BACK = Statement(
    "lanes.put_back",
    update(lanes)
    .where(mine(lanes), lanes.c.conversation_id == given("conversation_id"), lanes.c.fence == given("fence"))
    .values(due=given("due"), due_at=given("due_at"), lease_until=None, attempts=lanes.c.attempts + 1),
)
_PAUSE = Statement(
    "lanes.pause",
    update(lanes)
    .where(
        mine(lanes), lanes.c.conversation_id == given("conversation_id"),
        exists(
            select(conversations.c.id).where(
                conversations.c.shop_id == lanes.c.shop_id, conversations.c.id == lanes.c.conversation_id,
                conversations.c.owner_kind == "bot",
            )
        ),
    )
    .values(paused_until=given("until")),
)  # fmt: skip
_UNPAUSE = guarded(
    "lanes.unpause", lanes, lanes.c.conversation_id == given("conversation_id_"), lanes.c.paused_until.is_not(None),
    paused_until=None,
)  # fmt: skip
_ABANDON_HELD = Statement(
    "lanes.abandon_held",
    update(lanes)
    .where(lanes.c.due.is_(True), or_(lanes.c.holder == given("holder"), lanes.c.holder.like(given("claims"))))
    .values(lease_until=None),
)
_ABANDON = Statement("lanes.abandon", update(lanes).where(lanes.c.lease_until.is_not(None)).values(lease_until=None))


def want(tx: Transaction, conversation_id: str, holder: str = "") -> Lane | Paused | None:
    """Something arrived. With a `holder` (a name unique to this call) and a free lane, it is taken at once."""
    lease = tx.now + timedelta(seconds=LEASE_SECONDS)
    row = tx.one(
        _WANT, conversation_id=conversation_id, at=tx.now, holder=holder, lease=lease, take=bool(holder)
    )  # fmt: skip
    if holder and row.holder == holder:
        return Lane(tx.shop_id, conversation_id, row.fence, row.wanted)
    return Paused(conversation_id) if row.paused_until is not None and row.paused_until >= tx.now else None


def pause(tx: Transaction, conversation_id: str, until: datetime) -> bool:
    """The bot begins no turn until then, if the next move is the bot's. One statement; a turn under way ends."""
    return bool(tx.run(_PAUSE, conversation_id=conversation_id, until=until))


def unpause(tx: Transaction, conversation_id: str) -> None:
    """What waits is taken up at once."""
    if tx.run(_UNPAUSE, conversation_id_=conversation_id):
        tx.wake("lanes")


def claim(tx: Transaction, holder: str) -> list[Lane]:
    """Take lanes that are due and free, of any shop. Those whose holder died come back this way."""
    lease = tx.now + timedelta(seconds=LEASE_SECONDS)
    return [Lane(*row) for row in tx.rows(_CLAIM, at=tx.now, lease=lease, holder=holder)]


def release(tx: Transaction, lane: Lane) -> bool:
    """Give the lane back, due again if more arrived meanwhile. False if it was no longer ours: undo everything."""
    row = tx.row(_RELEASE, conversation_id=lane.conversation_id, fence=lane.fence, wanted=lane.wanted)
    if row is not None and row.due:
        tx.wake("lanes")
    return row is not None


def put_back(tx: Transaction, lane: Lane, due_at: datetime | None) -> bool:
    """Give the lane back undone, to be tried again then; never by itself with None."""
    return (
        tx.run(
            _PUT_BACK, conversation_id=lane.conversation_id, fence=lane.fence, due=due_at is not None,
            due_at=due_at or tx.now,
        )
        == 1
    )  # fmt: skip


def abandon_all(tx: Transaction) -> int:
    """At the start of the only process: nobody holds anything any more. SQLite only."""
    return tx.run(_ABANDON)


def abandon(tx: Transaction, holder: str) -> int:
    """A process is known to be dead: what it held is free."""
    return tx.run(_ABANDON_HELD, holder=holder, claims=f"{holder}/%")
