"""On which days the shop delivers."""

import msgspec

from chaffer.accounts import audit
from chaffer.commerce.pricing.days import DayPlan
from chaffer.commerce.pricing.listing import RateView, list_rates
from chaffer.commerce.pricing.operations.set_day_plan import SetDayPlan, set_day_plan
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing


class Rates(msgspec.Struct, frozen=True):
    items: tuple[RateView, ...]


async def rates(call: Call, _: Nothing) -> Rates:
    return await call.read(lambda tx: Rates(tuple(list_rates(tx))))


async def put_plan(call: Call, asked: DayPlan) -> Rates:
    return await _set(call, asked)


async def take_plan(call: Call, _: Nothing) -> Rates:
    return await _set(call, None)


async def _set(call: Call, plan: DayPlan | None) -> Rates:
    def work(tx: Transaction) -> Rates:
        set_day_plan(tx, SetDayPlan(call.path["id"], plan))
        audit.record(tx, call.actor, "delivery.plan", target_kind="rate", target_id=call.path["id"], after=plan)
        return Rates(tuple(list_rates(tx)))

    return await call.write(work)
