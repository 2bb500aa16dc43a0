"""Every table is in the data map: what it tells of a person is exported and erased, or nobody is told of in it."""

from chaffer.cli.every_table import every_table
from chaffer.records.data_map import KINDS, NOBODYS, NOT_EXPORTED, PERSONAL


def test_every_table_says_whether_it_tells_of_people() -> None:
    tables = {table.name: table for table in every_table() if table.info.get("shop")}

    assert tables.keys() - PERSONAL.keys() - NOBODYS.keys() == set(), "add it to records/data_map.py"
    assert PERSONAL.keys() & NOBODYS.keys() == set()
    assert PERSONAL.keys() | NOBODYS.keys() <= tables.keys()
    assert NOT_EXPORTED.keys() <= tables.keys()


def test_a_table_that_names_a_contact_is_about_people() -> None:
    naming = {table.name for table in every_table() if "contact_id" in table.c}

    assert naming - PERSONAL.keys() == set()


def test_every_rule_names_columns_that_are_there() -> None:
    tables = {table.name: table for table in every_table()}

    for name, rule in PERSONAL.items():
        assert set(rule.column.split("|")) <= set(tables[name].c.keys()), name
        assert set(rule.blank or ()) <= set(tables[name].c.keys()), name
    assert KINDS.keys() <= PERSONAL.keys()
