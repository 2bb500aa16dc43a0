import pytest
from tests.commerce.search.shop import SampleShop

from chaffer.runtime.database import Database


@pytest.fixture
def shop(db: Database) -> SampleShop:
    return SampleShop(db)
