"""What the dialogue asks for, done outside a turn: by a person who lays something out in the thread."""

from collections import deque

from chaffer.conversations.dialogue.effects import Ask, Command, HandOver, Later, Query, Say
from chaffer.conversations.dialogue.moved import Moved
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.stepping import step, told_of
from chaffer.conversations.skills.ctx import Ctx
from chaffer.conversations.skills.table import COMMANDS, QUERIES
from chaffer.kernel.errors import Invalid

ROUNDS_AT_MOST = 8


def act(ctx: Ctx, moved: Moved) -> tuple[State, list[Say | Ask]]:
    """Work through these effects and what follows from them; what is to be said.

    A refusal goes to whoever asked, with all that was done: here nobody is told of it in the thread. Raises Refusal.
    """
    state, effects = moved
    to_do, said = deque(effects), list[Say | Ask]()
    for _ in range(ROUNDS_AT_MOST * 4):
        if not to_do:
            return state, said
        effect = to_do.popleft()
        if isinstance(effect, Say | Ask):
            said.append(effect)
        elif isinstance(effect, Query | Command):
            table = QUERIES if isinstance(effect, Query) else COMMANDS
            state, effects = step(state, told_of(effect, table[effect.name](ctx, effect.args)))
            to_do.extendleft(reversed(effects))
        else:
            assert isinstance(effect, HandOver | Later)
    raise Invalid("this leads nowhere")
