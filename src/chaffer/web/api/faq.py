"""The shop's answers to what people ask, and the questions without one."""

from typing import Annotated, Literal

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.faq.operations.delete_entry import delete_entry
from chaffer.commerce.faq.operations.note_unanswered import settle_unanswered
from chaffer.commerce.faq.operations.put_entry import PutEntry, put_entry
from chaffer.commerce.faq.queries import (
    EntryView,
    UnansweredView,
    get_entry,
    get_unanswered,
    list_entries,
    list_unanswered,
)
from chaffer.commerce.faq.reading_files import ANSWER_AT_MOST, PHRASINGS_AT_MOST, QUESTION_AT_MOST, key_of
from chaffer.commerce.faq.said import said_in
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.cursors import CursorText, Limit, Page, after_of, cursor_of, page_of
from chaffer.web.errors import BadRequest
from chaffer.web.route import Nothing

Question = Annotated[str, msgspec.Meta(min_length=1, max_length=QUESTION_AT_MOST, examples=["Do you gift wrap?"])]
Answer = Annotated[str, msgspec.Meta(max_length=ANSWER_AT_MOST)]
Phrasings = Annotated[tuple[Question, ...], msgspec.Meta(max_length=PHRASINGS_AT_MOST)]
Language = Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$", examples=["en"])]
AnyLanguage = Annotated[str, msgspec.Meta(pattern="^($|[a-z]{2}$)")]
_MOST = 2**31 - 1


class EntriesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language: all of them, if absent."""

    limit: Limit = 50
    cursor: CursorText = ""
    language: AnyLanguage = ""


class QuestionsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limit: Limit = 50
    cursor: CursorText = ""
    state: Literal["open", "answered", "dropped"] = "open"


class NewEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """key: the same for one answer in all its languages; made of the question if absent, and an entry of this key and
    language is replaced. answer: or from_message_id, a reply that a person of the shop wrote. phrasings: the question in
    other words. unanswered_id: the question that is answered by it.
    """

    question: Question
    language: Language
    answer: Answer = ""
    from_message_id: Annotated[str, msgspec.Meta(max_length=64)] = ""
    key: Annotated[str, msgspec.Meta(pattern="^($|[a-z0-9][a-z0-9_-]{0,79}$)")] = ""
    phrasings: Phrasings = ()
    unanswered_id: Annotated[str, msgspec.Meta(max_length=64)] = ""


class EntryChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it anew; its key and language stay."""

    question: Question
    answer: Annotated[str, msgspec.Meta(min_length=1, max_length=ANSWER_AT_MOST)]
    phrasings: Phrasings = ()


class QuestionChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    state: Literal["open", "answered", "dropped"]


async def list_(call: Call, asked: EntriesAsked) -> Page[EntryView]:
    def work(tx: Transaction) -> Page[EntryView]:
        return page_of(list_entries(tx, asked.language, after_of(asked.cursor, ""), asked.limit + 1), asked.limit)

    return await call.read(work)


async def create(call: Call, asked: NewEntry) -> EntryView:
    def work(tx: Transaction) -> EntryView:
        answer = said_in(tx, asked.from_message_id) if asked.from_message_id else asked.answer.strip()
        key = asked.key or key_of(asked.question)
        if not answer or len(answer) > ANSWER_AT_MOST:
            raise Invalid(f"an answer has 1 to {ANSWER_AT_MOST:,} characters")
        if not key:
            raise Invalid("the question has no letters")
        entry_id, _ = put_entry(tx, PutEntry(key, asked.language, asked.question, answer, asked.phrasings))
        if asked.unanswered_id:
            settle_unanswered(tx, asked.unanswered_id, "answered")
        audit.record(tx, call.actor, "faq.put", target_kind="faq", target_id=entry_id)
        return get_entry(tx, entry_id)

    return await call.write(work)


async def replace(call: Call, asked: EntryChange) -> EntryView:
    def work(tx: Transaction) -> EntryView:
        old = get_entry(tx, call.path["id"])
        put_entry(
            tx, PutEntry(old.key, old.language, asked.question, asked.answer.strip(), asked.phrasings, old.source)
        )  # fmt: skip
        audit.record(tx, call.actor, "faq.put", target_kind="faq", target_id=old.id)
        return get_entry(tx, old.id)

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    def work(tx: Transaction) -> None:
        delete_entry(tx, call.path["id"])
        audit.record(tx, call.actor, "faq.delete", target_kind="faq", target_id=call.path["id"])

    await call.write(work)


async def list_questions(call: Call, asked: QuestionsAsked) -> Page[UnansweredView]:
    below, after = _place(asked.cursor)

    def work(tx: Transaction) -> Page[UnansweredView]:
        found = list_unanswered(tx, asked.state, below, after, asked.limit + 1)
        here = found[: asked.limit]
        following = cursor_of(f"{here[-1].count} {here[-1].id}") if len(found) > asked.limit else ""
        return Page(tuple(here), following)

    return await call.read(work)


def _place(cursor: str) -> tuple[int, str]:
    count, _, after = after_of(cursor, f"{_MOST} ").partition(" ")
    if not (count.isascii() and count.isdigit() and len(count) < 11) or int(count) > _MOST:
        raise BadRequest("this cursor is not one of ours")
    return int(count), after


async def change_question(call: Call, asked: QuestionChange) -> UnansweredView:
    def work(tx: Transaction) -> UnansweredView:
        settle_unanswered(tx, call.path["id"], asked.state)
        audit.record(tx, call.actor, "question.change", target_kind="question", target_id=call.path["id"], after=asked)
        return get_unanswered(tx, call.path["id"])

    return await call.write(work)
