"""The second factor: a code counts once, whoever has the password alone stays outside."""

from collections.abc import Iterator

import pyotp
import pytest
from sqlalchemy import select

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.operations.make_link import Reset, reset
from chaffer.accounts.staff.second_factor import use_code, use_recovery_code
from chaffer.accounts.staff.tables import recovery_codes, second_factors
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, mine
from chaffer.testing import ManualClock
from chaffer.web.backstage import Backstage
from tests.web.conftest import Shop
from tests.web.people import PASSWORD, Browser, browser, hire

ME = {"email": "ana@shop.example", "password": PASSWORD}
_FACTORS = Statement("tests.factors", select(second_factors).where(mine(second_factors)))
_CODES = Statement("tests.codes", select(recovery_codes).where(mine(recovery_codes)))


@pytest.fixture
def page(backstage: Backstage) -> Iterator[Browser]:
    with browser(backstage) as opened:
        yield opened


@pytest.fixture
def ana(db: Database, ours: Shop) -> str:
    return hire(db, ours.id)


class Telephone:
    """An app that shows codes."""

    def __init__(self, page: Browser, clock: ManualClock) -> None:
        page.sign_in()
        told = page("POST", "/session/second-factor")
        self.clock, self.secret, self.uri = clock, told["secret"], told["uri"]
        self.recovery: list[str] = page("PUT", "/session/second-factor", {"code": self.code()})["recovery_codes"]
        clock.forward(seconds=60)

    def code(self, seconds: int = 0) -> str:
        return pyotp.TOTP(self.secret).at(int(self.clock.now().timestamp()) + seconds)


@pytest.fixture
def telephone(page: Browser, clock: ManualClock, ana: str) -> Telephone:
    return Telephone(page, clock)


def test_it_counts_only_once_a_code_was_seen(page: Browser, ana: str) -> None:
    page.sign_in()
    told = page("POST", "/session/second-factor")
    page("PUT", "/session/second-factor", {"code": "000000"}, 422)

    assert told["uri"].startswith("otpauth://totp/Ours:ana%40shop.example?secret=")
    assert page.sign_in()["second_factor"] is False


def test_with_it_a_password_alone_lets_nobody_in(page: Browser, telephone: Telephone) -> None:
    page("DELETE", "/session", status=204)

    assert page("POST", "/session", ME, 401)["code"] == "second-factor-needed"
    assert page("POST", "/session", {**ME, "code": "123456"}, 401)["code"] == "wrong-second-factor"
    assert page.cookie == ""
    assert page.sign_in(code=telephone.code())["second_factor"] is True


def test_a_wrong_password_is_not_asked_for_a_code(page: Browser, telephone: Telephone) -> None:
    told = page("POST", "/session", {**ME, "password": "not the right one", "code": telephone.code()}, 401)

    assert told["code"] == "wrong-credentials"


def test_a_code_counts_once(page: Browser, telephone: Telephone) -> None:
    code, earlier = telephone.code(), telephone.code(-30)
    page.sign_in(code=code)

    for used in (code, earlier, code[:3] + " " + code[3:]):
        assert page("POST", "/session", {**ME, "code": used}, 401)["code"] == "wrong-second-factor"
    telephone.clock.forward(seconds=30)
    page.sign_in(code=telephone.code())


def test_the_code_that_set_it_up_is_used_up_too(page: Browser, clock: ManualClock, ana: str) -> None:
    page.sign_in()
    secret = page("POST", "/session/second-factor")["secret"]
    code = pyotp.TOTP(secret).at(int(clock.now().timestamp()))
    page("PUT", "/session/second-factor", {"code": code})

    page("POST", "/session", {**ME, "code": code}, 401)


@pytest.mark.parametrize(("seconds", "status"), [(-60, 401), (-30, 200), (0, 200), (30, 200), (60, 401)])
def test_clocks_may_differ_by_half_a_minute(page: Browser, telephone: Telephone, seconds: int, status: int) -> None:
    page("POST", "/session", {**ME, "code": telephone.code(seconds)}, status)


def test_of_two_who_use_one_code_at_once_one_gets_in(
    db: Database, backstage: Backstage, ours: Shop, ana: str, telephone: Telephone
) -> None:
    code = telephone.code()

    used = [db.write_now(ours.id, lambda tx: use_code(tx, backstage.secrets, ana, code)) for _ in range(2)]

    assert used == [True, False]


@pytest.mark.parametrize("code", ["", "12345", "1234567", "١٢٣٤٥٦", "abcdef", "-12345", "1e5   "])
def test_what_is_no_code_is_none(
    db: Database, backstage: Backstage, ours: Shop, ana: str, telephone: Telephone, code: str
) -> None:
    assert not db.write_now(ours.id, lambda tx: use_code(tx, backstage.secrets, ana, code))


def test_a_recovery_code_counts_once_and_is_kept_as_its_hash(
    page: Browser, db: Database, ours: Shop, telephone: Telephone
) -> None:
    first, second = telephone.recovery[:2]
    kept = repr(db.read_now(ours.id, lambda tx: tx.rows(_CODES)))

    page.sign_in(recovery_code=first.upper().replace("-", " "))

    assert page("POST", "/session", {**ME, "recovery_code": first}, 401)["code"] == "wrong-second-factor"
    page.sign_in(recovery_code=second)
    assert len(set(telephone.recovery)) == 10
    assert not any(each in kept for each in telephone.recovery)


def test_a_recovery_code_of_somebody_else_is_nothing(db: Database, ours: Shop, telephone: Telephone) -> None:
    bo = hire(db, ours.id, "agent", "bo@shop.example")

    assert not db.write_now(ours.id, lambda tx: use_recovery_code(tx, bo, telephone.recovery[0]))


def test_the_secret_rests_sealed(page: Browser, db: Database, ours: Shop, telephone: Telephone) -> None:
    (row,) = db.read_now(ours.id, lambda tx: tx.rows(_FACTORS))

    assert telephone.secret.encode() not in bytes(row.sealed_secret)


def test_taking_it_away_needs_the_password(page: Browser, telephone: Telephone) -> None:
    page("DELETE", "/session/second-factor", {"password": "not the right one"}, 422)
    page("POST", "/session/second-factor", status=409)
    page("DELETE", "/session/second-factor", {"password": PASSWORD}, 204)

    page("DELETE", "/session/second-factor", {"password": PASSWORD}, 409)
    assert page.sign_in()["second_factor"] is False
    assert page("POST", "/session", {**ME, "recovery_code": telephone.recovery[0]})["second_factor"] is False


def test_a_link_for_a_new_password_does_not_stand_for_the_second_factor(
    page: Browser, db: Database, ours: Shop, ana: str, telephone: Telephone
) -> None:
    link = db.write_now(ours.id, lambda tx: reset(tx, Reset(ana), COMMAND, frozenset(PERMISSIONS)))
    new = {"token": link.token, "password": "quite another phrase"}

    assert page("POST", "/invitations/accept", new, 401)["code"] == "second-factor-needed"
    page("POST", "/invitations/accept", {**new, "code": telephone.code()})


def test_a_link_may_take_a_lost_second_factor_away(
    page: Browser, db: Database, ours: Shop, ana: str, telephone: Telephone
) -> None:
    link = db.write_now(
        ours.id, lambda tx: reset(tx, Reset(ana, drops_second_factor=True), COMMAND, frozenset(PERMISSIONS))
    )

    opened = page("POST", "/invitations/accept", {"token": link.token, "password": "quite another phrase"})

    assert opened["second_factor"] is False


def test_codes_cannot_be_tried_one_after_the_other(page: Browser, telephone: Telephone) -> None:
    statuses = [page.raw("POST", "/session", {**ME, "code": f"{n:06}"}).status_code for n in range(12)]

    assert statuses.count(401) <= 7
    assert statuses[-1] == 429
    telephone.clock.forward(minutes=15)
    page.sign_in(code=telephone.code())
