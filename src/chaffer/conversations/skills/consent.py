"""STOP and START."""

from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.people.operations.opt_in import OptIn
from chaffer.people.operations.opt_in import opt_in as let_in
from chaffer.people.operations.opt_out import OptOut
from chaffer.people.operations.opt_out import opt_out as let_out


def opt_out(ctx: Ctx, args: Args) -> Result:
    command = OptOut(ctx.contact_id, ctx.channel, args["method"], args["wording"], ctx.language, _proof(ctx))
    return {"changed": let_out(ctx.tx, command)}


def opt_in(ctx: Ctx, args: Args) -> Result:
    command = OptIn(ctx.contact_id, ctx.channel, args["method"], args["wording"], ctx.language, _proof(ctx))
    return {"changed": let_in(ctx.tx, command)}


def _proof(ctx: Ctx) -> dict[str, str]:
    return {"conversation_id": ctx.conversation_id, "turn_id": ctx.tx.turn_id}
