"""Count a question that had no answer."""

from chaffer.commerce.faq.operations import note_unanswered as operation
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def note_unanswered(ctx: Ctx, args: Args) -> Result:
    command = operation.NoteUnanswered(args["question"], args["language"], args.get("product_id", ""))
    return {"counted": operation.note_unanswered(ctx.tx, command)}
