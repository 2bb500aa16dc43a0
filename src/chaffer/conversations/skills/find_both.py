"""Search the catalogue for two things."""

from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.find import find


def find_both(ctx: Ctx, args: Args) -> Result:
    """found: as `find` answers, for each in `wanted`. Twice the statements of one search."""
    return {"found": [find(ctx, {**args, "wanted": wanted}) for wanted in args["wanted"]]}
