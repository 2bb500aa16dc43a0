"""How a team's conversations find their people: settings, and who is next. Pure."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
Minutes = Annotated[int, msgspec.Meta(ge=0, le=7 * 24 * 60)]


class Routing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """mode: manual (people take for themselves), round_robin (whoever got one longest ago), load (whoever has fewest).
    capacity: open conversations a person has at most; 0: as many as come. own_clients: whoever's client the shopper is
    comes first. by_language: only those who speak the shopper's, where anybody does. by_skill: only those who know how to
    handle one of its labels, where anybody does. silence_minutes: with no answer for
    so long the conversation goes back to the queue; 0: never.
    """

    mode: Literal["manual", "round_robin", "load"] = "manual"
    capacity: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    own_clients: bool = True
    by_language: bool = True
    by_skill: bool = True
    silence_minutes: Minutes = 0
    takes_rest: bool = False


class Agent(msgspec.Struct, frozen=True):
    """Somebody of a team who is there. load: open conversations now. capacity: their own; 0: the team's. skills: labels
    of conversations they know how to handle.
    """

    staff_id: str
    load: int = 0
    capacity: int = 0
    languages: tuple[str, ...] = ()
    assigned_at: datetime | None = None
    skills: tuple[str, ...] = ()


def routing_in(stored: Any) -> Routing:
    """What makes no sense routes nothing."""
    try:
        return msgspec.convert(stored or {}, Routing)
    except msgspec.ValidationError:
        return Routing()


def next_agent(
    routing: Routing, there: Iterable[Agent], *, language: str = "", keeper: str = "", labels: Iterable[str] = ()
) -> Agent | None:
    """Who gets the next conversation; None if nobody has room. keeper: whose client the shopper is. labels: of the
    conversation.
    """
    if routing.mode == "manual":
        return None
    free = [each for each in there if _has_room(routing, each)]
    own = [each for each in free if routing.own_clients and each.staff_id == keeper]
    return min(own or _speaking(routing, _skilled(routing, free, labels), language), key=_order(routing), default=None)


def _has_room(routing: Routing, agent: Agent) -> bool:
    most = agent.capacity or routing.capacity
    return not most or agent.load < most


def _skilled(routing: Routing, free: Sequence[Agent], labels: Iterable[str]) -> Sequence[Agent]:
    """Where nobody who has room knows it, whoever else is there: a shopper does not wait for a specialist."""
    asked = set(labels)
    if not routing.by_skill or not asked:
        return free
    return [each for each in free if asked & set(each.skills)] or free


def _speaking(routing: Routing, free: Sequence[Agent], language: str) -> Sequence[Agent]:
    """Who names no language speaks whatever comes; who speaks the shopper's goes before them."""
    short = language.partition("-")[0]
    if not routing.by_language or not short:
        return free
    fluent = [each for each in free if short in each.languages]
    return fluent or [each for each in free if not each.languages] or free


def _order(routing: Routing) -> Any:
    def key(agent: Agent) -> tuple[Any, ...]:
        since = agent.assigned_at or _LONG_AGO
        return (agent.load, since, agent.staff_id) if routing.mode == "load" else (since, agent.staff_id)

    return key
