"""Note how a shopper found it."""

from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.threads.operations import rate as operation
from chaffer.threads.operations.stay_closed import stay_closed

CONTENT = 3
"""From this score on nobody has to look: a closed conversation stays closed."""


def rate(ctx: Ctx, args: Args) -> Result:
    counts = operation.rate(ctx.tx, operation.Rate(
        ctx.conversation_id, args["rating_id"], args["score"], args.get("comment", ""), args["meant"]
    ))  # fmt: skip
    if counts:
        stay_closed(ctx.tx, ctx.conversation_id)
    return {"counts": counts, "content": args["score"] >= CONTENT}


def comment(ctx: Ctx, args: Args) -> Result:
    kept = operation.comment_on(ctx.tx, ctx.conversation_id, args["rating_id"], args["text"])
    if kept and args["content"]:
        stay_closed(ctx.tx, ctx.conversation_id)
    return {"kept": kept}
