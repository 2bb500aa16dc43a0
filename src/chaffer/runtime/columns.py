"""The columns our tables are made of, and the rule that every row belongs to a shop."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)
from sqlalchemy import Text as SqlText
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

from chaffer.kernel.clock import from_microseconds, to_microseconds
from chaffer.runtime.fences import CLOSED, Fence

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, stored as whole microseconds since 1970: one meaning on every database."""

    impl = BigInteger
    cache_ok = True
    writer = staticmethod(to_microseconds)
    reader = staticmethod(from_microseconds)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else from_microseconds(value)


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def _to_text(value: Any) -> str:
    return _encode(value).decode()


class Json(TypeDecorator[Any]):
    """Plain JSON values (or msgspec structs, on the way in), stored as text."""

    impl = SqlText
    cache_ok = True
    writer = staticmethod(_to_text)
    reader = staticmethod(_decode)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else _encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else _decode(value)


class TextList(TypeDecorator[list[str]]):
    """A list of texts given to `in_list`; never a column."""

    impl = SqlText
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(SqlText()) if dialect.name == "postgresql" else SqlText()

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        if dialect.name == "postgresql":
            return list(value or ())
        return _encode(list(value or ())).decode()


def _column(name: str, kind: TypeEngine[Any], *rest: SchemaItem, null: bool, default: object = None) -> Column[Any]:
    """`default` is the server's, so that rows of an older release stay readable."""
    return Column(name, kind, *rest, nullable=null, server_default=None if default is None else str(default))


def text(name: str, *, null: bool = False, default: str | None = None) -> Column[Any]:
    return _column(name, SqlText(), null=null, default=default)


def whole(name: str, *, null: bool = False, default: int | None = None) -> Column[Any]:
    """A 64-bit whole number. Names say the unit: `_minor`, `_grams`, `_seconds`, `_ppm`."""
    return _column(name, BigInteger(), null=null, default=default)


def truth(name: str, *, default: bool | None = None) -> Column[Any]:
    # SQLite has no truth values but 0 and 1; PostgreSQL takes both spellings.
    return Column(name, Boolean(), nullable=False, server_default=None if default is None else str(int(default)))


def moment(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, Moment(), nullable=null)


def json(name: str, *, null: bool = False, default: str | None = None) -> Column[Any]:
    """default: the JSON text an absent value means, such as "{}"."""
    return _column(name, Json(), null=null, default=default)


def blob(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, LargeBinary(), nullable=null)


def shop_table(
    name: str, *items: SchemaItem, key: Sequence[str] = ("id",), in_order: bool = False, fence: Fence = CLOSED
) -> Table:
    """A table whose every row belongs to a shop: its key starts with `shop_id`, whatever else it holds.
    in_order: SQLite keeps the rows themselves in the order of the key, for tables that are read through from one end.

    fence: what one of a marketplace's sellers sees of it. PostgreSQL adds row-level security to each of these (see the first migration).
    """
    options: dict[str, Any] = {"sqlite_with_rowid": False} if in_order else {}
    return Table(
        name,
        metadata,
        Column("shop_id", SqlText(), nullable=False),
        *items,
        PrimaryKeyConstraint("shop_id", *key),
        info={"shop": True, "fence": fence},
        **options,
    )


def index(*columns: str, unique: bool = False, where: Any = None) -> Index:
    """An index within the shop; `shop_id` is put in front."""
    name = None
    options: dict[str, Any] = {}
    if where is not None:
        options = {"sqlite_where": where, "postgresql_where": where}
    return Index(name, "shop_id", *columns, unique=unique, **options)


def work_index(*columns: str, sqlite_where: Any = None, postgresql_where: Any = None) -> Index:
    """An index across shops, for the claims of work, which alone look across them."""
    options = {} if sqlite_where is None else {"sqlite_where": sqlite_where, "postgresql_where": postgresql_where}
    return Index(None, *columns, **options)
