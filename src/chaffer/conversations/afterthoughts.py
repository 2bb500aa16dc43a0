"""Reactions, corrections and deletions: what they mean for what is heard, and what they do to the record."""

from collections.abc import Sequence
from typing import Any

from chaffer.conversations.dialogue.questions import thumb_answers
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.plan import Arrival
from chaffer.kernel.message import Call, Delete, Edit, Part, PaymentNotice, Reaction, Tapped, Text
from chaffer.runtime.transaction import Transaction
from chaffer.threads.marks import correct, react, take_away, target, with_words
from chaffer.threads.say import Author

_EMOJI_AT_MOST = 64
_TONES = dict.fromkeys([0xFE0F, *range(0x1F3FB, 0x1F400)])
_YES, _NO = frozenset("👍✅👌🆗"), frozenset("👎❌🚫")


def is_afterthought(parts: Sequence[Part]) -> bool:
    """About another message, and nothing said: it opens no reply window."""
    return all(isinstance(part, Reaction | Edit | Delete | PaymentNotice) or _is_over(part) for part in parts)


def _is_over(part: Part) -> bool:
    """It is the call that opens the window, not its end."""
    return isinstance(part, Call) and part.state != "ringing"


def is_correction(parts: Sequence[Part]) -> bool:
    return bool(parts) and all(isinstance(part, Edit) for part in parts)


def heard_parts(tx: Transaction, thread: Any, state: State, arrivals: Sequence[Arrival]) -> list[Sequence[Part]]:
    """What is heard of each arrival. A message that waits is heard as it was set right, or not at all if it was
    deleted; a correction of one that nobody answered is heard anew; a thumb at our open question answers it.
    """
    heard: list[Sequence[Part]] = [each.inbound.parts for each in arrivals]
    if not any(map(is_afterthought, heard)):
        return heard
    place = {each.external_id: number for number, each in enumerate(arrivals)}
    for number, arrival in enumerate(arrivals):
        match arrival.inbound.parts:
            case (Edit(of=of, text=text),) if of in place:
                heard[place[of]] = with_words(heard[place[of]], text) if heard[place[of]] else ()
            case (Edit(of=of, text=text),) if _unanswered(tx, thread, of):
                heard[number] = (Text(text),)
            case (Delete(of=of),) if of in place:
                heard[place[of]] = ()
            case (Reaction(to=to, emoji=emoji),) if thumb_answers(state):
                answer = _meaning(emoji)
                if answer and _is_newest(tx, thread, to):
                    heard[number] = (Tapped(answer, emoji),)
    return heard


def keep_afterthoughts(tx: Transaction, thread: Any, arrivals: Sequence[Arrival]) -> None:
    """Change the record by what arrived, once it is written. Each may touch only what stands in this thread."""
    author = Author("shopper", thread.contact_id)
    for arrival in arrivals:
        match arrival.inbound.parts:
            case (Reaction(to=of, emoji=emoji),) if message := target(tx, thread.id, of):
                react(tx, message.id, author, emoji[:_EMOJI_AT_MOST])
            case (Edit(of=of, text=text),) if (message := target(tx, thread.id, of)) and message.direction == "in":
                correct(tx, message, author, text)
            case (Delete(of=of),) if (message := target(tx, thread.id, of)) and message.direction == "in":
                take_away(tx, message, author)


def _unanswered(tx: Transaction, thread: Any, provider_id: str) -> bool:
    """One that never reached us has not been answered either."""
    message = target(tx, thread.id, provider_id)
    return message is None or (message.direction == "in" and not message.answered)


def _is_newest(tx: Transaction, thread: Any, provider_id: str) -> bool:
    message = target(tx, thread.id, provider_id)
    return message is not None and message.direction == "out" and not message.answered


def _meaning(emoji: str) -> str:
    plain = emoji.translate(_TONES)
    return "yes" if plain in _YES else "no" if plain in _NO else ""
