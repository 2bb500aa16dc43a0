"""Let a person take over."""

from chaffer.commerce.faq.operations.note_unanswered import without_names
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.threads.operations import hand_over as operation


def hand_over(ctx: Ctx, args: Args) -> Result:
    command = operation.HandOver(
        ctx.conversation_id, ctx.contact_id, args["reason"], question=without_names(args.get("question", ""))
    )
    return {"changed": operation.hand_over(ctx.tx, command)}
