"""Whoever makes the list loses nothing: not over a restart, not beside a rival, not when the feed was cut off."""

from sqlalchemy import delete

from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.rows.following import TOGETHER, follow
from chaffer.runtime.statements import Statement
from chaffer.runtime.tables import changes
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from tests.desk.conftest import Desk
from tests.rivals import at_once

_CUT = Statement("test.cut", delete(changes))


def test_more_than_fits_one_look_is_looked_at_piece_by_piece(desk: Desk) -> None:
    desk.follow()
    made = [desk.meets() for _ in range(TOGETHER + 5)]

    pieces = 0
    while desk.db.write_now(ANY_SHOP, follow):
        pieces += 1

    assert sorted(desk.ids(limit=100)) == sorted(made)
    assert pieces > 1


def test_a_feed_that_was_cut_off_means_looking_at_everything(desk: Desk) -> None:
    desk.follow()
    desk.hears(desk.meets())
    desk.follow()
    unseen = desk.meets()
    desk.hears(unseen, "tulips")
    desk.db.write_now(ANY_SHOP, lambda tx: tx.run(_CUT))
    desk.meets()
    desk.follow()

    assert len(desk.ids()) == 3
    assert unseen in desk.ids()


def test_several_who_follow_at_once_do_not_stand_in_each_others_way(desk: Desk) -> None:
    desk.follow()
    made = [desk.meets() for _ in range(6)]

    got = at_once(desk.db, ANY_SHOP, [follow] * 4)
    desk.follow()

    assert [each for each in got if isinstance(each, Exception)] == []
    assert sorted(desk.ids()) == sorted(made)


def test_what_is_said_while_somebody_takes_it_is_in_the_list(desk: Desk) -> None:
    here = desk.meets()
    desk.gives_up(here)
    desk.follow()

    def taken(tx: Transaction) -> None:
        take_over(tx, TakeOver(here), desk.actor("Ada"))

    at_once(desk.db, desk.shop_id, [taken, desk.hearing(here, "Hello?")])
    desk.follow()

    row = desk.row(here)
    assert (row.owner_id, row.unread) == (desk.people["Ada"], 1)
