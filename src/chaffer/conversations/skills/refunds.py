""" "Where is my refund?": what went back, what is on its way, and what it waits for."""

from chaffer.commerce.orders import queries
from chaffer.commerce.payments.queries import refunds_of
from chaffer.commerce.returns.rows import returns_of
from chaffer.conversations.skills.cards import money
from chaffer.conversations.skills.ctx import Args, Ctx, Result

ORDERS_AT_MOST = 3
ROWS_AT_MOST = 5


def refunds(ctx: Ctx, args: Args) -> Result:
    """waiting: numbers of orders of which something is on its way back to us."""
    if args.get("number"):
        named = queries.by_number(ctx.tx, args["number"])
        found = [named] if named else []
    else:
        found = queries.orders_of(ctx.tx, ctx.contact_id, ORDERS_AT_MOST)
    rows, waiting = [], []
    for one in found:
        if one.contact_id != ctx.contact_id:
            continue
        for refund in refunds_of(ctx.tx, one.id):
            if refund.state == "failed" and not refund.due:  # another took its place
                continue
            day = (refund.done_at or refund.created_at).date().isoformat()
            rows.append(
                {
                    "number": one.number, "state": refund.state, "method": refund.method, "day": day,
                    "amount": money(refund.amount + refund.bonus),
                }
            )  # fmt: skip
        if any(each.state in {"open", "labelled"} for each in returns_of(ctx.tx, one.id)):
            waiting.append(one.number)
    rows.sort(key=lambda row: str(row["day"]), reverse=True)
    return {"refunds": rows[:ROWS_AT_MOST], "waiting": waiting}
