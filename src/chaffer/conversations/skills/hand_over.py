"""Let a person take over, and go on from where they are."""

from chaffer.commerce.faq.operations.note_unanswered import without_names
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.threads.operations import hand_back
from chaffer.threads.operations import hand_over as operation


def hand_over(ctx: Ctx, args: Args) -> Result:
    command = operation.HandOver(
        ctx.conversation_id, ctx.contact_id, args["reason"], question=without_names(args.get("question", ""))
    )
    return {"changed": operation.hand_over(ctx.tx, command)}


def go_on(ctx: Ctx, _args: Args) -> Result:
    """The shopper takes what a person laid out: the bot goes on from there."""
    return {"changed": hand_back.hand_back(ctx.tx, hand_back.HandBack(ctx.conversation_id, ctx.contact_id))}
