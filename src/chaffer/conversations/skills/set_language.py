"""Answer in this language from now on."""

from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.people.operations import set_language as operation


def set_language(ctx: Ctx, args: Args) -> Result:
    operation.set_language(ctx.tx, operation.SetLanguage(ctx.contact_id, args["language"]))
    return {"language": args["language"]}
