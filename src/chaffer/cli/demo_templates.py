"""Message templates of the demo shop: at the stand-in for Meta, and as far as the shop knows of them."""

from importlib.resources import files
from typing import Any

import msgspec

from chaffer.accounts.channels import accounts_of_shop
from chaffer.channels.whatsapp.manage_templates import TemplateTold
from chaffer.desk.operations.take_over_templates import take_over_template
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.sandbox.graph import Graph


def hand_in_templates(db: Database, shop_id: str, graph: Graph, phone_number_id: str) -> None:
    """The stand-in forgets them with each process; the shop takes over what it says now."""
    waba = graph.numbers[phone_number_id].waba_id
    told = [_at_meta(graph, waba, each) for each in msgspec.json.decode(_written(), type=list[dict[str, Any]])]

    def work(tx: Transaction) -> None:
        account = next(row for row in accounts_of_shop(tx) if row.external_id == phone_number_id)
        for each in told:
            take_over_template(tx, account.id, each)

    db.write_now(shop_id, work)


def _written() -> bytes:
    return files("chaffer.demo").joinpath("templates.json").read_bytes()


def _at_meta(graph: Graph, waba: str, told: dict[str, Any]) -> TemplateTold:
    template, status, reason = told["template"], told["status"], told.get("reason", "")
    made = graph.templates.create(waba, template, status)
    if reason:
        graph.templates.review(waba, template["name"], template["language"], rejected_reason=reason)
    return TemplateTold(
        template["name"], template["language"], status, template["category"], "", reason, template["components"],
        made["id"],
    )  # fmt: skip
