"""What must hold for a rule to follow. Pure."""

from typing import Annotated, Any, Literal

import msgspec

from chaffer.desk.find.folding import folded

_Id = Annotated[str, msgspec.Meta(max_length=64)]
_Ids = Annotated[tuple[_Id, ...], msgspec.Meta(min_length=1, max_length=50)]
_Phrase = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
_Minor = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Score = Annotated[int, msgspec.Meta(ge=1, le=5)]


class Situation(msgspec.Struct, frozen=True):
    """How a conversation stands when something happens in it.

    text: what was said, of an event that says something, else the shopper's last words. priority: low, normal, high, urgent.
    order_minor: of the order it is about, whole minor units; None: it is about none. score: 1 to 5; 0: none was given.
    """

    channel: str = ""
    language: str = ""
    labels: tuple[str, ...] = ()
    team_id: str = ""
    owner_kind: str = "bot"
    owner_id: str = ""
    priority: str = "normal"
    state: str = "open"
    text: str = ""
    label: str = ""
    open_hours: bool = True
    first_contact: bool = False
    order_minor: int | None = None
    order_currency: str = ""
    score: int = 0


class ChannelIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="channel"):
    """any: names of channels. none: it must be none of them."""

    any: _Ids
    none: bool = False

    def holds(self, now: Situation) -> bool:
        return (now.channel in self.any) != self.none


class LanguageIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="language"):
    any: _Ids
    none: bool = False

    def holds(self, now: Situation) -> bool:
        return (now.language.partition("-")[0] in self.any) != self.none


class LabelIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="label"):
    """any: names of labels that the conversation has one of; of `labelled`, the one it was given counts alone."""

    any: _Ids
    none: bool = False

    def holds(self, now: Situation) -> bool:
        had = {now.label} if now.label else set(now.labels)
        return bool(had & set(self.any)) != self.none


class TeamIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="team"):
    any: _Ids
    none: bool = False

    def holds(self, now: Situation) -> bool:
        return (now.team_id in self.any) != self.none


class OwnerIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="owner"):
    """kind: who has the next move. any: of a person, who; nobody named: whoever."""

    kind: Literal["bot", "person", "team"]
    any: Annotated[tuple[_Id, ...], msgspec.Meta(max_length=50)] = ()
    none: bool = False

    def holds(self, now: Situation) -> bool:
        fits = now.owner_kind == self.kind and (not self.any or now.owner_id in self.any)
        return fits != self.none


class SaysWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="words"):
    """phrases: whatever their case, accents and what stands between the words. match: any of them, or all."""

    phrases: Annotated[tuple[_Phrase, ...], msgspec.Meta(min_length=1, max_length=50)]
    match: Literal["any", "all"] = "any"
    none: bool = False

    def holds(self, now: Situation) -> bool:
        said = f" {' '.join(folded(now.text))} "
        found = [_is_in(phrase, said) for phrase in self.phrases]
        return (all(found) if self.match == "all" else any(found)) != self.none


class HoursAre(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="hours"):
    """Those of the conversation's team, else the shop's."""

    are: Literal["open", "closed"]

    def holds(self, now: Situation) -> bool:
        return now.open_hours == (self.are == "open")


class OrderValueIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="order_value"):
    """Of the order the event is about, else the shopper's last; whole minor units of the order's currency."""

    at_least: _Minor = 0
    at_most: _Minor | None = None

    def holds(self, now: Situation) -> bool:
        if now.order_minor is None:
            return False
        return self.at_least <= now.order_minor and (self.at_most is None or now.order_minor <= self.at_most)


class FirstContactIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="first_contact"):
    """Whether the shop has known this shopper for less than a day."""

    is_: bool = msgspec.field(default=True, name="is")

    def holds(self, now: Situation) -> bool:
        return now.first_contact == self.is_


class PriorityIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="priority"):
    any: Annotated[tuple[Literal["low", "normal", "high", "urgent"], ...], msgspec.Meta(min_length=1, max_length=4)]
    none: bool = False

    def holds(self, now: Situation) -> bool:
        return (now.priority in self.any) != self.none


class ScoreIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="score"):
    """Of the rating just given."""

    at_least: _Score = 1
    at_most: _Score = 5

    def holds(self, now: Situation) -> bool:
        return self.at_least <= now.score <= self.at_most


class StateIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="if", tag="state"):
    any: Annotated[tuple[Literal["open", "snoozed", "closed"], ...], msgspec.Meta(min_length=1, max_length=3)]

    def holds(self, now: Situation) -> bool:
        return now.state in self.any


Condition = (
    ChannelIs
    | LanguageIs
    | LabelIs
    | TeamIs
    | OwnerIs
    | SaysWords
    | HoursAre
    | OrderValueIs
    | FirstContactIs
    | PriorityIs
    | ScoreIs
    | StateIs
)


def hold(conditions: tuple[Any, ...], match: str, now: Situation) -> bool:
    """Without any: yes."""
    if not conditions:
        return True
    held = (each.holds(now) for each in conditions)
    return all(held) if match == "all" else any(held)


def _is_in(phrase: str, said: str) -> bool:
    """Words of a phrase stand together; scripts without spaces are looked for anywhere in a word."""
    wanted = " ".join(folded(phrase))
    if not wanted:
        return False
    return f" {wanted} " in said if wanted.isascii() or " " in wanted else wanted in said
