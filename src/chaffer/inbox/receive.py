"""Keep what comes from outside, once, before it is acknowledged. Nothing else happens in the request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import BigInteger, and_, case, func, select, update

from chaffer.inbox.bodies import Bodies
from chaffer.inbox.lanes import Lane, Paused, want
from chaffer.inbox.masking import without_cards
from chaffer.inbox.meeting import meet
from chaffer.inbox.tables import inbox
from chaffer.kernel.message import Identity, Slice
from chaffer.people.tables import identities
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations

_COLUMNS = ("id", "source", "external_id", "kind", "body", "day", "state", "said_at", "kept_at", "due_at", "request_id")
_ONCE = ["shop_id", "source", "external_id"]
_KEEP = Statement(
    "inbox.keep",
    insert_all(inbox, *_COLUMNS, "conversation_id")
    .on_conflict_do_nothing(index_elements=_ONCE)
    .returning(inbox.c.conversation_id),
)
_is_first = and_(identities.c.kind == given("first_kind"), identities.c.canonical == given("first_canonical"))
_all_known = func.count() == given("addresses", type_=BigInteger())
_one_thread = func.min(conversations.c.id) == func.max(conversations.c.id)  # counting distinct ones sorts them
_theirs = identities.join(
    conversations,
    (conversations.c.shop_id == identities.c.shop_id) & (conversations.c.contact_id == identities.c.contact_id),
)
_at_these = and_(
    mine(identities),
    identities.c.channel == given("channel"),
    identities.c.account_id == given("source"),
    conversations.c.account_id == given("source"),
    conversations.c.room_id == "",
    in_list(identities.c.kind, "kinds"),
    in_list(identities.c.canonical, "canonicals"),
    identities.c.ended_at.is_(None),
)
_met = (
    select(case((and_(_all_known, _one_thread), func.max(case((_is_first, conversations.c.id))))))
    .select_from(_theirs)
    .where(_at_these)
    .scalar_subquery()
)
_THREADS = Statement(
    "inbox.threads",
    select(conversations.c.id, conversations.c.addresses, identities.c.kind, identities.c.canonical)
    .select_from(_theirs)
    .where(_at_these),
)
_KEEP_MESSAGE = Statement(
    "inbox.keep_message",
    insert_all(inbox, *_COLUMNS)
    .values(conversation_id=func.coalesce(_met, ""))
    .on_conflict_do_nothing(index_elements=_ONCE)
    .returning(inbox.c.conversation_id),
)
_BELONGS = Statement(
    "inbox.belongs",
    update(inbox).where(mine(inbox), inbox.c.id == given("id_")).values(conversation_id=given("conversation")),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The end of a channel at which the events arrived."""

    account_id: str
    channel: str


@dataclass(slots=True)
class Received:
    """kept: new events; repeats: known ones; lanes: conversations this process took at once, to be turned now.

    paused: conversations in which a person is typing, whose new messages are to be shown before they are answered.
    """

    kept: int = 0
    repeats: int = 0
    lanes: list[Lane] = field(default_factory=list)
    paused: list[str] = field(default_factory=list)


ApplyReport = Callable[[Transaction, Slice], bool]
"""Applies a delivery report at once; False if it is about nothing we know (yet)."""


def receive(
    tx: Transaction,
    source: Source,
    pieces: Sequence[Slice],
    bodies: Bodies,
    apply_report: ApplyReport,
    request_id: str = "",
    holder: str = "",
) -> Received:
    """Keep each event of one webhook call, in order, in the caller's transaction.

    An event we have already is counted and otherwise ignored: providers repeat a webhook until they see a 200.
    Reports of things we sent are applied at once and need no row; unknown ones are kept for later.
    """
    received = Received()
    left_over: set[str] = set()
    known: dict[tuple[Identity, ...], str] = {}
    for number, piece in enumerate(pieces):
        if piece.kind == "report" and apply_report(tx, piece):
            received.kept += 1
            continue
        event_id = tx.new_id("event")
        conversation_id = _keep(
            tx, source, piece, known.get(piece.identities, ""), bodies, event_id, number, request_id
        )
        if conversation_id is None:
            received.repeats += 1
            continue
        received.kept += 1
        if piece.kind != "message":
            left_over.add("inbox")
            continue
        if not conversation_id:
            conversation_id = _meet(tx, source, piece.identities)
            tx.run(_BELONGS, id_=event_id, conversation=conversation_id)
        known[piece.identities] = conversation_id
        lane = want(tx, conversation_id, holder and f"{holder}/{event_id}")
        if isinstance(lane, Lane):
            received.lanes.append(lane)
            continue
        left_over.add("lanes")
        if isinstance(lane, Paused):
            received.paused.append(conversation_id)
    for what in left_over:  # what was taken at once needs nobody to be roused
        tx.wake(what)
    return received


def _keep(
    tx: Transaction, source: Source, piece: Slice, conversation_id: str, bodies: Bodies, event_id: str, number: int,
    request_id: str,
) -> str | None:  # fmt: skip
    """The conversation it belongs to, "" if there is none yet; None if we have the event already. One statement."""
    day, sealed = bodies.seal(tx, without_cards(piece.body), event_id)
    values = {
        "id": event_id, "source": source.account_id, "external_id": piece.external_id, "kind": piece.kind,
        "body": sealed, "day": day, "state": "kept", "said_at": piece.said_at,
        # One call's events arrived in this order, however fast.
        "kept_at": tx.now + timedelta(microseconds=number),
        "due_at": None if piece.kind == "message" else tx.now, "request_id": request_id,
    }  # fmt: skip
    if conversation_id or piece.kind != "message":
        row = tx.row(_KEEP, **values, conversation_id=conversation_id)
    else:
        row = tx.row(_KEEP_MESSAGE, **values, channel=source.channel, **_sought(piece.identities))
    return None if row is None else str(row.conversation_id)


def _sought(known_as: Sequence[Identity]) -> dict[str, object]:
    return {
        "kinds": [each.kind for each in known_as], "canonicals": [each.key for each in known_as],
        "addresses": len(known_as), "first_kind": known_as[0].kind, "first_canonical": known_as[0].key,
    }  # fmt: skip


def _meet(tx: Transaction, source: Source, known_as: Sequence[Identity]) -> str:
    """The conversation of whoever is known under these addresses, opened if it is new."""
    rows = tx.rows(_THREADS, source=source.account_id, channel=source.channel, **_sought(known_as))
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.kind, row.canonical)
        # Somebody who was merged may have two threads here: each goes on where it was.
        if key not in found or any((each["kind"], each["canonical"] or each["value"]) == key for each in row.addresses):
            found[key] = row.id
    if len(found) == len(known_as):
        return found[known_as[0].kind, known_as[0].key]
    return meet(tx, source.channel, source.account_id, known_as).conversation_id
