"""Tests share PostgreSQL's databases one after the other: nothing of one may reach the next."""

import psycopg
import pytest
from tests.conftest import rows_in
from tests.postgres import Cluster

from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.runtime.opening import open_database
from chaffer.testing import ManualClock


def test_what_was_written_is_gone_and_numbers_begin_anew(cluster: Cluster) -> None:
    url = cluster.fresh()
    database = open_database(url, ManualClock())
    asked = CreateShop(slug="one", name="One", currency="EUR", language="en")
    database.write_now(database.clock.new_id("shop"), lambda tx: create_shop(tx, asked))
    database.close()
    before = rows_in(url, "SELECT count(*) FROM shops")

    cluster.take_back(url)

    assert before == [(1,)]
    assert cluster.lend() == url
    assert rows_in(url, "SELECT count(*) FROM shops") == [(0,)]
    assert rows_in(url, "SELECT count(*) FROM pg_sequences WHERE last_value IS NOT NULL") == [(0,)]


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE extra (id text)",
        "ALTER TABLE shops NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE shops ADD COLUMN extra text",
        "UPDATE alembic_version SET version_num = '0'",
    ],
)
def test_a_changed_database_is_not_lent_again(cluster: Cluster, change: str) -> None:
    url = cluster.fresh()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(change.encode())

    cluster.take_back(url)

    assert cluster.lend() != url


def test_a_database_somebody_still_uses_is_not_lent_again(cluster: Cluster) -> None:
    url = cluster.fresh()
    with psycopg.connect(url):
        cluster.take_back(url)

        assert cluster.lend() != url
