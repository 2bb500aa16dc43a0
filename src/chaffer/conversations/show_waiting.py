"""Put what waits in a paused lane into its thread, so that whoever is typing reads it; it is answered later, or by them.

The bot hears it when its turn comes: then the message is there already, and is taken up instead of written.
"""

from datetime import timedelta

from sqlalchemy import update

from chaffer.conversations.arriving import last_heard, open_arrivals
from chaffer.conversations.fetch_media import fetch_later
from chaffer.conversations.house import House
from chaffer.conversations.sharing import who_said
from chaffer.conversations.split_cards import keep_masked, mask_cards
from chaffer.conversations.thread import load_with_waiting
from chaffer.inbox.tables import inbox
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import advance
from chaffer.threads.say import Author, heard, keep
from chaffer.threads.tables import conversations

_SHOWN = Statement(
    "inbox.shown", update(inbox).where(mine(inbox), inbox.c.id == given("id_")).values(message_id=given("message"))
)


def show_waiting(house: House, tx: Transaction, conversation_id: str) -> int:
    """How many messages stand in the thread now that did not before. Safe to repeat.

    The thread moves on, so that a turn being prepared meanwhile is prepared again and finds them.
    """
    tx.lock(conversations, id=conversation_id)
    thread, waiting = load_with_waiting(tx, conversation_id)
    fresh = [row for row in waiting if not row.event_message_id]
    arrivals, _broken = open_arrivals(house, tx, thread, fresh)
    if not arrivals:
        return 0
    _, split = mask_cards(house, tx, thread, arrivals, fresh)
    keep_masked(house, tx, split)
    window = timedelta(seconds=house.channels[thread.channel].limits.window_seconds)
    heard_at = last_heard(thread, arrivals)
    taken = advance(
        tx, conversation_id, thread.version, messages=len(arrivals), dialogue=thread.dialogue,
        dialogue_version=thread.dialogue_version, language=thread.language,
        window_until=heard_at + window if window and heard_at else None, last_in_at=heard_at,
        last_in_external_id=arrivals[-1].external_id, last_out_at=thread.last_out_at,
    )  # fmt: skip
    if taken is None:  # a turn has just taken them up
        return 0
    alone = Author("shopper", thread.contact_id)
    authors = who_said(tx, thread, arrivals) if arrivals[0].inbound.group else {}
    rows = [
        heard(
            tx, conversation_id, seq, arrival.inbound.parts, author=authors.get(arrival.event_id, alone),
            external_id=arrival.external_id, event_id=arrival.event_id, turn_id="",
            said_at=arrival.inbound.said_at or arrival.kept_at, kept_at=arrival.kept_at,
            reply_to=arrival.inbound.reply_to, language=thread.language,
        )
        for seq, arrival in enumerate(arrivals, taken.first_seq)
    ]  # fmt: skip
    keep(tx, rows)
    for row, arrival in zip(rows, arrivals, strict=True):
        fetch_later(tx, row["id"], arrival.inbound.parts, listens=bool(house.listeners))
        tx.run(_SHOWN, id_=arrival.event_id, message=row["id"])
    tx.changed("conversation", conversation_id)
    return len(rows)
