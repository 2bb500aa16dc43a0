"""Put sealed values under the present root key, so that an old one can be taken away."""

from collections.abc import Iterable, Sequence
from functools import partial

import msgspec
from sqlalchemy import Table, select, update

from chaffer.runtime.database import Database
from chaffer.runtime.secrets import NotOurs, Secrets, place
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

AT_ONCE = 200


class Resealed(msgspec.Struct, frozen=True):
    """How many values were sealed anew, how many had been before, and how many no root key at hand opens."""

    anew: int = 0
    already: int = 0
    closed: int = 0

    def __add__(self, other: "Resealed") -> "Resealed":
        return Resealed(self.anew + other.anew, self.already + other.already, self.closed + other.closed)


class Opening(msgspec.Struct, frozen=True):
    """How many values the root keys at hand open, and how many they do not."""

    open: int = 0
    closed: int = 0

    def __add__(self, other: "Opening") -> "Opening":
        return Opening(self.open + other.open, self.closed + other.closed)


class SealedColumn:
    """A column of sealed values. row_id: the column whose value stands for the row in their place."""

    def __init__(self, table: Table, column: str, row_id: str) -> None:
        self.table = table
        self.column = column
        named, value = table.c[row_id], table.c[column]
        self._next = Statement(
            f"reseal.{table.name}",
            select(named.label("row_id"), value.label("sealed"))
            .where(mine(table), named > given("after"), value.is_not(None))
            .order_by(named)
            .limit(AT_ONCE)
            .with_for_update(),
        )
        self._all = Statement(
            f"reseal.{table.name}_all",
            select(named.label("row_id"), value.label("sealed")).where(mine(table), value.is_not(None)),
        )
        self._put = Statement(
            f"reseal.{table.name}_put",
            update(table).where(mine(table), named == given("row_id_")).values({value: given("sealed_")}),
        )

    def batch(self, tx: Transaction, secrets: Secrets, after: str) -> tuple[Resealed, str]:
        """Reseal the next values of this shop: what was found, and the row to go on after ("" at the end)."""
        rows = tx.rows(self._next, after=after)
        found = Resealed()
        for row in rows:
            found += self._reseal(tx, secrets, row.row_id, bytes(row.sealed))
        return found, rows[-1].row_id if len(rows) == AT_ONCE else ""

    def opening(self, tx: Transaction, secrets: Secrets) -> Opening:
        """What of this shop the root keys open. Changes nothing."""
        rows = tx.rows(self._all)
        opens = sum(secrets.opens(bytes(row.sealed), self._place(tx, row.row_id)) for row in rows)
        return Opening(opens, len(rows) - opens)

    def _place(self, tx: Transaction, row_id: str) -> bytes:
        return place(tx.shop_id, self.table.name, self.column, row_id)

    def _reseal(self, tx: Transaction, secrets: Secrets, row_id: str, sealed: bytes) -> Resealed:
        if secrets.is_current(sealed):
            return Resealed(already=1)
        try:
            anew = secrets.reseal(sealed, self._place(tx, row_id))
        except NotOurs:
            return Resealed(closed=1)
        tx.run(self._put, row_id_=row_id, sealed_=anew)
        return Resealed(anew=1)


def opening(db: Database, secrets: Secrets, shops: Iterable[str], columns: Sequence[SealedColumn]) -> Opening:
    """What the root keys open, and what they do not."""
    found = Opening()
    for shop_id in shops:
        for column in columns:
            found += db.read_now(shop_id, partial(column.opening, secrets=secrets))
    return found


def reseal(db: Database, secrets: Secrets, shops: Iterable[str], columns: Sequence[SealedColumn]) -> Resealed:
    """Reseal everything, a batch a transaction; a server may run meanwhile, if it has both keys.

    Safe to repeat, and to stop anywhere: what is under the present key already is left alone. A value that does not
    open is left as it is and counted.
    """
    found = Resealed()
    for shop_id in shops:
        for column in columns:
            after, more = "", True
            while more:
                batch, after = db.write_now(shop_id, partial(column.batch, secrets=secrets, after=after))
                found, more = found + batch, bool(after)
    return found
