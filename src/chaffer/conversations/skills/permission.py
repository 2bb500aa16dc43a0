"""The shopper's standing permission to buy: its terms, giving it, looking at it, ending it, buying under it."""

from datetime import timedelta

from sqlalchemy import select

from chaffer.commerce.payments.mandates import MandateTooSmall, limits_in
from chaffer.commerce.payments.methods import method_of
from chaffer.commerce.payments.periods import last_day, zone_of
from chaffer.commerce.payments.permissions import GivePermission, end_permission, give_permission, permission_of
from chaffer.commerce.returns.policies import policy_of
from chaffer.conversations.dialogue.facts import AllowedFact
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.saved_cards import saved_card
from chaffer.kernel.money import Money
from chaffer.people.tables import contacts
from chaffer.runtime.statements import Statement, given, mine

_ZONE = Statement(
    "skills.time_zone_of", select(contacts.c.time_zone).where(mine(contacts), contacts.c.id == given("contact_id"))
)


def permission_terms(ctx: Ctx, _args: Args) -> Result:
    """offered: the shop charges cards by a word at all. most: what it takes in a month at most; order_most: for one order."""
    limits, currency = limits_in(ctx.shop.settings), ctx.shop.currency
    if limits is None:
        return {"offered": False, "card": None}
    return {
        "offered": True, "card": saved_card(ctx), "most": money(Money(limits.month_minor, currency)),
        "order_most": money(Money(limits.order_minor, currency)), "undo_minutes": policy_of(ctx.tx).undo_minutes,
        "zone": _zone(ctx), "until": (ctx.tx.now + timedelta(days=limits.days)).date().isoformat(),
    }  # fmt: skip


def permit(ctx: Ctx, args: Args) -> Result:
    """Kept with its proof: the words it was asked for with, what was read back, and the turn of the yes.

    Raises MethodGone, MandateTooSmall.
    """
    limits = limits_in(ctx.shop.settings)
    if limits is None:
        raise MandateTooSmall("nothing is charged by a word here")
    method = method_of(ctx.tx, ctx.contact_id, args["method_id"])
    read_back = {name: args[name] for name in ("limit", "period", "zone", "minutes")}
    proof = {
        "conversation_id": ctx.conversation_id, "turn_id": ctx.tx.turn_id, "language": ctx.language,
        "said": args["said"], "read_back": {**read_back, "card": f"{method.label} {method.last4}"},
    }  # fmt: skip
    limit = Money(args["limit"]["minor"], args["limit"]["currency"])
    command = GivePermission(
        ctx.contact_id, method.id, limit, args["period"], args["zone"], proof, ctx.conversation_id
    )  # fmt: skip
    return {"mandate_id": give_permission(ctx.tx, command, limits)}


def permission(ctx: Ctx, _args: Args) -> Result:
    """Empty if nothing is allowed. One statement."""
    found = permission_of(ctx.tx, ctx.contact_id)
    if found is None:
        return {}
    return {
        "limit": money(found.limit), "spent": money(found.spent), "left": money(found.left), "period": found.period,
        "last_day": last_day(ctx.tx.now, found.period, found.zone).isoformat(),
    }  # fmt: skip


def stop(ctx: Ctx, _args: Args) -> Result:
    """Safe to repeat."""
    return {"ended": end_permission(ctx.tx, ctx.contact_id, ctx.conversation_id)}


def allowed(ctx: Ctx, total: Money) -> AllowedFact | None:
    """The card that may be charged this much without asking. One statement, two if there is one."""
    found = permission_of(ctx.tx, ctx.contact_id)
    if found is None or found.left.currency != total.currency or found.left.minor < total.minor:
        return None
    return {
        "method_id": found.method_id, "label": found.label, "last4": found.last4, "period": found.period,
        "left": money(found.left - total), "undo_minutes": policy_of(ctx.tx).undo_minutes,
    }  # fmt: skip


def _zone(ctx: Ctx) -> str:
    """The shopper's, as far as it is known, else the shop's."""
    return zone_of(ctx.tx.value(_ZONE, contact_id=ctx.contact_id) or "", ctx.shop.time_zone)
