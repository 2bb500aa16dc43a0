"""A shop's own words for what the bot says."""

from typing import Any

import msgspec
from sqlalchemy import delete, select

from chaffer.accounts import audit
from chaffer.accounts.actor import Actor
from chaffer.accounts.tables import texts
from chaffer.desk.wording.texts import BY_KEY, stored
from chaffer.kernel.errors import NotFound
from chaffer.kernel.locale import LANGUAGES
from chaffer.runtime.statements import Statement, given, in_list, insert_all, mine
from chaffer.runtime.transaction import Transaction

_insert = insert_all(texts)
_PUT = Statement(
    "wording.put",
    _insert.on_conflict_do_update(
        index_elements=["shop_id", "key", "language", "persona"],
        set_={"text": _insert.excluded.text, "updated_at": _insert.excluded.updated_at},
    ),
)
_OWN = Statement(
    "wording.own",
    select(texts.c.key, texts.c.language, texts.c.text).where(
        mine(texts), in_list(texts.c.key, "keys"), texts.c.persona == ""
    ),
)
_REMOVE = Statement(
    "wording.remove",
    delete(texts).where(
        mine(texts), texts.c.key == given("key"), texts.c.language == given("language"), texts.c.persona == ""
    ),
)


class Word(msgspec.Struct, frozen=True):
    """text: as people write it, with {shop} and its like."""

    key: str
    language: str
    text: str


def own_words(tx: Transaction) -> dict[tuple[str, str], str]:
    """By key and language, as they are stored."""
    return {(row.key, row.language): row.text for row in tx.rows(_OWN, keys=sorted(BY_KEY))}


def put_word(tx: Transaction, command: Word, actor: Actor) -> None:
    """Raises NotFound for a text that is not the shop's to word, Invalid."""
    check_place(command.key, command.language)
    before = own_words(tx).get((command.key, command.language))
    text = stored(command.key, command.text)
    tx.run(_PUT, key=command.key, language=command.language, persona="", text=text, updated_at=tx.now)
    _note(tx, actor, command.key, command.language, before, text)


def remove_word(tx: Transaction, key: str, language: str, actor: Actor) -> None:
    """Ours is said again. Raises NotFound."""
    check_place(key, language)
    before = own_words(tx).get((key, language))
    if before is None or not tx.run(_REMOVE, key=key, language=language):
        raise NotFound("no such text")
    _note(tx, actor, key, language, before, None)


def check_place(key: str, language: str) -> None:
    if key not in BY_KEY or language not in LANGUAGES:
        raise NotFound("no such text")


def _note(tx: Transaction, actor: Actor, key: str, language: str, before: Any, after: Any) -> None:
    tx.changed("shop", tx.shop_id)
    audit.record(
        tx, actor, "wording.change", target_kind="text", target_id=f"{key}/{language}", before=before, after=after
    )
