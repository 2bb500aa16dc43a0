"""A person's message may not be sent: whoever wrote it is told, by a note in the thread and a mention."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
from sqlalchemy import select

from chaffer.accounts.actor import SYSTEM
from chaffer.accounts.tables import staff
from chaffer.desk.operations.add_note import AddNote, add_note
from chaffer.kernel.message import Part
from chaffer.outbox.failures import LAID
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.events import MessageWithheld
from chaffer.threads.excerpt import excerpt
from chaffer.threads.tables import messages

_PART = Statement(
    "desk.withheld_words", select(messages.c.part).where(mine(messages), messages.c.id == given("message_id"))
)
_AUTHOR = Statement(
    "desk.withheld_author", select(staff.c.id, staff.c.language).where(mine(staff), staff.c.id == given("staff_id"))
)


def tell_author(tx: Transaction, event: MessageWithheld) -> None:
    """Nothing for what the bot or the shop itself would have said."""
    if event.author_kind != "staff":
        return
    author: Any = tx.row(_AUTHOR, staff_id=event.author_id)
    words = excerpt([msgspec.convert(tx.one(_PART, message_id=event.message_id).part, Part)])
    said = _text("withheld_anew" if event.rule.startswith(LAID) else "withheld", author.language if author else "en")
    why = _text(event.rule if event.rule in _texts() else "other", author.language if author else "en")
    told = said.replace("{why}", why.replace("{rule}", event.rule)).replace("{words}", words)
    mentions = (author.id,) if author else ()
    add_note(tx, AddNote("conversation", event.conversation_id, told, mentions), SYSTEM)


def _text(name: str, language: str) -> str:
    in_languages = _texts()[name]
    return in_languages.get(language) or in_languages["en"]


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Mapping[str, str]]:
    told: dict[str, dict[str, str]] = json.loads(files("chaffer.desk").joinpath("texts.json").read_text("utf-8"))
    return told
