"""Of several who want a conversation at once, one gets it."""

from functools import partial
from typing import Any

import pytest

from chaffer.desk.errors import Taken
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.rows.shown import Owner
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation
from chaffer.threads.operations.hand_over import HandOver, hand_over
from tests.desk.conftest import Desk
from tests.rivals import at_once, in_the_middle


def owner(desk: Desk, here: str) -> tuple[str, str]:
    row = desk.read(lambda tx: conversation(tx, here))
    return row.owner_kind, row.owner_id


def who_has(refused: Taken) -> str:
    told = refused.details["owner"]
    assert isinstance(told, Owner)
    return told.name


def taking(desk: Desk, here: str, name: str, from_id: str = "") -> Any:
    def work(tx: Transaction) -> str:
        take_over(tx, TakeOver(here, from_id), desk.actor(name))
        return name

    return work


def test_of_eight_who_take_at_once_one_gets_it_and_the_others_are_told_who(desk: Desk) -> None:
    names = [f"Agent{n}" for n in range(8)]
    for name in names:
        desk.hire(name)
    here = desk.meets()

    got = at_once(desk.db, desk.shop_id, [taking(desk, here, name) for name in names])

    (winner,) = [each for each in got if isinstance(each, str)]
    refused = [each for each in got if isinstance(each, Taken)]
    assert len(refused) == 7
    assert {who_has(each) for each in refused} == {winner}
    assert owner(desk, here) == ("person", desk.people[winner])


def test_a_rival_in_the_middle_is_refused(desk: Desk) -> None:
    here = desk.meets()

    first, second = in_the_middle(desk.db, desk.shop_id, taking(desk, here, "Ada"), taking(desk, here, "Bo"))

    assert first == "Ada"
    assert isinstance(second, Taken)
    assert owner(desk, here) == ("person", desk.people["Ada"])


def test_who_has_it_may_take_it_again(desk: Desk) -> None:
    here = desk.meets()

    assert [desk.write(taking(desk, here, "Ada")) for _ in range(2)] == ["Ada", "Ada"]


def test_it_is_taken_from_a_colleague_by_name_only_while_they_have_it(desk: Desk) -> None:
    here = desk.meets()
    desk.hire("Cy")
    desk.write(taking(desk, here, "Ada"))

    got = at_once(desk.db, desk.shop_id, [taking(desk, here, name, desk.people["Ada"]) for name in ("Bo", "Cy")])

    assert sorted(isinstance(each, Taken) for each in got) == [False, True]
    with pytest.raises(Taken):
        desk.write(taking(desk, here, "Ada"))


def test_of_two_who_assign_at_once_by_what_they_saw_one_is_told_who_has_it(desk: Desk) -> None:
    here = desk.meets()
    desk.hire("Cy")
    desk.write(taking(desk, here, "Ada"))

    def assign(name: str, tx: Transaction) -> str:
        seen = desk.people["Ada"]
        set_conversation(tx, SetConversation(here, assign_to=desk.people[name], assign_from=seen))
        return name

    got = at_once(desk.db, desk.shop_id, [partial(assign, "Bo"), partial(assign, "Cy")])

    (winner,) = [each for each in got if isinstance(each, str)]
    (refused,) = [each for each in got if isinstance(each, Taken)]
    assert who_has(refused) == winner
    assert owner(desk, here) == ("person", desk.people[winner])


def test_speaking_in_a_colleagues_conversation_leaves_it_theirs(desk: Desk) -> None:
    here = desk.meets()
    desk.write(taking(desk, here, "Ada"))

    desk.answers(here, "Bo", "I can help too.")

    assert owner(desk, here) == ("person", desk.people["Ada"])


def test_what_somebody_on_the_phone_answered_may_be_taken(desk: Desk) -> None:
    here = desk.meets()
    desk.write(lambda tx: hand_over(tx, HandOver(here, "", "taken", "person", "")))

    assert desk.write(taking(desk, here, "Ada")) == "Ada"
