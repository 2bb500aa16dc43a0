"""Shoppers with their conversations, made by the database itself: a million in well under a minute."""

import time

import psycopg

from chaffer.runtime.sqlite import connect

CHUNK = 50_000

_PAD = {"sqlite": "printf('%026d', i)", "postgresql": "lpad(i::text, 26, '0')"}
_PHONE = {"sqlite": "printf('1555%07d', i)", "postgresql": "'1555' || lpad(i::text, 7, '0')"}
_NUMBERS = {
    "sqlite": "(WITH RECURSIVE n(i) AS (SELECT {a} UNION ALL SELECT i + 1 FROM n WHERE i < {b}) SELECT i FROM n) AS n",
    "postgresql": "generate_series({a}, {b}) AS n(i)",
}
_ROWS = (
    (
        "INSERT INTO contacts (shop_id, id, name, country, created_at, seen_at) "
        "SELECT '{shop}', 'con_' || {pad}, 'Ana', 'US', {now} + i, {now} + i FROM {numbers}"
    ),
    (
        "INSERT INTO identities (shop_id, id, contact_id, channel, account_id, kind, value, canonical, created_at) "
        "SELECT '{shop}', 'idn_' || {pad}, 'con_' || {pad}, 'whatsapp', '{account}', 'phone', '+' || {phone}, '+' || {phone}, "
        "{now} + i FROM {numbers}"
    ),
    (
        "INSERT INTO conversations (shop_id, id, contact_id, channel, account_id, addresses, language, created_at) "
        "SELECT '{shop}', 'cnv_' || {pad}, 'con_' || {pad}, 'whatsapp', '{account}', "
        """'[{{"kind":"phone","value":"+' || {phone} || '"}}]', 'en', {now} + i FROM {numbers}"""
    ),
    (
        "INSERT INTO participants (shop_id, id, conversation_id, kind, contact_id, joined_at) "
        "SELECT '{shop}', 'par_' || {pad}, 'cnv_' || {pad}, 'shopper', 'con_' || {pad}, {now} + i FROM {numbers}"
    ),
    (
        "INSERT INTO lanes (shop_id, conversation_id, due, due_at) "
        "SELECT '{shop}', 'cnv_' || {pad}, {false}, {now} + i FROM {numbers}"
    ),
)


def phone(number: int) -> str:
    """The telephone of the shopper with this number, as WhatsApp writes it."""
    return f"1555{number:07d}"


def add_people(database_url: str, shop_id: str, account_id: str, first: int, count: int) -> float:
    """Shoppers `first` and those after it; the seconds it took."""
    began = time.monotonic()
    kind = "sqlite" if database_url.startswith("sqlite") else "postgresql"
    statements = []
    for a in range(first, first + count, CHUNK):
        numbers = _NUMBERS[kind].format(a=a, b=min(a + CHUNK, first + count) - 1)
        statements += [
            row.format(
                shop=shop_id, account=account_id, pad=_PAD[kind], phone=_PHONE[kind], numbers=numbers,
                now=int(time.time() - 86_400) * 1_000_000, false="0" if kind == "sqlite" else "false",
            )
            for row in _ROWS
        ]  # fmt: skip
    if kind == "sqlite":
        _run_sqlite(database_url.removeprefix("sqlite:///"), statements)
    else:
        _run_postgres(database_url, statements)
    return time.monotonic() - began


def _run_sqlite(path: str, statements: list[str]) -> None:
    connection = connect(path)
    for at in range(0, len(statements), len(_ROWS)):
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements[at : at + len(_ROWS)]:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _run_postgres(url: str, statements: list[str]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET chaffer.shop = '*'")
        for statement in statements:
            connection.execute(statement.encode())
