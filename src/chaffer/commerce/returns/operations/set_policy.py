"""Say what shoppers may still change, and what they may send back."""

from typing import Any

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.policy import Policy, read_policy
from chaffer.commerce.returns.tables import policies
from chaffer.runtime.statements import Statement, given, insert_all
from chaffer.runtime.transaction import Transaction

_insert = insert_all(policies, "policy", "updated_at")
_SET = Statement(
    "policies.set",
    _insert.on_conflict_do_update(
        index_elements=["shop_id"],
        set_={
            "policy": given("policy"), "version": policies.c.version + 1, "updated_at": given("updated_at"),
        },
    ),
)  # fmt: skip


def set_policy(tx: Transaction, told: Any, actor: Actor = SYSTEM) -> Policy:
    """Take it (plain values, or a Policy) as a whole: what is absent is as every shop begins. It binds from now on, for older orders too.

    Raises Invalid, which names the place; then the old one stands.
    """
    policy = read_policy(msgspec.to_builtins(told))
    before = policy_of(tx)
    tx.run(_SET, policy=policy, updated_at=tx.now)
    tx.changed("shop", tx.shop_id)
    audit.record(
        tx, actor, "policy.set", target_kind="shop", target_id=tx.shop_id,
        before=msgspec.to_builtins(before), after=msgspec.to_builtins(policy),
    )  # fmt: skip
    return policy
