"""Which of a webhook's contacts a message belongs to."""

from chaffer.channels.whatsapp.identities import canonical, identities_of, identity_of, words
from chaffer.kernel.message import Identity
from chaffer.kernel.untrusted import Untrusted

NOBODY = Untrusted(None)


class Contacts:
    """The contacts of one change, indexed once: a change may hold a thousand messages."""

    def __init__(self, value: Untrusted) -> None:
        contacts = value["contacts"].raw()
        self._all = [Untrusted(each) for each in contacts] if isinstance(contacts, list) else []
        self._index = {canonical(known): each for each in reversed(self._all) for known in _keys(each)}
        self._lone = len(self._all) == 1 and _one_sender(value["messages"].raw())

    def of(self, message: Untrusted) -> Untrusted:
        """The contact with the sender's number or user id. A lone one may have another number: numbers are ported."""
        for sender in identities_of(message, NOBODY):
            found = self._index.get(canonical(sender))
            if found is not None:
                return found
        return self._all[0] if self._lone and not message["group_id"].here else NOBODY


def _keys(contact: Untrusted) -> list[Identity]:
    known = (identity_of(words(contact[key])) for key in ("wa_id", "user_id"))
    return [each for each in known if each is not None]


def _one_sender(messages: object) -> bool:
    if not isinstance(messages, list):
        return True
    told = (Untrusted(each) for each in messages)
    return len({words(each["from"]) + words(each["from_user_id"]) for each in told}) <= 1
