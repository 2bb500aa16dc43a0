"""What the server does by itself between two looks: the list follows, timers ring, jobs are done."""

from chaffer.desk.jobs import leaving
from chaffer.runtime import jobs, timers
from chaffer.runtime.jobs import Work
from chaffer.runtime.transaction import ANY_SHOP
from chaffer.wiring import JOBS
from tests.desk.conftest import Desk
from tests.web.night_shift import hall_of

ROUNDS_AT_MOST = 60


def settle(desk: Desk) -> int:
    """Until nothing is left to do now; how many jobs there were."""
    done = 0
    for _ in range(ROUNDS_AT_MOST):
        desk.follow()
        for due in desk.db.read_now(ANY_SHOP, timers.due):
            desk.db.write_now(due.shop_id, lambda tx, due=due: timers.fire(tx, due.kind, due.thing_id))  # type: ignore[misc]
        claimed = desk.db.write_now(ANY_SHOP, jobs.claim)
        if not claimed:
            return done
        for job in claimed:
            work = {**JOBS, **leaving(hall_of(desk.db))}[job.kind]
            assert isinstance(work, Work)
            done += 1

            def run(tx, job=job, work=work):  # type: ignore[no-untyped-def]
                work.do(tx, job.arguments)
                jobs.done(tx, job)

            desk.db.write_now(job.shop_id, run)
    raise AssertionError("it never comes to rest")
