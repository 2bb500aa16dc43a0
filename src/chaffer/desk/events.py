"""What people at the desk did."""

import msgspec


class ConversationTaken(msgspec.Struct, frozen=True, tag="conversation_taken"):
    """A person took the next move from the bot. person_id: "" for somebody at a phone that has the same number.

    {"type": "conversation_taken", "conversation_id": "cnv_01j", "person_id": "stf_01j"}
    """

    conversation_id: str
    person_id: str


class ConversationHandedBack(msgspec.Struct, frozen=True, tag="conversation_handed_back"):
    """The bot has the next move again.

    {"type": "conversation_handed_back", "conversation_id": "cnv_01j"}
    """

    conversation_id: str


class ConversationClosed(msgspec.Struct, frozen=True, tag="conversation_closed"):
    """Somebody at the desk, or a rule of the shop's, says that it is done. The shopper's next words open it again.

    {"type": "conversation_closed", "conversation_id": "cnv_01j"}
    """

    conversation_id: str
