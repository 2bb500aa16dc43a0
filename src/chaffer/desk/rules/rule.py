"""What a rule is made of, as it is stored: strict, and with a version. Pure."""

from typing import Annotated, Any, Final, Literal

import msgspec

from chaffer.desk.rules.actions import Action
from chaffer.desk.rules.conditions import Condition
from chaffer.kernel.errors import Invalid

VERSION: Final = 1
Event = Literal[
    "opened", "reopened", "shopper_wrote", "person_replied", "assigned", "labelled", "handed_over", "handed_back",
    "waiting", "sla_at_risk", "sla_missed", "order_placed", "order_paid", "order_delivered", "order_cancelled",
    "closed", "rated",
]  # fmt: skip
EVENTS: tuple[str, ...] = Event.__args__  # type: ignore[attr-defined]
BY_THE_CLOCK = ("waiting", "sla_at_risk")
"""Those that need minutes: waiting so long; so long before the answer is due."""
MINUTES_AT_MOST = 30 * 24 * 60


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """event: what it follows from. minutes: of `waiting`, how long; of `sla_at_risk`, how long before the answer is due.
    match: whether all conditions must hold, or any one of them; without conditions it always follows. actions: in order.
    """

    event: Event
    actions: Annotated[tuple[Action, ...], msgspec.Meta(min_length=1, max_length=10)]
    conditions: Annotated[tuple[Condition, ...], msgspec.Meta(max_length=20)] = ()
    match: Literal["all", "any"] = "all"
    minutes: Annotated[int, msgspec.Meta(ge=0, le=MINUTES_AT_MOST)] = 0
    version: Literal[1] = VERSION


class Macro(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    actions: Annotated[tuple[Action, ...], msgspec.Meta(min_length=1, max_length=10)]
    version: Literal[1] = VERSION


class Occurrence(msgspec.Struct, frozen=True):
    """Something happened in a conversation. once: a name it alone has. depth: how many rules led to it.

    order_id, message_id, label, score: what it tells, as far as it does; words are looked up, so that no job keeps any.
    """

    event: str
    conversation_id: str
    once: str
    depth: int = 0
    order_id: str = ""
    message_id: str = ""
    label: str = ""
    score: int = 0


def check(definition: Definition) -> None:
    """Raises Invalid where minutes are missing."""
    if definition.event in BY_THE_CLOCK and definition.minutes < 1:
        raise Invalid("say how many minutes", field="definition.minutes")


def definition_in(stored: Any) -> Definition | None:
    """None for what another release wrote and this one does not know: it is left alone."""
    try:
        return msgspec.convert(stored, Definition)
    except msgspec.ValidationError:
        return None
