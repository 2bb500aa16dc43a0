"""The shop's policy, as it is kept."""

from sqlalchemy import select

from chaffer.commerce.returns.policy import DEFAULT, Policy, read_policy
from chaffer.commerce.returns.tables import policies
from chaffer.runtime.statements import Statement, mine
from chaffer.runtime.transaction import Transaction

_LOAD = Statement("policies.load", select(policies.c.policy).where(mine(policies)))


def policy_of(tx: Transaction) -> Policy:
    """The shop's own, or the one every shop begins with. One statement."""
    told = tx.value(_LOAD)
    return DEFAULT if told is None else read_policy(told)
