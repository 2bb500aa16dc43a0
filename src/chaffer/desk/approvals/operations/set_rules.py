"""Say how much one person or key may do alone."""

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.actor import SYSTEM, Actor
from chaffer.commerce.approvals.tables import money_rules
from chaffer.desk.approvals.rules import MoneyRules, rules_of
from chaffer.runtime.statements import Statement, given, insert_all
from chaffer.runtime.transaction import Transaction

_insert = insert_all(money_rules, "rules", "updated_at")
_SET = Statement(
    "money_rules.set",
    _insert.on_conflict_do_update(
        index_elements=["shop_id"], set_={"rules": given("rules"), "updated_at": given("updated_at")}
    ),
)


def set_rules(tx: Transaction, rules: MoneyRules, actor: Actor = SYSTEM) -> MoneyRules:
    """As a whole, from now on; what waits already goes on waiting."""
    before = rules_of(tx)
    tx.run(_SET, rules=msgspec.to_builtins(rules), updated_at=tx.now)
    tx.changed("shop", tx.shop_id)
    audit.record(tx, actor, "money_rules.set", target_kind="shop", target_id=tx.shop_id, before=before, after=rules)
    return rules
