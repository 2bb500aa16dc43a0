"""Answers kept, found and counted, on both databases."""

from pathlib import Path
from typing import TypeVar

from chaffer.commerce.faq.evaluate import answers_of, evaluate, read_judged
from chaffer.commerce.faq.index import FaqIndex
from chaffer.commerce.faq.operations.delete_entry import delete_entry
from chaffer.commerce.faq.operations.import_file import Imported, import_part, parts, prune
from chaffer.commerce.faq.operations.note_unanswered import NoteUnanswered, note_unanswered, settle_unanswered
from chaffer.commerce.faq.operations.put_entry import PutEntry, put_entry
from chaffer.commerce.faq.queries import get_entry, list_entries, list_unanswered
from chaffer.runtime.database import Work
from chaffer.testing import ManualClock
from tests.commerce.shop import SHOP, Shop

T = TypeVar("T")
HERE = Path(__file__).parent
DEMO = Path(__file__).parents[3] / "src" / "chaffer" / "demo"
FILE = b"## Do you wrap gifts? {#wrap}\nYes.\n## Are you open on Sunday? {#hours}\nNo.\n"


def _write(shop: Shop, work: Work[T]) -> T:
    return shop.db.write_now(SHOP, work)


def _read(shop: Shop, work: Work[T]) -> T:
    return shop.db.read_now(SHOP, work)


def test_the_demo_shops_answers_are_found_as_they_were_judged() -> None:
    """The floor of what `chaffer faq eval` prints for these files: a worse search or threshold fails here."""
    files = [DEMO / f"faq.{language}.md" for language in ("en", "fr", "ko", "ru")]
    lines, misses = evaluate(answers_of(files, "en"), read_judged(HERE / "judged.tsv"))
    whole = lines[-1]

    assert (whole.wrong, whole.misled, whole.unanswered) == (0, 0, 0), misses
    assert whole.answered >= 112
    assert whole.bothered <= 6


def test_questions_nothing_was_tuned_on_are_answered_as_often_as_the_docs_say() -> None:
    """The floor of what docs/howto/faq.md owns to: figures of sentences from outside, and no target to tune for."""
    files = [DEMO / f"faq.{language}.md" for language in ("en", "fr", "ko", "ru")]
    lines, misses = evaluate(answers_of(files, "en"), read_judged(HERE / "judged_unseen.tsv"))
    whole = lines[-1]

    assert whole.answered >= 28, misses
    assert whole.wrong + whole.misled <= 7, misses
    assert whole.unanswered <= 7, misses
    assert whole.kept_out >= 7


def test_without_a_threshold_the_judged_set_shows_red() -> None:
    files = [DEMO / f"faq.{language}.md" for language in ("en", "fr", "ko", "ru")]
    lines, _ = evaluate(answers_of(files, "en"), read_judged(HERE / "judged.tsv"), sure=0.1, perhaps=0.1)

    assert lines[-1].misled + lines[-1].wrong > 10


def test_a_file_brought_in_twice_changes_nothing(shop: Shop) -> None:
    (portion,), problems = parts(FILE, "en")
    first = _write(shop, lambda tx: import_part(tx, portion, "faq.md"))
    again = _write(shop, lambda tx: import_part(tx, portion, "faq.md"))
    (changed,), _ = parts(FILE.replace(b"Yes.", b"Yes, for 4 dollars."), "en")
    third = _write(shop, lambda tx: import_part(tx, changed, "faq.md"))

    assert not problems
    assert (first, again, third) == (Imported(2), Imported(0, 0, 2), Imported(0, 1, 1))
    assert [each.answer for each in _read(shop, lambda tx: list_entries(tx, "", "", 9))] == [
        "Yes, for 4 dollars.",
        "No.",
    ]


def test_what_a_file_has_no_more_is_deleted_only_when_asked(shop: Shop) -> None:
    (portion,), _ = parts(FILE, "en")
    _write(shop, lambda tx: import_part(tx, portion, "faq.md"))
    _write(shop, lambda tx: put_entry(tx, PutEntry("own", "en", "By hand?", "Yes.")))

    gone = _write(shop, lambda tx: prune(tx, portion[:1], "faq.md"))

    assert gone == 1
    assert [each.key for each in _read(shop, lambda tx: list_entries(tx, "", "", 9))] == ["wrap", "own"]


def test_a_change_is_found_at_once_and_a_deleted_answer_no_more(shop: Shop, clock: ManualClock) -> None:
    index = FaqIndex()
    entry_id, _ = _write(shop, lambda tx: put_entry(tx, PutEntry("wrap", "en", "Do you wrap gifts?", "Yes.")))
    before = _read(shop, lambda tx: index.answers(tx).find("do you gift wrap", "en"))
    clock.forward(seconds=1)
    _write(shop, lambda tx: put_entry(tx, PutEntry("wrap", "en", "Do you wrap gifts?", "No.")))
    after = _read(shop, lambda tx: index.answers(tx).find("do you gift wrap", "en"))
    _write(shop, lambda tx: delete_entry(tx, entry_id))

    assert (before[0].entry.answer, after[0].entry.answer) == ("Yes.", "No.")
    assert _read(shop, lambda tx: len(index.answers(tx))) == 0


def test_an_answer_is_given_in_the_shoppers_language_else_in_the_shops(shop: Shop) -> None:
    def write(language: str, question: str) -> None:
        _write(shop, lambda tx: put_entry(tx, PutEntry("returns", language, question, language)))

    index = FaqIndex()
    write("en", "How do returns work?")
    korean = _read(shop, lambda tx: index.answers(tx).find("반품 가능해요?", "ko"))
    write("fr", "Comment se passent les retours ?")
    french = _read(shop, lambda tx: index.answers(tx).find("je peux retourner un article ?", "fr"))

    assert (korean[0].entry.answer, french[0].entry.answer) == ("en", "fr")


def test_a_question_asked_again_is_counted_and_holds_nothing_of_the_person(shop: Shop) -> None:
    for question in (
        "Do you repair zips? Mail ann@smith.example or +1 555 123 4567",
        "do you repair zips mail or",
        "Why?",
    ):
        _write(shop, lambda tx, question=question: note_unanswered(tx, NoteUnanswered(question, "en")))  # type: ignore[misc]
    _write(shop, lambda tx: note_unanswered(tx, NoteUnanswered("12345", "en")))
    open_ = _read(shop, lambda tx: list_unanswered(tx, "open", 10**9, "", 9))
    second = _read(shop, lambda tx: list_unanswered(tx, "open", open_[0].count, open_[0].id, 9))
    _write(shop, lambda tx: settle_unanswered(tx, open_[0].id, "answered"))

    assert [(each.count, each.example) for each in open_] == [(2, "Do you repair zips? Mail … or …"), (1, "Why?")]
    assert [each.example for each in second] == ["Why?"]
    assert [each.example for each in _read(shop, lambda tx: list_unanswered(tx, "answered", 10**9, "", 9))] == [
        open_[0].example
    ]


def test_an_entry_is_read_as_it_was_written(shop: Shop) -> None:
    entry_id, outcome = _write(shop, lambda tx: put_entry(tx, PutEntry("k", "en", "Q?", "A", ("P?",), "f.md")))
    entry = _read(shop, lambda tx: get_entry(tx, entry_id))

    assert (outcome, entry.key, entry.phrasings, entry.source) == ("new", "k", ["P?"], "f.md")
