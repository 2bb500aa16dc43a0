"""Have something done to an order, as the shop's policy allows."""

import msgspec

from chaffer.commerce.catalog.queries import variants
from chaffer.commerce.orders.queries import order
from chaffer.commerce.orders.views import OrderLineView, OrderView
from chaffer.commerce.returns.actions import ActionView
from chaffer.commerce.returns.operations.ask_action import AskAction, ask_action
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.wish import Wish
from chaffer.commerce.returns.worth import bonus
from chaffer.conversations.called import order_called
from chaffer.conversations.dialogue.option_words import with_options
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.money import Money


def order_action(ctx: Ctx, args: Args) -> Result:
    """Raises NotFound if it is somebody else's, and what `ask_action` refuses. One turn asks for a thing once."""
    before = order(ctx.tx, args["order_id"])
    if before.contact_id != ctx.contact_id:
        raise NotFound("no such order")
    try:
        wish = msgspec.convert(args["wish"], Wish)
    except msgspec.ValidationError as wrong:
        raise Invalid(str(wrong)) from None
    key = f"turn:{ctx.tx.turn_id or ctx.tx.new_id('action')}/{before.id}/{wish.kind}"
    action = ask_action(ctx.tx, AskAction(before.id, wish, key, "shopper", ctx.contact_id, view=before))
    return _told(ctx, before, action)


def _told(ctx: Ctx, before: OrderView, action: ActionView) -> Result:
    result, currency = action.result, before.total.currency
    back = Money(max(result.get("back", -result.get("extra", 0)), 0), currency)
    credit = action.wish.method == "store_credit"
    if credit and not before.credit_minor and action.kind in {"cancel", "cancel_lines", "return"}:
        back = Money(back.minor + bonus(back.minor, policy_of(ctx.tx).refunds.store_credit_bonus_percent), currency)
    return {
        "order_id": before.id, "number": before.number, "kind": action.kind, "state": action.state,
        "minutes": policy_of(ctx.tx).undo_minutes if action.state == "waiting" else 0, "back": money(back), "credit": credit,
        "due": bool(result.get("due")), "whole": bool(result.get("whole")),
        "extra": money(Money(result.get("extra", 0), currency)), "url": ctx.public_url + result.get("path", ""),
        "label": bool(result.get("label")), "address": _address(action),
        "what": _what(ctx, before, action), "new": _new(ctx, before, action),
    }  # fmt: skip


def _address(action: ActionView) -> object:
    if action.kind == "change_address":
        return action.wish.address
    return action.result.get("address", [])


def _what(ctx: Ctx, before: OrderView, action: ActionView) -> str:
    """The first thing it is about, as the shopper's language calls it."""
    for line in order_called(ctx.tx, ctx.shop, before, ctx.language).lines:
        if line.id in action.wish.lines:
            return with_options(line.title, line.options, ctx.language)
    return ""


def _new(ctx: Ctx, before: OrderView, action: ActionView) -> str:
    from_line: OrderLineView | None = next((line for line in before.lines if line.id in action.wish.lines), None)
    if not action.wish.variant_id or from_line is None:
        return ""
    called = order_called(ctx.tx, ctx.shop, before, ctx.language)
    title = next(line.title for line in called.lines if line.id == from_line.id)
    return with_options(title, _options(ctx, action.wish.variant_id), ctx.language)


def _options(ctx: Ctx, variant_id: str) -> dict[str, str]:
    found = variants(ctx.tx, [variant_id])
    return found[0].options if found else {}
