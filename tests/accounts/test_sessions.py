"""Sessions against a model of them: whatever happens in whatever order, exactly those live that should."""

from datetime import datetime, timedelta
from random import Random

import pytest

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.operations.begin_session import BeginSession, begin_session
from chaffer.accounts.staff.operations.change_staff import ChangeStaff, change_staff
from chaffer.accounts.staff.sessions import end_sessions, is_signed_in, note_seen, prune_sessions, session_holder
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.testing import ManualClock
from tests.web.conftest import open_shop
from tests.web.people import hire

ALL = frozenset(PERMISSIONS)
IDLE, DAYS = timedelta(days=14), 60


class Model:
    """Whose sessions there are, when each was begun and last noted."""

    def __init__(self) -> None:
        self.begun: dict[str, datetime] = {}
        self.seen: dict[str, datetime] = {}
        self.of: dict[str, str] = {}
        self.disabled: set[str] = set()

    def live(self, token: str, now: datetime) -> bool:
        return (
            token in self.begun
            and self.of[token] not in self.disabled
            and now < self.begun[token] + timedelta(days=DAYS)
            and now < self.seen[token] + IDLE
        )

    def end(self, tokens: list[str]) -> None:
        for token in tokens:
            self.begun.pop(token, None)


@pytest.mark.parametrize("seed", range(3))
def test_exactly_those_sessions_live_that_should(db: Database, clock: ManualClock, seed: int) -> None:
    dice, model, ids = Random(seed), Model(), {}
    shop = open_shop(db, "ours").id
    owner = hire(db, shop)
    people = [hire(db, shop, "agent", f"p{n}@shop.example") for n in range(3)]
    for _ in range(120):
        whom = dice.choice(people)
        live = [token for token in model.begun if model.of[token] == whom]
        match dice.randrange(7):
            case 0 | 1 if whom not in model.disabled:
                made = db.write_now(shop, lambda tx: begin_session(tx, BeginSession(whom, "test", DAYS)))  # noqa: B023
                model.begun[made.token] = model.seen[made.token] = clock.now()
                model.of[made.token], ids[made.token] = whom, made.id
            case 2 if live:
                token = dice.choice(live)
                db.write_now(shop, lambda tx: note_seen(tx, ids[token]))  # noqa: B023
                if clock.now() - model.seen[token] > timedelta(minutes=5):
                    model.seen[token] = clock.now()
            case 3 if live:
                token = dice.choice(live)
                db.write_now(shop, lambda tx: end_sessions(tx, whom, only=ids[token]))  # noqa: B023
                model.end([token])
            case 4 if live:
                token = dice.choice(live)
                db.write_now(shop, lambda tx: end_sessions(tx, whom, but=ids[token]))  # noqa: B023
                model.end([each for each in live if each != token])
            case 5 if dice.random() < 0.3:
                state = "active" if whom in model.disabled else "disabled"
                db.write_now(shop, lambda tx: change_staff(tx, ChangeStaff(whom, state=state), COMMAND, ALL))  # noqa: B023
                model.disabled ^= {whom}
                model.end(live if state == "disabled" else [])
            case _:
                clock.forward(hours=dice.choice((0, 1, 30, 200)), minutes=dice.choice((0, 4, 6)))
        if dice.random() < 0.1:
            db.write_now(ANY_SHOP, prune_sessions)
        for token, id_ in ids.items():
            holder = db.read_now(ANY_SHOP, lambda tx: session_holder(tx, token, IDLE))  # noqa: B023
            expected = model.live(token, clock.now())
            assert (holder is not None) == expected
            assert db.read_now(shop, lambda tx: is_signed_in(tx, id_, IDLE)) == expected  # noqa: B023
            assert holder is None or (holder.id, holder.shop_id) == (model.of[token], shop)
    assert owner
    assert len(ids) > 10


def test_a_session_of_one_shop_is_none_of_another(db: Database) -> None:
    ours, theirs = open_shop(db, "ours").id, open_shop(db, "theirs").id
    staff_id = hire(db, ours)
    made = db.write_now(ours, lambda tx: begin_session(tx, BeginSession(staff_id, "test", DAYS)))

    assert not db.read_now(theirs, lambda tx: is_signed_in(tx, made.id, IDLE))
    assert db.write_now(theirs, lambda tx: end_sessions(tx, staff_id)) == []
    assert db.read_now(ours, lambda tx: is_signed_in(tx, made.id, IDLE))
