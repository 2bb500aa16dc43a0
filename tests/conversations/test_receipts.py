"""A receipt names what was bought in the shopper's language."""

import itertools

import pytest
from sqlalchemy import select

from chaffer.rehearsal.pages import Pages
from chaffer.rehearsal.play import play
from chaffer.rehearsal.script import load
from chaffer.rehearsal.town import Town
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages
from tests.conversations.shelf import HERE, shopper_of

_numbers = itertools.count(801)


@pytest.mark.parametrize(
    ("name", "bought"),
    [("ko_buys_a_shirt", "파란색, M"), ("fr_achete_une_chemise", "Bleu, M"), ("ru_buys_a_shirt", "Белый, M")],
)
def test_the_colour_on_a_receipt_is_in_the_shoppers_language(name: str, bought: str, town: Town, pages: Pages) -> None:
    script = load(HERE / f"{name}.yaml")
    stage = shopper_of(town, pages, next(_numbers), script)
    play(script, stage)

    def receipts(tx: Transaction) -> list[str]:
        said = select(messages.c.part).where(messages.c.shop_id == stage.shop_id, messages.c.direction == "out")
        return [str(row.part) for row in tx.query("test.out", said) if "/order/" in str(row.part)]

    (receipt,) = stage.db.read_now(stage.shop_id, receipts)
    assert f"({bought})" in receipt
