"""What a marketplace's seller sees of a table: each says it beside its columns. One that says nothing is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Through:
    """Rows whose `column` is found as `key` in other tables: `source` as FROM has it, `where` with what makes it theirs.

    only: a condition of the table's own besides. Statements ask `IN`, so that they can begin with what is theirs; row security asks
    `EXISTS`, so that for everybody else it costs no plan anything.
    """

    column: str
    key: str
    source: str
    where: str
    only: str = ""

    def within(self) -> str:
        return self._also(f"{self.column} IN (SELECT {self.key} FROM {self.source} WHERE {self.where})")

    def exists(self, table: str) -> str:
        return self._also(
            f"EXISTS (SELECT 1 FROM {self.source} WHERE {self.where} AND {self.key} = {table}.{self.column})"
        )

    def _also(self, condition: str) -> str:
        return f"({self.only} AND {condition})" if self.only else condition


@dataclass(frozen=True, slots=True, eq=False)
class Fence:
    """rows: which of them a seller sees: those of any of these. shown: what stands in a column instead of
    what is kept there. derived: a SELECT of every column instead of both, for a table whose rows are not the seller's at all.

    All is SQL that both databases know; {shop} and {seller} are ids, {main} stands before the name of a kept table, {place}
    is the function that finds a text in another. A column of the table itself is written with the table's name, where
    it is not alone.
    """

    rows: tuple[str | Through, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    derived: str = ""

    def seen(self) -> str:
        """The condition as statements ask it."""
        ways = [each.within() if isinstance(each, Through) else each for each in self.rows]
        return " OR ".join(ways) or "1 = 0"


def policy_of(table: str, fence: Fence) -> str:
    """The condition of PostgreSQL's row-level security; empty where nothing is to be seen."""
    if not fence.rows:
        return ""
    ways = " OR ".join(each.exists(table) if isinstance(each, Through) else each for each in fence.rows)
    shop, seller = (f"current_setting('chaffer.{name}', true)" for name in ("fenced", "seller"))
    return f"shop_id = {shop} AND ({ways.format(shop=shop, seller=seller, main='', place='strpos')})"


EMPTY, EMPTY_OBJECT, EMPTY_LIST = "''", "'{{}}'", "'[]'"
NO_MOMENT = "CAST(NULL AS BIGINT)"
SOLD = "x.shop_id = {shop} AND x.seller_id = {seller}"
"""Of another table that names the seller itself, called x."""

CLOSED = Fence()
OPEN = Fence(("1 = 1",))
OWN = Fence(("seller_id = {seller}",))
OF_PRODUCT = Fence((Through("product_id", "x.id", "{main}products x", SOLD),))
OF_VARIANT = Fence((
    Through(
        "variant_id", "v.id", "{main}variants v JOIN {main}products x ON x.shop_id = v.shop_id AND x.id = v.product_id", SOLD
    ),
))  # fmt: skip
OF_LINES = "{main}order_lines x"
OF_MESSAGES = "{main}messages x"
OF_SIDES = "{main}side_threads x"
