"""Whom a shopper buys for: looked up, remembered, forgotten."""

import msgspec

from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.people.operations import forget_recipient as forgetting
from chaffer.people.operations.keep_recipient import KeepRecipient, keep_recipient
from chaffer.people.recipients import recipients_called, recipients_of


def recipient_book(ctx: Ctx, args: Args) -> Result:
    """Those who are known, or the one of this key. One statement."""
    key = args.get("key", "")
    found = recipients_called(ctx.tx, ctx.contact_id, [key]).values() if key else recipients_of(ctx.tx, ctx.contact_id)
    return {"recipients": [msgspec.to_builtins(each) for each in found]}


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
