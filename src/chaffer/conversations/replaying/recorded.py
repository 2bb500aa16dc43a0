"""The world as it answered a turn then: what was looked up and done is told again, not asked again."""

from collections.abc import Mapping
from typing import Any

import msgspec

from chaffer.conversations.dialogue.inputs import Done, Found, Refused
from chaffer.conversations.replaying.stored import StoredTurn
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.table import Skill
from chaffer.kernel.errors import Refusal


class Recorded:
    """asked_anew: what the code asks now and did not ask then, or not so. It is answered by today's data."""

    def __init__(self, turn: StoredTurn) -> None:
        self.asked_anew: list[str] = []
        self._answers: dict[tuple[str, bytes], list[Found | Done | Refused]] = {}
        for each in turn.inputs:
            match each:
                case Found(query=name) | Done(command=name) | Refused(command=name):
                    self._answers.setdefault((name, _key(each.args)), []).append(each)

    def skills(self, skills: Mapping[str, Skill]) -> dict[str, Skill]:
        """The same, answering from what was stored. What nobody waits for (handing over) is not done again."""
        told = {name: self._answering(name, skill) for name, skill in skills.items()}
        return {**told, "hand_over": lambda _ctx, _args: {}} if "hand_over" in told else told

    def _answering(self, name: str, skill: Skill) -> Skill:
        def answer(ctx: Ctx, args: Args) -> Result:
            left = self._answers.get((name, _key(args)))
            if not left:
                self.asked_anew.append(f"{name} {msgspec.json.encode(args).decode()}")
                return skill(ctx, args)
            stored = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(stored, Refused):
                raise _again(stored)
            return stored.result

        return answer


def _again(stored: Refused) -> Refusal:
    refusal = Refusal(stored.code, **stored.details)
    refusal.code = stored.code
    return refusal


def _key(args: Mapping[str, Any]) -> bytes:
    """The same for arguments as they are and as they were stored."""
    return msgspec.json.encode(msgspec.to_builtins(args), order="deterministic")
