"""What a rule or a macro may do, as it is stored. Pure."""

from typing import Annotated, Literal

import msgspec

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_Label = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
ME = "me"
"""Whoever runs a macro; of a rule it is nobody."""


class Assign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="assign"):
    """to: a member of staff; "me" in a macro: whoever runs it."""

    to: _Id


class GiveToTeam(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="team"):
    """Into a team's queue: its routing finds the person."""

    team: _Id


class HandOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="hand_over"):
    """From the bot into the queue; nothing happens where people have it already."""


class HandBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="hand_back"):
    """To the bot."""


class AddLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="label"):
    label: _Label


class RemoveLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="unlabel"):
    label: _Label


class SetPriority(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="priority"):
    priority: Literal["low", "normal", "high", "urgent"]


class Close(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="close"):
    """Until the shopper writes again."""


class Reopen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="reopen"):
    """Back among what is open."""


class Snooze(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="snooze"):
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60 * 24 * 365)]


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="note"):
    """For colleagues; with the variables of saved replies."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]


class Tell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="tell"):
    """A note that mentions somebody: they find it under their mentions."""

    staff: _Id
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="reply"):
    """A saved reply, by its shortcut, in the shopper's language where there is one; only while the channel lets us write."""

    shortcut: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class AskRating(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", tag="ask_rating"):
    """How they found it; not again where it was asked since they last wrote, and by a rule not oftener than the shop asks."""


Action = (
    Assign | GiveToTeam | HandOver | HandBack | AddLabel | RemoveLabel | SetPriority | Close | Reopen | Snooze | Note
    | Tell | Answer | AskRating
)  # fmt: skip
