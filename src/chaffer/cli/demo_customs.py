"""How people work in the demo shop: given once, and theirs from then on."""

from typing import Any

import msgspec

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.desk.operations.write_label import WriteLabel, add_label, all_labels
from chaffer.desk.operations.write_macro import add_macro, all_macros
from chaffer.desk.operations.write_rule import WriteRule, add_rule
from chaffer.desk.operations.write_saved_reply import SavedReply, add_saved_reply, saved_replies_of
from chaffer.desk.operations.write_sla import Sla, add_sla
from chaffer.desk.rules.rule import Macro
from chaffer.desk.rules.stored import all_rules
from chaffer.desk.satisfaction.wishes import SETTING
from chaffer.desk.sla import all_policies
from chaffer.runtime.transaction import Transaction


def give_customs(tx: Transaction, told: dict[str, Any]) -> None:
    """What the shop has of a kind already, it keeps, and gets none of ours."""
    if not all_labels(tx):
        for label in told["labels"]:
            add_label(tx, msgspec.convert(label, WriteLabel))
    if not saved_replies_of(tx):
        for reply in told["saved_replies"]:
            add_saved_reply(tx, msgspec.convert(reply, SavedReply), COMMAND)
    if not all_rules(tx):
        for rule in told["rules"]:
            add_rule(tx, msgspec.convert(rule, WriteRule), COMMAND)
    if not all_macros(tx):
        for macro in told["macros"]:
            add_macro(tx, macro["name"], msgspec.convert(macro["content"], Macro), COMMAND)
    if not all_policies(tx):
        for position, policy in enumerate(told["sla"], 1):
            add_sla(tx, msgspec.convert({**policy, "position": position}, Sla))
        change_shop(tx, ChangeShop(settings={SETTING: told["satisfaction"]}), COMMAND)
