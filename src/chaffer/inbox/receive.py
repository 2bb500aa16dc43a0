"""Keep what comes from outside, once, before it is acknowledged. Nothing else happens in the request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from chaffer.inbox.bodies import Bodies
from chaffer.inbox.lanes import Lane, want
from chaffer.inbox.masking import without_cards
from chaffer.inbox.tables import inbox
from chaffer.kernel.message import Identity, Slice
from chaffer.people.find_or_add import addresses_of, find_or_add
from chaffer.people.tables import contacts, identities
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of, reach
from chaffer.threads.tables import conversations

_KEEP = Statement(
    "inbox.keep",
    insert_all(
        inbox, "id", "source", "external_id", "kind", "conversation_id", "body", "day", "state", "said_at", "kept_at",
        "due_at", "request_id",
    )
    .on_conflict_do_nothing(index_elements=["shop_id", "source", "external_id"])
    .returning(inbox.c.id),
)  # fmt: skip
_CONVERSATION = Statement(
    "inbox.conversation",
    select(conversations.c.id, conversations.c.addresses, identities.c.kind, identities.c.canonical)
    .join(
        identities,
        (identities.c.shop_id == conversations.c.shop_id) & (identities.c.contact_id == conversations.c.contact_id),
    )
    .where(
        mine(identities),
        mine(conversations),
        identities.c.channel == given("channel"),
        identities.c.account_id == given("account_id"),
        conversations.c.account_id == given("account_id"),
        conversations.c.room_id == "",
        in_list(identities.c.kind, "kinds"),
        in_list(identities.c.canonical, "canonicals"),
        identities.c.ended_at.is_(None),
    ),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The end of a channel at which the events arrived."""

    account_id: str
    channel: str


@dataclass(slots=True)
class Received:
    """kept: new events; repeats: known ones; lanes: conversations this process took at once, to be turned now."""

    kept: int = 0
    repeats: int = 0
    lanes: list[Lane] = field(default_factory=list)


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
        conversation_id = ""
        if piece.kind == "message":
            conversation_id = known.get(piece.identities) or _conversation(tx, source, piece.identities)
            known[piece.identities] = conversation_id
        event_id = _keep(tx, source, piece, conversation_id, bodies, number, request_id)
        if event_id is None:
            received.repeats += 1
            continue
        received.kept += 1
        if not conversation_id:
            left_over.add("inbox")
        elif lane := want(tx, conversation_id, holder and f"{holder}/{event_id}"):
            received.lanes.append(lane)
        else:
            left_over.add("lanes")
    for what in left_over:  # what was taken at once needs nobody to be roused
        tx.wake(what)
    return received


def _keep(
    tx: Transaction, source: Source, piece: Slice, conversation_id: str, bodies: Bodies, number: int, request_id: str
) -> str | None:
    event_id = tx.new_id("event")
    day, sealed = bodies.seal(tx, without_cards(piece.body), event_id)
    row = tx.row(
        _KEEP,
        id=event_id,
        source=source.account_id,
        external_id=piece.external_id,
        kind=piece.kind,
        conversation_id=conversation_id,
        body=sealed,
        day=day,
        state="kept",
        said_at=piece.said_at,
        # One call's events arrived in this order, however fast.
        kept_at=tx.now + timedelta(microseconds=number),
        due_at=None if piece.kind == "message" else tx.now,
        request_id=request_id,
    )
    return None if row is None else event_id


def _conversation(tx: Transaction, source: Source, known_as: Sequence[Identity]) -> str:
    """The conversation of whoever is known under these addresses, opened if it is new."""
    rows = tx.rows(
        _CONVERSATION, channel=source.channel, account_id=source.account_id, kinds=[i.kind for i in known_as], canonicals=[i.key for i in known_as]
    )  # fmt: skip
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.kind, row.canonical)
        # Somebody who was merged may have two threads here: each goes on where it was.
        if key not in found or any((each["kind"], each["canonical"] or each["value"]) == key for each in row.addresses):
            found[key] = row.id
    if len(found) == len(known_as):
        return found[known_as[0].kind, known_as[0].key]
    contact_id = find_or_add(tx, source.channel, source.account_id, known_as)
    tx.lock(contacts, id=contact_id)
    conversation_id = conversation_of(tx, contact_id, source.channel, source.account_id)
    reach(tx, conversation_id, addresses_of(tx, contact_id, source.channel, source.account_id))
    return conversation_id
