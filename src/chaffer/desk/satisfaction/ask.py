"""Ask a shopper in their thread how they found it, once a conversation has ended."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.shops import own_shop
from chaffer.channels.registry import CHANNELS
from chaffer.conversations.dialogue.rating import asked
from chaffer.conversations.dialogue.state import dump, load
from chaffer.conversations.shops import Shops
from chaffer.conversations.thread import load_thread
from chaffer.conversations.voices.render import render
from chaffer.desk.events import ConversationClosed
from chaffer.desk.limits import is_open
from chaffer.desk.rows.refresh import refresh_at_end
from chaffer.desk.satisfaction.wishes import Wishes, wishes_in
from chaffer.kernel.errors import Conflict, Refusal
from chaffer.kernel.message import Identity
from chaffer.outbox.facts import is_suppressed
from chaffer.runtime.jobs import Arguments
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.timers import set_timer
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import remember, take_seq
from chaffer.threads.operations.rate import About, begin_rating, last_rating
from chaffer.threads.say import promise
from chaffer.threads.tables import conversations, messages

ASK = "rating.ask"
"""The timer of a conversation that was closed."""
_PERSON = Statement(
    "satisfaction.person",
    select(messages.c.author_id)
    .where(
        mine(messages), messages.c.conversation_id == given("conversation_id"), messages.c.direction == "out",
        messages.c.author_kind.in_(["staff", "seller"]), messages.c.author_id != "", messages.c.at > given("since"),
    )
    .order_by(messages.c.seq.desc())
    .limit(1),
)  # fmt: skip
PERSON_WITHIN = timedelta(days=3)


class NotAsked(Conflict):
    code = "not_asked"


def ask_later(tx: Transaction, fact: ConversationClosed) -> None:
    """The reaction to a closed conversation."""
    wishes = wishes_in(own_shop(tx).settings)
    if wishes.on:
        set_timer(tx, ASK, fact.conversation_id, tx.now + timedelta(minutes=wishes.after_minutes))


def asking_time(tx: Transaction, arguments: Arguments) -> None:
    """Not where it was opened again meanwhile."""
    here = arguments["thing_id"]
    wishes = wishes_in(own_shop(tx).settings)
    row: Any = load_thread(tx, here)
    if not wishes.on or row.state != "closed":
        return
    try:
        ask_rating(tx, here, wishes)
    except Refusal:
        return


def ask_by_rule(tx: Transaction, conversation_id: str) -> str:
    """The same where a rule of the shop wants it: at any time, but not oftener than the shop asks. Raises NotAsked, NotFound."""
    return ask_rating(tx, conversation_id, msgspec.structs.replace(wishes_in(own_shop(tx).settings), bot=True))


def ask_rating(tx: Transaction, conversation_id: str, wishes: Wishes | None = None) -> str:
    """The rating's id. wishes: of the shop; None: whoever asks wants it now. Raises NotAsked, NotFound."""
    tx.lock(conversations, id=conversation_id)
    thread = load_thread(tx, conversation_id)
    _check(tx, thread)
    about = _about(tx, thread)
    last = last_rating(tx, thread.contact_id)
    if last is not None and thread.last_in_at is not None and last.asked_at >= thread.last_in_at:
        raise NotAsked("it was asked since they last wrote")
    if wishes is not None:
        if last is not None and tx.now - last.asked_at < timedelta(days=wishes.not_within_days):
            raise NotAsked("they were asked a short time ago")
        if about.kind == "bot" and not wishes.bot:
            raise NotAsked("no person took part")
    return _ask(tx, thread, about)


def _check(tx: Transaction, thread: Any) -> None:
    """Only somebody who wrote, may be written to, and did not say STOP."""
    if thread.last_in_at is None or thread.room_id or thread.contact_blocked_at is not None:
        raise NotAsked("there is nobody to ask")
    if not is_open(thread.channel, thread.window_until, tx.now):
        raise NotAsked("nothing but a template may be written now")
    if is_suppressed(tx, thread.channel, msgspec.convert(thread.addresses, list[Identity])):
        raise NotAsked("they said stop")


def _about(tx: Transaction, thread: Any) -> About:
    if thread.owner_kind == "person" and thread.owner_id:
        return About("person", thread.owner_id, thread.team_id)
    person = tx.value(_PERSON, conversation_id=thread.id, since=thread.last_in_at - PERSON_WITHIN)
    return About("person", person, thread.team_id) if person else About("bot", "", thread.team_id)


def _ask(tx: Transaction, thread: Any, about: About) -> str:
    shops = Shops()
    language = thread.language or shops.of(tx).language
    rating_id = begin_rating(tx, thread, language, about)
    state, said = asked(load(thread.dialogue), rating_id)
    bubbles = CHANNELS[thread.channel].arrange(render(said, language, shops.voice(tx)))
    remember(tx, thread.id, dump(state), state.version)
    first = take_seq(tx, thread.id, len(bubbles))
    ids = promise(tx, thread.id, first, bubbles, purpose="service", language=language)
    tx.changed("conversation", thread.id)
    for message_id in ids:
        tx.changed("message", message_id)
    refresh_at_end(tx, thread.id)
    return rating_id
