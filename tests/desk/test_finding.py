"""What was said, who said it, and orders are found by a few words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.desk.find.finding import conversations_about, find_messages, find_people
from chaffer.desk.find.folding import excerpt, folded, kept, sought
from chaffer.kernel.message import Text
from chaffer.people.operations.change_contact import ChangeContact, change_contact
from chaffer.records.person import erase_person
from chaffer.runtime.statements import Statement, mine
from chaffer.threads.marks import correct, take_away
from chaffer.threads.say import Author
from chaffer.threads.tables import messages
from tests.desk.conftest import Desk

_ALL = Statement("test.messages", messages.select().where(mine(messages)).order_by(messages.c.seq))


def said(desk: Desk, asked: str) -> list[str]:
    return [each.excerpt for each in desk.read(lambda tx: find_messages(tx, asked))]


def people(desk: Desk, asked: str) -> list[str]:
    return [each.name for each in desk.read(lambda tx: find_people(tx, asked))]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("blue", True), ("BLU dress", True), ("dress blue", True), ("lue", False), ("blue hat", False), ("été", True),
        ("ete", True), ("платье", True), ("ПЛАТ", True), ("드레스", True), ("洋服", True), ("青い洋", True), ("", False),
        ("%", False), ("_", False), ("'; --", False), ("a", False),
    ],
)  # fmt: skip
def test_words_are_found_by_how_they_begin_in_any_order(desk: Desk, asked: str, found: bool) -> None:
    desk.hears(desk.meets(), "A blue dress for l'Été, платье, 드레스를 주세요, この青い洋服")
    desk.hears(desk.meets(), "Something quite else")
    desk.follow()

    assert len(said(desk, asked)) == found


def test_the_newest_is_found_first_and_each_once(desk: Desk) -> None:
    here = desk.meets()
    for n in range(25):
        desk.clock.forward(minutes=1)
        desk.hears(here, f"tulips number {n}", answered=True)
        desk.follow()

    found = said(desk, "tulips")

    assert found == [f"tulips number {n}" for n in range(24, 4, -1)]


def test_an_answer_of_ours_is_found_too(desk: Desk) -> None:
    here = desk.meets()
    desk.answers(here, "Ada", "We wrap it in linen")
    desk.follow()

    assert said(desk, "linen") == ["We wrap it in linen"]


def test_what_was_corrected_or_taken_back_is_found_no_more(desk: Desk) -> None:
    here = desk.meets()
    desk.hears(here, "size forty")
    desk.hears(here, "my secret")
    desk.follow()
    first, second = desk.read(lambda tx: tx.rows(_ALL))
    desk.write(lambda tx: correct(tx, first, Author("shopper"), "size fifty"))
    desk.write(lambda tx: take_away(tx, second, Author("shopper")))
    desk.follow()

    assert (said(desk, "forty"), said(desk, "fifty"), said(desk, "secret")) == ([], ["size fifty"], [])


def test_people_are_found_by_name_and_number(desk: Desk) -> None:
    here = desk.meets()
    desk.follow()
    contact = desk.row(here).contact_id
    before = people(desk, "shopper 1")
    desk.write(lambda tx: change_contact(tx, ChangeContact(contact, "Zoë Ångström", "zoe@example.com")))
    desk.follow()

    assert before == ["Shopper 1"]
    for asked in ("zoe", "angstr", "zoe@example.com", "+1503555", "1503555"):
        assert people(desk, asked) == ["Zoë Ångström"], asked
    assert people(desk, "shopper") == []
    assert desk.read(lambda tx: conversations_about(tx, "angstrom")) == [here]


def test_who_is_erased_is_found_no_more(desk: Desk) -> None:
    here, other = desk.meets(), desk.meets()
    desk.hears(here, "peonies please")
    desk.hears(other, "peonies too")
    desk.follow()
    contact = desk.row(here).contact_id
    desk.write(lambda tx: erase_person(tx, contact))
    desk.follow()

    assert said(desk, "peonies") == ["peonies too"]
    assert people(desk, "shopper") == ["Shopper 2"]


def test_another_shops_words_are_never_found(desk: Desk) -> None:
    other = Desk(desk.db, desk.clock, "other")
    other.hears(other.meets(), "tulips")
    desk.follow()

    assert (said(desk, "tulips"), said(other, "tulips")) == ([], ["tulips"])
    assert people(desk, "shopper") == []


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=50))
def test_whatever_is_asked_of_whatever_was_said_is_safe(told: str, asked: str) -> None:
    assert all(not set("%_") & set(each.strip("%")) for each in sought(asked))
    assert len(sought(asked)) <= 8
    assert folded(" ".join(folded(told))) == folded(told)
    assert len(excerpt(told, asked)) <= 162
    assert kept(told) == "".join(f" {word}" for word in folded(told))[:2000]


def test_the_excerpt_is_the_stretch_around_the_word() -> None:
    told = "x " * 200 + "the tulips arrived " + "y " * 200

    assert "tulips arrived" in excerpt(told, "tulips")
    assert excerpt("short", "tulips") == "short"
    assert Text("short").text == "short"
