"""The shop of the conversations: filled once, then copied for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chaffer.commerce.faq.index import FaqIndex
from chaffer.commerce.invoices.reacting import invoice_paid, invoice_placed
from chaffer.commerce.orders.events import OrderPaid, OrderPlaced
from chaffer.language.facets import Facets
from chaffer.runtime.opening import open_database
from chaffer.testing import ManualClock
from tests.dialogue.stage import TOLD, DialogueStage, OneIndex, open_shop


@dataclass
class Filled:
    path: Path
    indexes: OneIndex
    facets: Facets


@pytest.fixture(scope="session")
def filled(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    path = tmp_path_factory.mktemp("talk") / "shop.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    db = open_database(f"sqlite:///{path}", ManualClock())
    indexes, facets = open_shop(db)
    db.close()
    return Filled(path, indexes, facets)


@pytest.fixture
def stage_for(filled: Filled, tmp_path: Path) -> Iterator[Any]:
    """Makes the stage for a conversation file."""
    clock = ManualClock(seed=11)
    clock.forward(hours=1)
    path = tmp_path / "shop.db"
    path.write_bytes(filled.path.read_bytes())
    happened: list[Any] = []
    reactions: Any = {kind: [lambda tx, event: happened.append(event)] for kind in TOLD}
    reactions[OrderPaid].append(invoice_paid)
    reactions[OrderPlaced].append(invoice_placed)
    db = open_database(f"sqlite:///{path}", clock, reactions)
    filled.indexes.index.faq = FaqIndex()  # another database, whose entries were written at the same moment
    yield lambda told: DialogueStage(db, clock, filled.indexes, filled.facets, happened, told)
    db.close()
