"""Which of a webhook's contacts a message belongs to."""

from functools import cached_property

from chaffer.channels.whatsapp.identities import addresses, words
from chaffer.kernel.message import Identity
from chaffer.kernel.untrusted import Untrusted

Known = tuple[Untrusted, list[Identity]]
_NOBODY: Known = (Untrusted(None), [])


class Contacts:
    """The contacts of one change, indexed once: a change may hold a thousand messages."""

    def __init__(self, value: Untrusted) -> None:
        contacts = value["contacts"].raw()
        told = (Untrusted(each) for each in contacts) if isinstance(contacts, list) else ()
        self._all: list[Known] = [(each, addresses(each)) for each in told]
        self._index = {_key(address): known for known in reversed(self._all) for address in known[1]}
        self._value = value

    def of(self, message: Untrusted, senders: list[Identity]) -> Known:
        """The contact with one of these addresses. A lone one may have another number: numbers are ported."""
        for sender in senders:
            found = self._index.get(_key(sender))
            if found is not None:
                return found
        return self._all[0] if self._lone and not message["group_id"].here else _NOBODY

    @cached_property
    def shop(self) -> str:
        return shop_number(self._value)

    @cached_property
    def _lone(self) -> bool:
        lists = (self._value[name].raw() for name in ("messages", "calls"))
        return len(self._all) == 1 and all(map(_one_sender, lists))


def shop_number(value: Untrusted) -> str:
    """The digits of the number at which a change arrived."""
    return digits(words(value["metadata"]["display_phone_number"]))


def digits(number: str) -> str:
    return "".join(mark for mark in number if mark.isdigit())


def _key(identity: Identity) -> tuple[str, str]:
    return identity.kind, identity.key


def _one_sender(messages: object) -> bool:
    if not isinstance(messages, list):
        return True
    told = (Untrusted(each) for each in messages)
    return len({words(each["from"]) + words(each["from_user_id"]) for each in told}) <= 1
