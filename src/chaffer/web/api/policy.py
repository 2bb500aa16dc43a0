"""What shoppers may still change, and what they may send back."""

from typing import Any

from chaffer.commerce.returns.operations.set_policy import set_policy
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.policy import Policy
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


async def get(call: Call, _: Nothing) -> Policy:
    return await call.read(policy_of)


async def put(call: Call, asked: Policy) -> Policy:
    def work(tx: Transaction) -> Policy:
        told: Any = asked
        return set_policy(tx, told, call.actor)

    return await call.write(work)
