"""Whom a shopper buys for: looked up, remembered, forgotten."""

from datetime import date

import msgspec

from chaffer.commerce.pricing.days import day_named, in_zone
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.people.operations import forget_recipient as forgetting
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.recipients import recipients_called, recipients_of


def recipient_book(ctx: Ctx, args: Args) -> Result:
    """Those who are known, or the one of this key, with the next of the first one's days. One statement."""
    key = args.get("key", "")
    called = recipients_called(ctx.tx, ctx.contact_id, [key]).values() if key else recipients_of(ctx.tx, ctx.contact_id)
    found = list(called)
    today = ctx.tx.now.astimezone(in_zone(ctx.shop.time_zone)).date()
    days = {what: _next(day, today) for each in found[:1] for what, day in each.days.items()}
    return {"recipients": [msgspec.to_builtins(each) for each in found], "next_days": days}


def _next(month_day: str, today: date) -> str:
    """The next day on which it falls; 29 February only where there is one."""
    for year in range(today.year, today.year + 9):
        day = day_named(f"{year}-{month_day}")
        if day is not None and day >= today:
            return day.isoformat()
    return ""


def remember(ctx: Ctx, args: Args) -> Result:
    """Raises Invalid."""
    for each in args["told"]:
        keep_recipient(
            ctx.tx,
            KeepRecipient(
                ctx.contact_id, each["key"], each["label"], likes=tuple(each.get("likes", ())),
                dislikes=tuple(each.get("dislikes", ())), days=each.get("days", {}),
            ),
        )  # fmt: skip
    return {}


def forget_recipient(ctx: Ctx, args: Args) -> Result:
    command = forgetting.ForgetRecipient(ctx.contact_id, args.get("key", ""))
    return {"count": forgetting.forget_recipient(ctx.tx, command)}
