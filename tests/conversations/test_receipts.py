"""A receipt names what was bought in the shopper's language."""

import itertools

import pytest
from sqlalchemy import select

from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import messages
from tests.conversations.outside import Pages
from tests.conversations.play import HERE, load, play
from tests.conversations.wire import WireStage
from tests.town import Town

_numbers = itertools.count(801)


@pytest.mark.parametrize(
    ("name", "bought"),
    [("ko_buys_a_shirt", "파란색, M"), ("fr_achete_une_chemise", "Bleu, M"), ("ru_buys_a_shirt", "Белый, M")],
)
def test_the_colour_on_a_receipt_is_in_the_shoppers_language(name: str, bought: str, town: Town, pages: Pages) -> None:
    told = load(HERE / f"{name}.yaml")
    stage = WireStage(town, pages, next(_numbers), told)
    play(told, stage)

    def receipts(tx: Transaction) -> list[str]:
        said = select(messages.c.part).where(messages.c.shop_id == stage.shop_id, messages.c.direction == "out")
        return [str(row.part) for row in tx.query("test.out", said) if "/order/" in str(row.part)]

    (receipt,) = stage.db.read_now(stage.shop_id, receipts)
    assert f"({bought})" in receipt
