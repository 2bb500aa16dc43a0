"""What happened to conversations."""

import msgspec


class PersonAskedFor(msgspec.Struct, frozen=True, tag="person_asked_for"):
    """The bot stepped back; a person is to make the next move.

    {"type": "person_asked_for", "conversation_id": "cnv_7", "contact_id": "per_7", "reason": "asked"}
    """

    conversation_id: str
    contact_id: str
    reason: str


class HandedBack(msgspec.Struct, frozen=True, tag="handed_back"):
    """A person let the bot go on.

    {"type": "handed_back", "conversation_id": "cnv_7", "contact_id": "per_7"}
    """

    conversation_id: str
    contact_id: str
