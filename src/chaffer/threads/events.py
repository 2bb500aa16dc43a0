"""What happened to conversations."""

from datetime import datetime

import msgspec

from chaffer.kernel.message import Part


class PersonAskedFor(msgspec.Struct, frozen=True, tag="person_asked_for"):
    """The bot stepped back; a person is to make the next move. question: what it could not answer, if that is why.

    {"type": "person_asked_for", "conversation_id": "cnv_7", "contact_id": "per_7", "reason": "asked",
     "question": ""}
    """

    conversation_id: str
    contact_id: str
    reason: str
    question: str = ""


class SellerAsked(msgspec.Struct, frozen=True, tag="seller_asked"):
    """A shopper waits for one of a marketplace's sellers. reason: asked, faq and the like as of a person; wrote: an answer
    of theirs was answered. question: what could not be answered.

    {"type": "seller_asked", "conversation_id": "cnv_7", "contact_id": "per_7", "seller_id": "sel_7", "reason": "asked",
     "question": ""}
    """

    conversation_id: str
    contact_id: str
    seller_id: str
    reason: str
    question: str = ""


class SellerAnswered(msgspec.Struct, frozen=True, tag="seller_answered"):
    """One of a seller's people answered on their side of a conversation.

    {"type": "seller_answered", "conversation_id": "cnv_7", "seller_id": "sel_7", "staff_id": "stf_7"}
    """

    conversation_id: str
    seller_id: str
    staff_id: str


class HandedBack(msgspec.Struct, frozen=True, tag="handed_back"):
    """A person let the bot go on.

    {"type": "handed_back", "conversation_id": "cnv_7", "contact_id": "per_7"}
    """

    conversation_id: str
    contact_id: str


class ConversationOpened(msgspec.Struct, frozen=True, tag="conversation_opened"):
    """Somebody wrote, or was written to, for the first time over this channel.

    {"type": "conversation_opened", "conversation_id": "cnv_7", "contact_id": "per_7", "channel": "whatsapp"}
    """

    conversation_id: str
    contact_id: str
    channel: str


class ConversationRated(msgspec.Struct, frozen=True, tag="conversation_rated"):
    """The shopper said how they found it. score: 1 to 5; comment: what they wrote with it, or later (told again then).
    about_kind: bot or person had looked after them; about_id: which person.

    {"type": "conversation_rated", "rating_id": "rtg_7", "conversation_id": "cnv_7", "contact_id": "per_7",
     "score": 5, "comment": "", "about_kind": "person", "about_id": "stf_7"}
    """

    rating_id: str
    conversation_id: str
    contact_id: str
    score: int
    comment: str
    about_kind: str
    about_id: str


class MessageReceived(msgspec.Struct, frozen=True, tag="message_received"):
    """A shopper wrote. parts: as the API shows them, card numbers masked. said_at: the channel's time.

    {"type": "message_received", "message_id": "msg_7", "conversation_id": "cnv_7", "contact_id": "per_7",
     "parts": [{"type": "text", "text": "Do you have it in blue?"}], "said_at": "2026-03-02T12:00:00Z"}
    """

    message_id: str
    conversation_id: str
    contact_id: str
    parts: tuple[Part, ...]
    said_at: datetime


class MessageSent(msgspec.Struct, frozen=True, tag="message_sent"):
    """The channel took a message of the bot's, of a person's or of the shop's.

    {"type": "message_sent", "message_id": "msg_8", "conversation_id": "cnv_7", "channel": "whatsapp",
     "purpose": "reply", "part": {"type": "text", "text": "Yes, in blue and in green."}}
    """

    message_id: str
    conversation_id: str
    channel: str
    purpose: str
    part: Part


class MessageDelivered(msgspec.Struct, frozen=True, tag="message_delivered"):
    """A message of ours is on the shopper's phone.

    {"type": "message_delivered", "message_id": "msg_8"}
    """

    message_id: str


class MessageRead(msgspec.Struct, frozen=True, tag="message_read"):
    """The shopper has seen a message of ours.

    {"type": "message_read", "message_id": "msg_8"}
    """

    message_id: str


class MessageWithheld(msgspec.Struct, frozen=True, tag="message_withheld"):
    """A message of ours may not be sent, and was withdrawn: the window has closed, the shopper said stop. rule: which.

    {"type": "message_withheld", "message_id": "msg_8", "conversation_id": "cnv_7", "author_kind": "staff",
     "author_id": "stf_7", "rule": "window_closed"}
    """

    message_id: str
    conversation_id: str
    author_kind: str
    author_id: str
    rule: str


class MessageFailed(msgspec.Struct, frozen=True, tag="message_failed"):
    """A message of ours did not reach the shopper and will not be tried again.

    {"type": "message_failed", "message_id": "msg_8", "reason": "131026 undeliverable"}
    """

    message_id: str
    reason: str
