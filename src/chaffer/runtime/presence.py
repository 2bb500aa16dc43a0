"""Who looks at what, and who is typing: told to every process and to whoever listens, and never stored.

It travels as a word among the wake-ups of a commit, which PostgreSQL passes on to the other processes. A word that is lost
costs nothing: whoever is there says so again every few seconds; one that is told twice says nothing new.
"""

from typing import NamedTuple

from chaffer.runtime.transaction import Transaction

TOPIC = "presence"
_MARK = "presence/"


class Presence(NamedTuple):
    """who: a member of staff or a key. doing: viewing, typing or left. conversation_id: where."""

    shop_id: str
    conversation_id: str
    who: str
    doing: str


def tell_presence(tx: Transaction, conversation_id: str, who: str, doing: str) -> None:
    """After COMMIT, to all. The ids are ours: no word of an outsider's."""
    tx.wake(f"{_MARK}{tx.shop_id}/{conversation_id}/{who}/{doing}")


def presences_in(words: frozenset[str]) -> list[Presence]:
    """Those among the wake-ups of a commit."""
    told = [word.removeprefix(_MARK).split("/") for word in words if word.startswith(_MARK)]
    return [Presence(*each) for each in told if len(each) == len(Presence._fields)]
