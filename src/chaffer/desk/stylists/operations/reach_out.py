"""Write to several shoppers unasked: each alone, each through the gate, never a group."""

from collections.abc import Sequence

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.accounts.tables import staff
from chaffer.channels.registry import CHANNELS
from chaffer.desk.operations.lay_out import Hall, LayOut, lay_out
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.stylists.reaching import Outreach, Place, Reach, reach
from chaffer.kernel.message import Identity, Template, Text
from chaffer.people.find_or_add import add_identity
from chaffer.people.tables import contacts
from chaffer.runtime.transaction import Transaction
from chaffer.threads.conversation_of import conversation_of
from chaffer.threads.conversation_of import reach as reach_thread

AT_ONCE = 20
"""Shoppers in one transaction; who has more to write to asks again."""


class ReachOut(msgspec.Struct, frozen=True):
    contact_ids: tuple[str, ...]
    wish: Outreach


class Sent(msgspec.Struct, frozen=True):
    """What became of one. message_ids: empty for who got nothing."""

    reach: Reach
    conversation_id: str = ""
    message_ids: tuple[str, ...] = ()


def reach_out(tx: Transaction, command: ReachOut, actor: Actor, hall: Hall, *, agent: str = "") -> list[Sent]:
    """Who may not be written to gets nothing, and it is said why; the rest is promised, and asked of the gate once more
    when it leaves. Raises what laying products out refuses.
    """
    if actor.kind == "staff":
        tx.lock(staff, id=actor.id)  # and of two windows of one person, the second counts what the first wrote
    for contact_id in sorted(set(command.contact_ids)):
        tx.lock(contacts, id=contact_id)  # two who write to the same shopper at once are counted one after the other
    return [
        _write(tx, each, command.wish, actor, hall)
        for each in reach(tx, command.contact_ids, command.wish, actor, agent=agent)
    ]


def _write(tx: Transaction, one: Reach, wish: Outreach, actor: Actor, hall: Hall) -> Sent:
    if not one.how or one.place is None or one.part is None:
        return Sent(one)
    conversation_id = one.place.id or _begin(tx, one.place)
    if not conversation_id:
        return Sent(msgspec.structs.replace(one, how="", why_not="no_thread"))
    return Sent(one, conversation_id, tuple(_say(tx, conversation_id, one, wish, actor, hall)))


def _say(tx: Transaction, conversation_id: str, one: Reach, wish: Outreach, actor: Actor, hall: Hall) -> Sequence[str]:
    assert one.place is not None
    assert one.part is not None
    if wish.products and one.how == "words":
        board = LayOut(
            conversation_id,
            "products",
            one.text,
            wish.products,
            purpose="marketing",
            board_id=wish.board_id,
            unasked=True,
        )
        return lay_out(tx, board, actor, hall)
    whole = isinstance(one.part, Template)
    bubbles = (one.part,) if whole else tuple(CHANNELS[one.place.channel].arrange([Text(one.text)]))
    return reply(
        tx, Reply(conversation_id, bubbles, purpose="marketing", lead="outreach", board_id=wish.board_id), actor
    )


def _begin(tx: Transaction, place: Place) -> str:
    """A thread from the writer's own number; "" if somebody else has the shopper's number there."""
    (to,) = msgspec.convert(place.addresses, list[Identity])
    owner = add_identity(tx, place.contact_id, place.channel, place.account_id, to, {"from": "outreach"})
    if owner != place.contact_id:
        return ""
    conversation_id = conversation_of(tx, place.contact_id, place.channel, place.account_id, language=place.language)
    reach_thread(tx, conversation_id, [to])
    return conversation_id
