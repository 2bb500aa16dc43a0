"""What the policy allows for an order today, and why not. Pure.

WHY, the reasons of a no:
    cancelled    the order was called off             packed       it is packed already
    left         a parcel left already                never        the shop does not do that
    nothing_left nothing of it is left for that       not_there    it has not arrived yet
    too_late     the days for it are over             category     things of this kind cannot come back
    under_way    it is on its way back already        unpaid       it is not paid yet
    waits        another change of it is waiting     costs_more   it costs more, and there is no way to pay that here
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from chaffer.commerce.returns.policy import Policy, Until, never_back, window_of

WHY = (
    "cancelled", "packed", "left", "never", "nothing_left", "not_there", "too_late", "category", "under_way", "unpaid",
    "waits", "costs_more",
)  # fmt: skip


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """why: one of WHY, or "" if it is allowed. units: how many it holds for. until: the last moment for it.

    days: the length of the window that is over.
    """

    allowed: bool
    why: str = ""
    units: int = 0
    until: datetime | None = None
    days: int = 0


class Arrived(msgspec.Struct, frozen=True):
    """Units that reached the shopper at one moment."""

    units: int
    at: datetime


class LineFacts(msgspec.Struct, frozen=True):
    """One order line. unpacked: units in no parcel; shipped: units that left; gone: returned or on their way back.

    arrived: what of it is at the shopper's. under_way: units in a return that is not over. ours: still the shopper's
    to give back at all (not refunded). swaps: it is of the catalogue, where another size of it may be.
    """

    line_id: str
    sku: str
    category: str
    unpacked: int
    shipped: int
    returned: int
    under_way: int
    left: int
    arrived: tuple[Arrived, ...] = ()
    swaps: bool = True


class OrderFacts(msgspec.Struct, frozen=True):
    """due: it is not paid, and not to be paid at the door either."""

    state: str
    fulfilment_state: str
    due: bool
    waits: bool
    lines: tuple[LineFacts, ...]


class LineVerdicts(msgspec.Struct, frozen=True):
    line_id: str
    cancel: Verdict
    change: Verdict
    give_back: Verdict
    exchange: Verdict


class Verdicts(msgspec.Struct, frozen=True):
    cancel: Verdict
    change_address: Verdict
    lines: tuple[LineVerdicts, ...]


def judge(policy: Policy, order: OrderFacts, now: datetime) -> Verdicts:
    """Everything that could be asked for, with its verdict."""
    return Verdicts(
        cancel=_unsent(order, policy.changes.cancel_until),
        change_address=_unsent(order, policy.changes.address_until, paid=False),
        lines=tuple(_line(policy, order, line, now) for line in order.lines),
    )


def no(why: str, days: int = 0) -> Verdict:
    return Verdict(False, why, days=days)


def _unsent(order: OrderFacts, until: Until, *, paid: bool = True) -> Verdict:
    """For what can be done only before an order leaves."""
    if order.state == "cancelled":
        return no("cancelled")
    if order.state != "placed" or order.fulfilment_state not in {"open", "packed"}:
        return no("left")
    if until == "never":
        return no("never")
    if until == "packed" and order.fulfilment_state == "packed":
        return no("packed")
    if paid and order.due:
        return no("unpaid")
    return no("waits") if order.waits else Verdict(True)


def _line(policy: Policy, order: OrderFacts, line: LineFacts, now: datetime) -> LineVerdicts:
    back = _give_back(policy, order, line, now)
    never = no("never")
    return LineVerdicts(
        line.line_id,
        cancel=_of_line(order, line, policy.changes.cancel_until),
        change=_of_line(order, line, policy.changes.item_until) if line.swaps else never,
        give_back=back,
        exchange=back if policy.returns.exchange and line.swaps else never,
    )


def _of_line(order: OrderFacts, line: LineFacts, until: Until) -> Verdict:
    """Units in no parcel yet: a parcel that is packed is not opened for one thing."""
    whole = _unsent(order, until)
    if order.state == "placed" and order.fulfilment_state == "part_shipped" and line.unpacked and until != "never":
        whole = no("waits") if order.waits else Verdict(True)
    if not whole.allowed:
        return whole
    if not line.unpacked:
        return no("packed" if line.left and not line.shipped else "left" if line.shipped else "nothing_left")
    return Verdict(True, units=line.unpacked)


def _give_back(policy: Policy, order: OrderFacts, line: LineFacts, now: datetime) -> Verdict:
    if order.state == "cancelled":
        return no("cancelled")
    if not policy.returns.window_days and not policy.returns.window_days_by_category:
        return no("never")
    if never_back(policy.returns, line.category, line.sku):
        return no("category")
    here = line.shipped - line.returned - line.under_way
    if here <= 0 or not line.left:
        return no("under_way" if line.under_way else "nothing_left" if line.shipped else "not_there")
    if not line.arrived:
        return no("not_there")
    return no("unpaid") if order.due else _in_time(policy, line, min(here, line.left), now)


def _in_time(policy: Policy, line: LineFacts, here: int, now: datetime) -> Verdict:
    days = window_of(policy.returns, line.category)
    if not days:
        return no("category")
    window = timedelta(days=days)
    fresh = [each for each in line.arrived if each.at + window >= now]
    units = min(here, sum(each.units for each in fresh))
    if units <= 0:
        return no("too_late", days=days)
    return Verdict(True, units=units, until=min(each.at for each in fresh) + window)


def lines_allowed(lines: Sequence[LineVerdicts], what: str) -> list[LineVerdicts]:
    """Those whose verdict of this name is a yes."""
    return [line for line in lines if getattr(line, what).allowed]
