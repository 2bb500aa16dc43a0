"""What people at the desk did."""

from datetime import datetime

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

    {"type": "conversation_closed", "conversation_id": "cnv_01j", "contact_id": "per_01j", "owner_kind": "person",
     "owner_id": "stf_01j"}
    """

    conversation_id: str
    contact_id: str
    owner_kind: str
    owner_id: str


class ConversationReopened(msgspec.Struct, frozen=True, tag="conversation_reopened"):
    """It was closed, and is open again. by: shopper, who wrote; or desk.

    {"type": "conversation_reopened", "conversation_id": "cnv_01j", "contact_id": "per_01j", "by": "desk"}
    """

    conversation_id: str
    contact_id: str
    by: str


class ConversationAssigned(msgspec.Struct, frozen=True, tag="conversation_assigned"):
    """A person, or a team's queue, has the next move. owner_kind: person or team; owner_id: of either.

    {"type": "conversation_assigned", "conversation_id": "cnv_01j", "owner_kind": "person", "owner_id": "stf_01j",
     "team_id": "tem_01j"}
    """

    conversation_id: str
    owner_kind: str
    owner_id: str
    team_id: str


class ConversationLabelled(msgspec.Struct, frozen=True, tag="conversation_labelled"):
    """Its labels are not what they were.

    {"type": "conversation_labelled", "conversation_id": "cnv_01j", "added": ["refund"], "removed": []}
    """

    conversation_id: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


class AnswerOverdue(msgspec.Struct, frozen=True, tag="answer_overdue"):
    """A shopper waited longer than the shop's policy says. since: when they began to wait.

    {"type": "answer_overdue", "conversation_id": "cnv_01j", "owner_kind": "person", "owner_id": "stf_01j",
     "since": "2026-03-02T12:00:00Z", "due_at": "2026-03-02T12:05:00Z"}
    """

    conversation_id: str
    owner_kind: str
    owner_id: str
    since: datetime
    due_at: datetime


class RulesChanged(msgspec.Struct, frozen=True, tag="rules_changed"):
    """Rules were written, switched or taken away. The audit trail tells which.

    {"type": "rules_changed"}
    """
