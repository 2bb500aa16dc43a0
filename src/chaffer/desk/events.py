"""What people at the desk did."""

import msgspec


class ConversationTaken(msgspec.Struct, frozen=True, tag="conversation_taken"):
    """A person took the next move from the bot. person_id: "" for somebody at a phone that has the same number.

    {"type": "conversation_taken", "conversation_id": "cnv_01j", "person_id": "stf_01j"}
    """

    conversation_id: str
    person_id: str


class ConversationAssigned(msgspec.Struct, frozen=True, tag="conversation_assigned"):
    """It was given to a person, or to the queue of a team. person_id: "" for a queue; team_id: "" for that of the shop.

    {"type": "conversation_assigned", "conversation_id": "cnv_01j", "person_id": "stf_01j", "team_id": "tem_01j"}
    """

    conversation_id: str
    person_id: str
    team_id: str


class ConversationHandedBack(msgspec.Struct, frozen=True, tag="conversation_handed_back"):
    """The bot has the next move again.

    {"type": "conversation_handed_back", "conversation_id": "cnv_01j"}
    """

    conversation_id: str
