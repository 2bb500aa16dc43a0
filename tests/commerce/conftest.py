import pytest

from chaffer.runtime.database import Database
from tests.commerce.shop import Shop, open_shop


@pytest.fixture
def shop(db: Database) -> Shop:
    return open_shop(db)
