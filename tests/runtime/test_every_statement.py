"""Statements are compiled when they are first run; a slip in one that runs rarely should not wait until then."""

import gc

import chaffer.server
from chaffer.runtime.statements import DIALECTS, Statement


def test_every_statement_of_the_server_can_be_compiled_for_both_databases() -> None:
    assert chaffer.server
    gc.unfreeze()  # a command that ran here before has left its code out of the collector's sight
    every = [each for each in gc.get_objects() if isinstance(each, Statement)]

    for statement in every:
        for dialect in DIALECTS:
            statement.on(dialect)

    assert len(every) > 100
